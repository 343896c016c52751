/** What is said at the counter itself, outside any form (norm 4.2: greet, thank, never deny flatly). */
export const counter = {
  'counter.greeting': '您好，这里是{institution}的自动客服助手“柜台”。我是自动程序，不是真人；您说的内容会按服务规范留存记录。\n我可以为您预约到网点办理业务，也可以解答营业时间、地址、需要带的材料等问题。请问您想办理什么？',
  'counter.greeting-again': '您好，我在。请问您想办理什么？',
  'counter.menu': '我可以为您：\n· 预约到网点办理业务，例如“下周三下午三点在浦东支行约理财咨询”\n· 查询网点的营业时间、地址和电话\n· 说明办理业务要带的材料\n需要真人服务，请说“转人工”。',
  'counter.thanks': '不客气，感谢您的耐心。还有什么可以帮您？',
  'counter.bye': '感谢您的来访，祝您生活愉快。需要时随时回来，这段对话会为您保留。',
  'counter.unclear': '抱歉，我还没有明白您想办的事。您可以换个说法，或者从下面选一项：',
  'counter.unclear-again': '抱歉，还是没能明白。我目前会的是预约网点服务和解答网点信息；其他事情请拨打{phone}，由人工客服为您处理。',
  'counter.human': '您要找人工客服：请拨打{phone}，客服人员会直接为您服务。您的请求和这段对话都已记录下来。',
  'counter.nothing-to-cancel': '目前没有正在填写的内容。如果要取消已经约好的预约，请拨打{phone}，并告知受理编号。',
  'counter.parked': '之前没填完的内容还为您保留着，要继续吗？',
  'counter.language': '好的，接下来用简体中文为您服务。',
  'counter.book': '预约{service}',
  'counter.button.hours': '营业时间',
  'counter.button.human': '转人工客服',
  'counter.button.resume': '继续刚才的预约',
} as const;
