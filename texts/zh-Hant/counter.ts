import type { counter as first } from '../zh-Hans/counter.js';

/** What is said at the counter itself, outside any form (norm 4.2: greet, thank, never deny flatly). */
export const counter: Record<keyof typeof first, string> = {
  'counter.greeting': '您好，這裡是{institution}的自動客服助手「櫃台」。我是自動程式，不是真人；您說的內容會按服務規範留存記錄。\n我可以為您預約到網點辦理業務、受理申請、登記投訴和建議、查詢進度，也可以解答營業時間、地址、需要帶的材料等問題。請問您想辦理什麼？',
  'counter.greeting-again': '您好，我在。請問您想辦理什麼？',
  'counter.menu': '我可以為您：\n· 預約、改期或取消，例如「下週三下午三點在浦東支行約理財諮詢」\n· 提交業務申請，例如「申請個人貸款」\n· 登記投訴、建議和表揚\n· 查詢辦理進度，可以直接發受理編號\n· 解答營業時間、地址和要帶的材料\n需要真人服務，請說「轉人工」。',
  'counter.thanks': '不客氣，感謝您的耐心。還有什麼可以幫您？',
  'counter.bye': '感謝您的來訪，祝您生活愉快。需要時隨時回來，這段對話會為您保留。',
  'counter.unclear': '抱歉，我還沒有明白您想辦的事。您可以換個說法，或者從下面選一項：',
  'counter.unclear-again': '抱歉，還是沒能明白。請從下面選一項，或者說「菜單」看看我能做什麼；也可以撥打{phone}，由人工客服為您處理。',
  'counter.nothing-to-cancel': '目前沒有正在填寫的內容。如果要取消已經約好的預約，請說「取消預約」或發送受理編號；也可以撥打{phone}。',
  'counter.parked': '之前沒填完的內容還為您保留着，要繼續嗎？',
  'counter.language': '好的，接下來用繁體中文為您服務。',
  'counter.book': '預約{service}',
  'counter.button.hours': '營業時間',
  'counter.button.progress': '查詢進度',
  'counter.button.complaint': '我要投訴',
  'counter.button.feedback': '意見建議',
  'counter.button.change': '改期或取消預約',
  'counter.button.apply': '提交業務申請',
  'counter.guess': '請問您是想辦下面哪一件？',
  'counter.then': '您還提到「{said}」，這件辦好就接著為您辦。',
  'counter.button.human': '轉人工客服',
  'counter.button.resume': '繼續剛才的內容',
};
