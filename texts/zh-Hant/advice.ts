import type { advice as first } from '../zh-Hans/advice.js';

/** Advice that is not a counter's to give: declined politely, with a way on. */
export const advice: Record<keyof typeof first, string> = {
  'advice.investment': '買哪一款、該買還是該賣，我不能給建議：投資有風險，適不適合要看您的情況。可以為您預約理財顧問面談，也可以撥打{phone}：',
  'advice.legal': '法律上的判斷我不能代您作出，請諮詢律師或撥打 12348 法律服務熱線。涉及我們服務的事，可以轉人工或撥打{phone}：',
  'advice.medical': '身體和用藥的事我不能給建議，請諮詢醫生；情況緊急請馬上撥打 120。業務上的事，可以轉人工或撥打{phone}：',
};
