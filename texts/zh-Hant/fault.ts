import type { fault as first } from '../zh-Hans/fault.js';

/** What is said when we have failed (promise: always an answer). */
export const fault: Record<keyof typeof first, string> = {
  'fault.apology': '抱歉，我們的系統剛才出了問題，沒能處理您的這則訊息。訊息已經保存，工作人員會看到；您填過的內容也都還在，請稍後再試一次。',
};
