import { nextDeskTime, nextDutyTime } from '../calendar.js';
import { fill } from '../house/fill.js';
import { FEEDBACK } from '../words/everyday.js';
import { contactOf, someHours, vary, type Visit } from './visit.js';

/** Somebody suggests or praises something; staff answer it. */
export const feedbackVisit: Visit = async function* (visitor, begin) {
  const { random, house, person: { locale, name } } = visitor;
  yield visitor.later(5, 30);
  await visitor.say(vary(visitor, FEEDBACK[locale]));
  const named = random.chance(0.5);
  yield* fill(visitor, 'feedback', { asComplaint: 1, name: named ? name : undefined, contact: named ? contactOf(visitor) : undefined });
  await visitor.received();
  const [made] = await house.app.database.cases.ofConversation(visitor.conversation, 1);
  if (made === undefined) return;
  const agent = random.among(house.staff('agent'));
  const by = agent.id;
  begin(
    nextDutyTime(house.clock.now() + someHours(random, 0.5, random.chance(0.1) ? 40 : 9)),
    (async function* () {
      await house.steps(made.number, visitor.conversation, by, { do: 'accept' });
      yield nextDutyTime(house.clock.now() + someHours(random, 0.3, 6));
      await house.steps(made.number, visitor.conversation, by, { do: 'answer', text: '感谢您的反馈，我们已转交相关部门改进。' });
      yield nextDeskTime(house.clock.now() + someHours(random, 1, 60));
      await house.steps(made.number, visitor.conversation, by, { do: 'close' });
      await house.takesTasks(visitor.conversation, agent);
      await house.endsTasks(visitor.conversation, agent);
    })(),
  );
};
