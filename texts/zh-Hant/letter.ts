import type { letter as first } from '../zh-Hans/letter.js';

/** Texts of the written result as a letter (norm 1.5.2). */
export const letter: Record<keyof typeof first, string> = {
  'letter.title': '{kind}答覆函',
  'letter.number': '編號：{number}',
  'letter.to': '尊敬的{name}：',
  'letter.customer': '客戶',
  'letter.begin': '您於{day}提出的{kind}，我們已經辦理，現將結果書面答覆如下：',
  'letter.end': '如對本答覆有不同意見，請致電 {phone} 或在對話中直接告訴我們，我們會繼續跟進。感謝您的耐心與理解。',
  'letter.link': '列印答覆函',
};
