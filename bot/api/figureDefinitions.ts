/** What each figure counts, and what it does not; docs/figures.md says more. */
export const DEFINITIONS_ZH = {
  'what.contacts': '客户每次来访计一次：首次发言，或静默满 4 小时后再次发言（人工接待尚未结束时不另计）。按来访第一句话所在日统计。',
  'what.outcomes': '每次来访的结果。机器人办结：没有转人工，且最后一件事由机器人答复或办妥；转为个案：登记了申请、投诉或反馈；人工：请求过或有人工接待；未解决：最后一件事答不上、没帮上忙或系统出错；寒暄不计入办结率的分母。',
  'what.handoffs': '转人工的次数及原因：会话、留言、回电。不含个案上的内部任务，也不含坐席主动接入。',
  'what.waiting': '从请求人工到有人接手（或客户离开）。被转到小组或掉线后重新排队另计“再次等待”。同时给出自然时间与坐席工作时间。',
  'what.answers': '客户发言到得到答复的时间，连续几条按第一条起算。机器人：由机器人回复；人工：从促成转人工的那句话起，穿过机器人的话、排队、转接，到坐席的第一句话为“首次”，此后为“后续”。重开后的转人工重新计首次。非工作时间照计，并另给工作时间。',
  'what.unanswered': '没有得到答复的发言。首次：直到结束也没有人工回应；末尾：结束时客户最后的话没有回应；出错：机器人只致歉。',
  'what.settling': '个案从登记（或重开）到结案的时间。撤回和取消不计。',
  'what.deadlines': '按政策统计的时限。遵守：在期限内完成，计入完成之日；逾期：过期未完成，计入到期之日。重开后重新计。未到期的不计。',
  'what.satisfaction': '客户在四个维度给出的 1–5 分的平均分。没有打分的维度不计。',
  'what.surveys': '满意度调查：发出、完成、谢绝的次数。',
  'what.complaints': '登记的投诉，按类别。含中途离开的草稿，计入登记之日。',
  'what.causes': '结案时填写的投诉原因，按用语归入若干类。计入结案之日。',
  'what.clauses': '机器人用来答复的规范条款。',
  'what.declined': '规范未能回答的问题（已脱敏），按原话。',
} as const;

/** See {@link DEFINITIONS_ZH}. */
export const DEFINITIONS_EN: Readonly<Record<keyof typeof DEFINITIONS_ZH, string>> = {
  'what.contacts': 'Each time a customer comes: the first words, or words after four hours of silence (not while a person still has the conversation). Counted on the day of the first words.',
  'what.outcomes': 'How each contact went. Solved by the bot: no person was called, and the last thing asked was answered or done. Taken as a case: an application, complaint or feedback was made of it. By a person: one was called or spoke. Not solved: the bot did not know, did not help, or failed. Small talk is left out of the share.',
  'what.handoffs': 'How often a person was called, and why: chats, messages, callbacks. Work on cases is left out, and so is who begins at the desk by themselves.',
  'what.waiting': 'From calling a person to somebody’s taking it (or the customer’s leaving). Waiting again after being passed to a team, or dropped, counts by itself. By the clock on the wall and in the desk’s hours.',
  'what.answers': 'From a customer’s words to their answer; several in a row count from the first. Bot: the bot answers. People: from the words that led to a person, through what the bot says, through queue and passing on, to a person’s first words; then each later answer. A person called again has a first answer again. Off hours count; the desk’s hours are given beside.',
  'what.unanswered': 'Words without an answer. First: no person ever answered; last: the last words when it was ended; fault: the bot only apologised.',
  'what.settling': 'From opening (or reopening) a case to closing it. Withdrawn and cancelled cases are left out.',
  'what.deadlines': 'Promises in time, by policy. Kept: met in time, counted when it was met; missed: counted when it was due. Reopening begins them anew. What is not due yet does not count.',
  'what.satisfaction': 'The mean of customers’ marks from 1 to 5 on the four dimensions. Dimensions without a mark do not count.',
  'what.surveys': 'The survey: how often it was asked, answered, declined.',
  'what.complaints': 'Complaints registered, by class; drafts that were left count, too. Counted when they were registered.',
  'what.causes': 'Causes of complaints as written when they were closed, brought under heads by their words. Counted when they were closed.',
  'what.clauses': 'Clauses of the norms that the bot answered with.',
  'what.declined': 'Questions the norms did not answer (masked), by their words.',
};
