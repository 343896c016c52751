/** What customers are told while a person has, or is to have, the conversation (norms 4.2, 4.4). */
export const agent = {
  'agent.claimed': '您好，人工客服{number}已接入，之前的内容客服都能看到，您不用重复。',
  'agent.taken-over': '您好，人工客服{number}现在为您服务，之前的内容客服都能看到。',
  'agent.passed': '已把您转给客服{number}，之前的内容都已一并转交，您不用重复。',
  'agent.passed-team': '正在把您转给更合适的同事，请稍候。之前的内容都已一并转交。',
  'agent.place': '您前面还有{ahead}位，请稍候。',
  'agent.place-wait': '您前面还有{ahead}位，预计还要等约{minutes}分钟，请稍候。',
  'agent.next': '下一位就是您，请稍候。',
  'agent.dropped': '抱歉，刚才的客服连接中断了，已为您优先转给下一位客服，请稍候，您说过的内容都在。',
  'agent.escalated': '抱歉让您久等，已请客服主管来处理，请再稍候。',
  'agent.unnamed': '同事',
  'agent.unclassified': '未分类',
  'agent.cite': '根据服务规范{number}“{title}”：{sentence}',
} as const;
