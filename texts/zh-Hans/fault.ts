/** What is said when we have failed (promise: always an answer). */
export const fault = {
  'fault.apology': '抱歉，我们的系统刚才出了问题，没能处理您的这条消息。消息已经保存，工作人员会看到；您填过的内容也都还在，请稍后再试一次。',
} as const;
