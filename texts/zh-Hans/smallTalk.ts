/** What is said to words that are no business of a counter (norm 4.2: patient, never in kind). */
export const smallTalk = {
  'smallTalk.who': '我是“柜台”，一个自动客服程序，不是真人；需要真人时说“转人工”就可以。请问想办什么？',
  'smallTalk.praised': '谢谢您的夸奖，很高兴能帮上忙。还有什么想办的吗？',
  'smallTalk.no-tips': '行情和涨跌我没有办法判断，怕误导您。想听专业意见，可以为您预约理财顾问：',
  'smallTalk.chat': '这个我帮不上什么忙，不过银行网点的事我很乐意。您可以从下面选一项：',
  'smallTalk.abuse': '听得出您很不满，很抱歉让您不愉快。我继续为您办事；想和真人说，请说“转人工”或拨打{phone}，这段对话工作人员会看到。',
  'smallTalk.money-at-risk': '资金安全最要紧：请马上拨打{phone}挂失或冻结账户，怀疑诈骗请同时拨打 110。不要再转账，也不要把验证码告诉任何人。',
  'smallTalk.distress': '听到您这样说，我很担心您。请现在就联系能帮助您的人：全国心理援助热线 12356，紧急情况请拨打 110 或 120。您不是一个人。也可以拨打{phone}；业务上的困难可以慢慢商量。',
} as const;
