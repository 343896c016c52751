import type { deadlines as first } from '../zh-Hans/deadlines.js';

/** What the customer is told of deadlines (norms 2.4, 2.5). */
export const deadlines: Record<keyof typeof first, string> = {
  'deadlines.late': '您好，您的{kind}（{number}）還在處理中，比我們預定的時間久，非常抱歉。已經上報給負責人跟進，有進展會在這裡告訴您；想直接了解，請撥打{phone}。感謝您的耐心。',
  'deadlines.notice.subject': '辦理進度通知',
};
