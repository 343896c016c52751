/** Texts of the written result as a letter (norm 1.5.2). */
export const letter = {
  'letter.title': '{kind}答复函',
  'letter.number': '编号：{number}',
  'letter.to': '尊敬的{name}：',
  'letter.customer': '客户',
  'letter.begin': '您于{day}提出的{kind}，我们已经办理，现将结果书面答复如下：',
  'letter.end': '如对本答复有不同意见，请致电 {phone} 或在对话中直接告诉我们，我们会继续跟进。感谢您的耐心与理解。',
  'letter.link': '打印答复函',
} as const;
