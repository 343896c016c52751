/** What the customer is told of deadlines (norms 2.4, 2.5). */
export const deadlines = {
  'deadlines.late': '您好，您的{kind}（{number}）还在处理中，比我们预定的时间久，非常抱歉。已经上报给负责人跟进，有进展会在这里告诉您；想直接了解，请拨打{phone}。感谢您的耐心。',
  'deadlines.notice.subject': '办理进度通知',
} as const;
