/** What customers are told while a person has, or is to have, the conversation (norms 4.2, 4.4). */
export const agent = {
  'agent.claimed': '您好，人工客服{number}已接入，之前的內容客服都能看到，您不用重複。',
  'agent.taken-over': '您好，人工客服{number}現在為您服務，之前的內容客服都能看到。',
  'agent.passed': '已把您轉給客服{number}，之前的內容都已一併轉交，您不用重複。',
  'agent.passed-team': '正在把您轉給更合適的同事，請稍候。之前的內容都已一併轉交。',
  'agent.place': '您前面還有{ahead}位，請稍候。',
  'agent.place-wait': '您前面還有{ahead}位，預計還要等約{minutes}分鐘，請稍候。',
  'agent.next': '下一位就是您，請稍候。',
  'agent.dropped': '抱歉，剛才的客服連線中斷了，已為您優先轉給下一位客服，請稍候，您說過的內容都在。',
  'agent.escalated': '抱歉讓您久等，已請客服主管來處理，請再稍候。',
  'agent.unnamed': '同事',
  'agent.unclassified': '未分類',
  'agent.cite': '根據服務規範{number}「{title}」：{sentence}',
} as const;
