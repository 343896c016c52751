import type { Locale } from '../../../records/message.js';
import type { Random } from '../../crash/random.js';
import { nextDeskTime, nextDutyTime } from '../calendar.js';
import { fill } from '../house/fill.js';
import type { House } from '../house/house.js';
import type { Doing } from '../house/schedule.js';
import { BEGIN_COMPLAINT, COMPLAINTS, OUTCOMES_OF_COMPLAINTS, WANTED } from '../words/complaints.js';
import { laterSurvey } from './survey.js';
import { contactOf, someHours, vary, type Visit } from './visit.js';

const MORE: Readonly<Record<Locale, readonly string[]>> = {
  'zh-Hans': ['我还有补充：当天只开了一个窗口，大堂经理也不在', '我还有补充：旁边还有两位客户看到了'],
  'zh-Hant': ['我還有補充：當天只開了一個窗口，大堂經理也不在'],
  en: ['I have something to add: two other customers saw it'],
};
const WITHDRAW: Readonly<Record<Locale, string>> = { 'zh-Hans': '撤回投诉', 'zh-Hant': '撤回投訴', en: 'withdraw my complaint' };
/** How content somebody is whose complaint was settled in time, and late. */
const CONTENT = { inTime: 0.55, late: 0.2 };

/** Somebody complains; staff take it up, look into it, answer and close it: mostly in time. */
export const complaintVisit: Visit = async function* (visitor, begin) {
  const { random, house, person: { locale, name } } = visitor;
  yield visitor.later(5, 30);
  await visitor.say(random.among(BEGIN_COMPLAINT[locale]));
  const what = vary(visitor, random.among(COMPLAINTS[locale]));
  const done = yield* fill(visitor, 'complaint', { what, class: 0, when: 0, where: 0, wanted: vary(visitor, WANTED[locale]), name, contact: contactOf(visitor) }, random.chance(0.1) ? random.whole(1, 4) : undefined);
  await visitor.received();
  const [made] = await house.app.database.cases.ofConversation(visitor.conversation, 1);
  if (made === undefined) return;
  const late = random.chance(0.14);
  begin(nextDutyTime(house.clock.now() + (late ? someHours(random, 25, 60) : someHours(random, 0.2, 7))), settling(house, random, made.number, visitor.conversation, late));
  if (!done) return;
  if (random.chance(0.16)) {
    yield visitor.later(600, 40_000);
    await visitor.say(random.among(MORE[locale]));
    await visitor.received();
  }
  if (random.chance(0.04)) {
    yield visitor.later(3_600, 90_000);
    await visitor.say(WITHDRAW[locale]);
    yield visitor.later(5, 20);
    await visitor.press(0);
    return;
  }
  if (random.chance(0.55)) begin(house.clock.now() + someHours(random, 260, 560), laterSurvey(visitor, late ? CONTENT.late : CONTENT.inTime));
};

/** What staff do: norm 1.5.2's steps. */
async function* settling(house: House, random: Random, number: string, conversation: string, late: boolean): Doing {
  const owner = random.among(house.staff('agent'));
  const supervisor = random.among(house.staff('supervisor'));
  const { cause, correction, answer } = random.among(OUTCOMES_OF_COMPLAINTS);
  const later = (low: number, high: number): number => nextDeskTime(house.clock.now() + someHours(random, low, high));
  const by = owner.id;
  const ended = async (): Promise<boolean> => ['withdrawn', 'cancelled'].includes((await house.app.database.cases.byNumber(number))?.state ?? '');
  if (await ended()) return;
  await house.takesTasks(conversation, owner);
  await house.steps(number, conversation, by, { do: 'accept' });
  if (random.chance(0.3)) await house.steps(number, conversation, supervisor.id, { do: 'assign', owner: by });
  if (random.chance(0.08)) await house.steps(number, conversation, supervisor.id, { do: 'major', reason: '涉及多名客户，按重大问题处理' });
  if (random.chance(0.88)) await house.steps(number, conversation, by, { do: 'respond', text: '您的投诉我们已经收到，正在核查，三个工作日内给您答复。' });
  yield later(1, 20);
  if (await ended()) return;
  await house.steps(number, conversation, by, { do: 'investigate' });
  if (random.chance(0.6)) await house.steps(number, conversation, by, { do: 'note', text: '已调阅录像，并向当班人员了解情况。' });
  yield later(4, late ? 300 : 90);
  if (await ended()) return;
  await house.takesTasks(conversation, owner);
  await house.steps(number, conversation, by, { do: 'answer', text: answer });
  yield later(10, late ? 200 : 70);
  await house.steps(number, conversation, by, { do: 'handle' });
  yield later(4, 60);
  await house.steps(number, conversation, by, { do: 'close', cause, correction });
  await house.takesTasks(conversation, owner);
  await house.endsTasks(conversation, owner);
}
