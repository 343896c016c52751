/** What customers are told when something has gone wrong (norm 6.3: tell customers at once). */
export const incident = {
  'incident.what.system': '部分線上服務目前發生故障，正在搶修。急需辦理的業務請致電 {phone}。',
  'incident.what.service': '部分服務目前暫時中斷，正在恢復。急需辦理的業務請致電 {phone}。',
  'incident.what.fraud': '近期有人冒充我們的人員。請不要向任何人透露密碼、驗證碼，也不要依對方要求轉帳。如有疑問請致電 {phone}。',
  'incident.what.data': '我們發現部分客戶資訊可能受到影響，正在查核。請留意可疑的電話和簡訊，不要透露密碼和驗證碼。洽詢請致電 {phone}。',
  'incident.what.complaints': '近期不少客戶反映了同一個問題，我們正在逐一查證處理。洽詢請致電 {phone}。',
  'incident.what.premises': '部分據點目前暫停營業。前往據點前請先致電 {phone} 確認。',
  'incident.what.other': '部分服務目前發生異常，我們正在處理。急需辦理的業務請致電 {phone}。',
  'incident.message': '{institution}通知：{what}有進展會在這裡告訴您，造成您的不便，非常抱歉。',
  'incident.lifted': '{institution}通知：先前通知的情況已經處理完畢，相關服務恢復正常。感謝您的耐心等候，如仍有問題請直接告訴我們。',
  'incident.asked': '目前的情況：{what}\n您還想了解別的，或需要專人協助，請直接告訴我。',
} as const;
