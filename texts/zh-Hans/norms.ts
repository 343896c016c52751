/** Answers from the norms (promise: no claim without its source). */
export const norms = {
  'norms.answer': '{sentence}\n（依据服务规范 {number}《{title}》）',
  'norms.claim': '{claim}（规范 {number}）',
  'norms.offer': '您问的可能是下面其中一条，请选一下：',
  'norms.missing': '服务规范列有 {number}《{title}》这一节，但现有版本没有收录它的内容，我不能凭空回答。需要了解可以说“转人工”。',
  'norms.clause': '规范 {number} {title}',
  'norms.cites': '手册引用',
  'norms.cites.note': '{cites}（文号以正式文件为准）',
} as const;
