import type { norms as first } from '../zh-Hans/norms.js';

/** Answers from the norms (promise: no claim without its source). */
export const norms: Record<keyof typeof first, string> = {
  'norms.answer': '{sentence}\n（依據服務規範 {number}《{title}》）',
  'norms.claim': '{claim}（規範 {number}）',
  'norms.offer': '您問的可能是下面其中一條，請選一下：',
  'norms.missing': '服務規範列有 {number}《{title}》這一節，但現有版本沒有收錄它的內容，我不能憑空回答。需要了解可以說「轉人工」。',
  'norms.whole': '服務規範 {number}《{title}》全文：\n{words}',
  'norms.fold': '規範 {number} 條款原文',
  'norms.instead': '傳送「規範 {number}」可看全文。',
  'norms.clause': '規範 {number} {title}',
  'norms.rate.helpful': '有幫助',
  'norms.rate.unhelpful': '沒幫上',
  'norms.rated.helpful': '謝謝，已記下。',
  'norms.rated.unhelpful': '抱歉，這條沒能幫上您，您的問題已經記下，我們會據此改進。您可以換個說法再問，或者從下面選一項：',
  'norms.rated.already': '這條回答您已經評過了，謝謝。',
  'norms.rated.late': '這條回答已經過去較久，沒有再記評價。還想了解什麼，請直接告訴我。',
  'norms.cites': '手冊引用',
  'norms.cites.note': '{cites}（文號以正式文件為準）',
  'norms.cites.line': '手冊引用：{cites}（文號以正式文件為準）',
  'norms.risk.investment': '風險提示：投資有風險，過往業績不代表未來收益，任何人都不能承諾保本或收益；購買前請閱讀產品文件並完成風險評估。',
  'norms.risk.insurance': '風險提示：保險保障以合約條款為準，請留意責任免除、猶豫期和退保損失。',
  'norms.risk.credit': '風險提示：借款要付利息和費用，逾期會影響信用記錄；請按自己的還款能力申請，以合約為準。',
};
