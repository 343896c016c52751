import type { Locale } from '../../../records/message.js';
import type { Random } from '../../crash/random.js';
import { inZone, isDeskTime } from '../calendar.js';
import { actorOf as actor, type House } from '../house/house.js';
import type { Doing } from '../house/schedule.js';
import type { Visitor } from '../house/visitor.js';
import { fill } from '../house/fill.js';
import type { DemoStaff } from '../people/staff.js';
import { ANGER, QUESTIONS, TALKS, WANTS_PERSON } from '../words/everyday.js';
import { answerSurvey } from './survey.js';
import { contactOf, vary, type Visit } from './visit.js';

const LEAVES: Readonly<Record<Locale, string>> = { 'zh-Hans': '算了', 'zh-Hant': '算了', en: 'never mind' };
/** Longest time that somebody waits in the queue, in seconds; a few have less patience. */
const PATIENCE = 600;

/** Somebody wants a person: asks for one, or is angry and takes the offer. */
export const personVisit: Visit = async function* (visitor) {
  yield visitor.later(5, 25);
  yield* visitor.house.chat(wantsPerson(visitor));
};

async function* wantsPerson(visitor: Visitor): Doing {
  const { random, house, person: { locale } } = visitor;
  if (random.chance(0.4)) {
    await visitor.say(random.among(QUESTIONS[locale]));
    yield visitor.later(5, 30);
  }
  if (random.chance(0.22)) {
    await visitor.say(random.among(ANGER[locale]));
    yield visitor.later(4, 20);
    if (!(await visitor.press(0))) await visitor.say(random.among(WANTS_PERSON[locale]));
  } else await visitor.say(random.among(WANTS_PERSON[locale]));
  await visitor.received();
  if (!isDeskTime(inZone(house.clock.now()))) {
    yield* afterHours(visitor);
    return;
  }
  const agent = yield* waits(visitor);
  if (agent !== undefined) yield* talk(visitor, agent);
}

/** Nobody is there: some leave a message or arrange a call, others give up. */
async function* afterHours(visitor: Visitor): Doing {
  const { random, person: { locale } } = visitor;
  yield visitor.later(6, 30);
  const which = random.next();
  if (which < 0.45 && (await visitor.press(1))) {
    yield* fill(visitor, 'message', { words: vary(visitor, TALKS[locale].flatMap(({ customer }) => customer.slice(0, 1))), contact: contactOf(visitor) });
    if (visitor.heard.texts.some((key) => key.startsWith('callback.'))) await visitor.press(-1);
  } else await visitor.press(-1);
  await visitor.received();
}

/** In the queue: agents are asked in turn, until one takes it or the customer leaves. */
async function* waits(visitor: Visitor): AsyncGenerator<number, DemoStaff | undefined> {
  const { random, house, conversation, person: { locale } } = visitor;
  const { handoffs } = house.app.database;
  const begun = house.clock.now();
  const takes = begun + (random.chance(0.12) ? random.whole(150, PATIENCE) : random.whole(8, 90)) * 1_000;
  const leaves = random.chance(0.07) ? begun + random.whole(60, 400) * 1_000 : Number.POSITIVE_INFINITY;
  for (;;) {
    await house.look();
    const now = house.clock.now();
    const handoff = await handoffs.ofConversation(conversation);
    if (handoff === undefined) return undefined;
    if (now >= leaves) {
      await visitor.say(LEAVES[locale]);
      return undefined;
    }
    if (now >= takes) {
      const agent = house.onDuty(now).find(({ id }) => id === handoff.offeredTo) ?? random.among(house.onDuty(now));
      await house.does(conversation, { do: 'claim', by: { id: agent.id, supervisor: agent.role === 'supervisor' } }, handoff.id);
      return agent;
    }
    yield Math.min(takes, leaves, now + 25_000);
  }
}

/** They talk; the agent closes it, gives it back or passes it on; the customer is asked for marks. */
async function* talk(visitor: Visitor, first: DemoStaff): Doing {
  const { random, house, conversation, person: { locale } } = visitor;
  let agent = first;
  const says = (text: string): Promise<boolean> => house.does(conversation, { do: 'say', by: actor(agent), message: { text, locale } });
  const { customer, agent: words } = random.among(TALKS[locale]);
  for (let line = 0; line < Math.max(customer.length, words.length); line += 1) {
    const [theirs, ours] = [customer[line], words[line]];
    yield visitor.later(line === 0 ? 5 : 12, random.chance(0.1) ? 240 : 60);
    if (ours !== undefined) await says(ours);
    if (line === 1 && random.chance(0.1)) agent = await passed(house, random, conversation, agent);
    if (line === 1 && random.chance(0.2)) await house.does(conversation, { do: 'note', by: actor(agent), text: '已核对客户身份，按流程处理。' });
    yield visitor.later(8, 50);
    if (theirs !== undefined) await visitor.say(theirs);
    await visitor.received();
  }
  yield visitor.later(10, 90);
  const how = random.next();
  if (how < 0.1) await house.does(conversation, { do: 'return', by: actor(agent), note: '已告知所需材料，客户自行预约' });
  else await house.does(conversation, { do: 'close', by: actor(agent), outcome: how < 0.78 ? 'solved' : how < 0.9 ? 'unsolved' : how < 0.97 ? 'no-answer' : 'abuse', note: '' });
  await visitor.look();
  if (random.chance(0.6)) yield* answerSurvey(visitor, skill(agent));
}

async function passed(house: House, random: Random, conversation: string, from: DemoStaff): Promise<DemoStaff> {
  const to = random.among(house.onDuty(house.clock.now()).filter(({ id }) => id !== from.id));
  const until = new Date(house.clock.now() + 120_000).toISOString();
  return (await house.does(conversation, { do: 'pass', by: actor(from), to: { agent: to.id }, note: '客户问的是贷款，请协助', until })) ? to : from;
}

/** How good somebody is at it (0 to 1): the same for each name always. */
function skill({ workNumber }: DemoStaff): number {
  return 0.45 + ((Number(workNumber) * 37) % 50) / 100;
}
