import { changeCase, did } from '../../cases/change.js';
import type { Case } from '../../cases/case.js';
import type { DialogTurn } from '../form/turn.js';
import { SILENT } from '../form/reply.js';
import type { Answer, Answered } from '../happenings/answer.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { currentCase, keeping, numberOf } from '../service/currentCase.js';
import { isCaseNumber } from '../service/kindName.js';

/** After a service the customer is asked how it was (norm 7.2): once, however often the timer is set, and never again after a no. */
export const surveyDue: Answer = async (happening, ports, turn) => {
  const number = numberOf(happening);
  if (number === undefined) return { reply: SILENT };
  return isCaseNumber(number) ? ofCase(await currentCase(number, ports, turn), ports, turn) : await ofBooking(number, ports, turn);
};

function ofCase(found: Case | undefined, ports: CounterPorts, turn: DialogTurn): Answered {
  if (found === undefined || found.state !== 'closed' || did(found, 'survey.asked') || did(found, 'survey.answered') || found.steps.some(({ what }) => what === 'survey.declined')) return { reply: SILENT };
  const profile = ports.profile();
  const asked = changeCase(found, {}, { by: 'bot', what: 'survey.asked' }, profile, instantOf(turn.at));
  return { reply: keeping([asked], profile), next: { form: 'survey', values: { number: found.number } } };
}

/** A booking has no steps: that it was asked is remembered with the conversation, and on record. */
async function ofBooking(number: string, ports: CounterPorts, turn: DialogTurn): Promise<Answered> {
  const { surveyed = [] } = turn.known;
  const booking = surveyed.includes(number) ? undefined : await ports.bookings.byNumber(number);
  if (booking === undefined) return { reply: SILENT };
  turn.learn({ surveyed: [...surveyed, number] });
  return { reply: { ...SILENT, events: [{ event: 'survey.asked', data: { number } }] }, next: { form: 'survey', values: { number } } };
}
