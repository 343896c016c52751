/** What customers are told when something has gone wrong (norm 6.3: tell customers at once). */
export const incident = {
  'incident.what.system': '部分线上服务目前出现故障，正在抢修。急需办理的业务请致电 {phone}。',
  'incident.what.service': '部分服务目前暂时中断，正在恢复。急需办理的业务请致电 {phone}。',
  'incident.what.fraud': '近期有人冒充我们的工作人员。请不要向任何人透露密码、验证码，也不要按对方要求转账。如有疑问请致电 {phone}。',
  'incident.what.data': '我们发现部分客户信息可能受到影响，正在核查。请留意可疑的电话和短信，不要透露密码和验证码。咨询请致电 {phone}。',
  'incident.what.complaints': '近期不少客户反映了同一个问题，我们正在逐一核实处理。咨询请致电 {phone}。',
  'incident.what.premises': '部分网点目前暂停营业。前往网点前请先致电 {phone} 确认。',
  'incident.what.other': '部分服务目前出现异常，我们正在处理。急需办理的业务请致电 {phone}。',
  'incident.message': '{institution}通知：{what}有进展会在这里告诉您，给您带来不便，非常抱歉。',
  'incident.lifted': '{institution}通知：此前通知的情况已经处理完毕，相关服务恢复正常。感谢您的耐心等待，如仍有问题请直接告诉我们。',
  'incident.asked': '目前的情况：{what}\n您还想了解别的，或需要人工帮助，请直接告诉我。',
} as const;
