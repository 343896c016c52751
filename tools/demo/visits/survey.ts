import type { Locale } from '../../../records/message.js';
import { fill } from '../house/fill.js';
import type { Doing } from '../house/schedule.js';
import type { Visitor } from '../house/visitor.js';
import { REMARKS } from '../words/everyday.js';
import { vary } from './visit.js';

const OWN: Readonly<Record<Locale, string>> = { 'zh-Hans': '我来做满意度评价', 'zh-Hant': '我來做滿意度評價', en: 'I want to rate your service' };
const NO_TIME: Readonly<Record<Locale, string>> = { 'zh-Hans': '没空', 'zh-Hant': '我現在沒時間', en: 'not now' };

/** Marks of somebody who is content to this degree (0 to 1), on the four dimensions. */
export async function* answerSurvey(visitor: Visitor, content: number): Doing {
  const { random, person } = visitor;
  if (!visitor.heard.texts.some((key) => key.startsWith('survey.'))) return;
  if (random.chance(0.12)) {
    yield visitor.later(5, 40);
    await visitor.say(NO_TIME[person.locale]);
    return;
  }
  const mark = (): string => String(Math.min(5, Math.max(1, Math.round(1.4 + content * 3.4 + (random.next() - 0.5) * 2.2))));
  const remark = random.chance(0.35) ? vary(visitor, REMARKS[person.locale]) : undefined;
  yield* fill(visitor, 'survey', { attitude: mark(), professionalism: mark(), efficiency: mark(), convenience: mark(), remark });
  await visitor.received();
}

/** Somebody rates the service of their own accord. */
export async function* ownSurvey(visitor: Visitor): Doing {
  yield visitor.later(5, 20);
  await visitor.say(OWN[visitor.person.locale]);
  yield* answerSurvey(visitor, visitor.random.next());
}

/** Somebody finds, hours later, that they were asked for marks, and gives them (or does not). */
export async function* laterSurvey(visitor: Visitor, content: number): Doing {
  yield visitor.later(0, 60);
  await visitor.look();
  yield* answerSurvey(visitor, content);
}
