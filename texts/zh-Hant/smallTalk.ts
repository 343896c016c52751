import type { smallTalk as first } from '../zh-Hans/smallTalk.js';

/** What is said to words that are no business of a counter (norm 4.2: patient, never in kind). */
export const smallTalk: Record<keyof typeof first, string> = {
  'smallTalk.who': '我是「櫃台」，一個自動客服程式，不是真人；需要真人時說「轉人工」就可以。請問想辦什麼？',
  'smallTalk.praised': '謝謝您的誇獎，很高興能幫上忙。還有什麼想辦的嗎？',
  'smallTalk.no-tips': '行情和漲跌我沒有辦法判斷，怕誤導您。想聽專業意見，可以為您預約理財顧問：',
  'smallTalk.chat': '這個我幫不上什麼忙，不過銀行網點的事我很樂意。您可以從下面選一項：',
  'smallTalk.abuse': '聽得出您很不滿，很抱歉讓您不愉快。我繼續為您辦事；想和真人說，請說「轉人工」或撥打{phone}，這段對話工作人員會看到。',
  'smallTalk.money-at-risk': '資金安全最要緊：請馬上撥打{phone}掛失或凍結帳戶，懷疑詐騙請同時撥打 110。不要再轉帳，也不要把驗證碼告訴任何人。',
  'smallTalk.distress': '聽到您這樣說，我很擔心您。請現在就聯繫能幫助您的人：全國心理援助熱線 12356，緊急情況請撥打 110 或 120。您不是一個人。也可以撥打{phone}；業務上的困難可以慢慢商量。',
};
