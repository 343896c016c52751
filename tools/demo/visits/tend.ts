import { nextDeskTime } from '../calendar.js';
import { actorOf, type House } from '../house/house.js';
import type { Doing } from '../house/schedule.js';
import type { Random } from '../../crash/random.js';
import type { Begin } from './visit.js';

/** How often somebody looks through what waits, and how long it may have waited then, in ms. */
const EVERY_MS = 90 * 60_000;
/** Looked at in one go. */
const AT_ONCE = 200;

/** Through the day, somebody at the desk sees to what waits and is no chat: messages that were left, work on cases. */
export async function* tends(house: House, random: Random, begin: Begin): Doing {
  const taken = new Set<string>();
  for (;;) {
    yield nextDeskTime(house.clock.now() + EVERY_MS);
    for (const { id, conversation, kind, summary } of await house.app.database.handoffs.waiting(AT_ONCE)) {
      if ((kind !== 'task' && kind !== 'message') || taken.has(id)) continue;
      taken.add(id);
      begin(house.clock.now() + random.whole(1, 80) * 60_000, seesTo(house, random, { id, conversation, kind, number: summary.numbers?.[0] }));
    }
  }
}

async function* seesTo(house: House, random: Random, { id, conversation, kind, number }: { readonly id: string; readonly conversation: string; readonly kind: 'task' | 'message'; readonly number: string | undefined }): Doing {
  const agent = random.among(house.staff('agent'));
  const by = actorOf(agent);
  if (!(await house.does(conversation, { do: 'claim', by }, id))) return;
  yield house.clock.now() + random.whole(3, 50) * 60_000;
  if (kind === 'message') {
    const locale = (await house.app.core.conversation(conversation))?.locale ?? 'zh-Hans';
    await house.does(conversation, { do: 'say', by, message: { text: ANSWERS[locale], locale } });
  } else if (number !== undefined && (await house.app.database.cases.byNumber(number))?.state === 'draft') {
    await house.steps(number, conversation, agent.id, { do: 'accept' });
    await house.steps(number, conversation, agent.id, { do: 'respond', text: '您的投诉我们已经收到，请问是否需要继续补充？' });
    yield nextDeskTime(house.clock.now() + random.whole(20, 90) * 3_600_000);
    const today = new Date(house.clock.now()).toISOString().slice(0, 10);
    await house.steps(number, conversation, agent.id, { do: 'cancel', reason: '客户表示不再继续', time: today, effect: '本投诉不再继续处理', measures: '已电话与客户确认', alternative: '如需继续，可随时重新提出' });
  }
  await house.does(conversation, { do: 'close', by, outcome: 'solved', note: '' }, id);
}

const ANSWERS = { 'zh-Hans': '您好，您的留言我们已经看到并处理好了，如还有疑问请随时联系我们。', 'zh-Hant': '您好，您的留言我們已經處理好了，如還有疑問請隨時聯絡我們。', en: 'Good day, we have seen to your message. Please tell us if there is anything else.' } as const;
