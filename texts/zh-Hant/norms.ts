import type { norms as first } from '../zh-Hans/norms.js';

/** Answers from the norms (promise: no claim without its source). */
export const norms: Record<keyof typeof first, string> = {
  'norms.answer': '{sentence}\n（依據服務規範 {number}《{title}》）',
  'norms.claim': '{claim}（規範 {number}）',
  'norms.offer': '您問的可能是下面其中一條，請選一下：',
  'norms.missing': '服務規範列有 {number}《{title}》這一節，但現有版本沒有收錄它的內容，我不能憑空回答。需要了解可以說「轉人工」。',
  'norms.clause': '規範 {number} {title}',
  'norms.cites': '手冊引用',
  'norms.cites.note': '{cites}（文號以正式文件為準）',
};
