import { changeCase, did } from '../../cases/change.js';
import { SILENT } from '../form/reply.js';
import type { Answer } from '../happenings/answer.js';
import { instantOf } from '../newCase.js';
import { currentCase, keeping, numberOf } from '../service/currentCase.js';

/** Some days after closing the customer is asked whether it is settled (norm 4.3.5): once for each closing, and only while it is closed. */
export const visitDue: Answer = async (happening, ports, turn) => {
  const number = numberOf(happening);
  const found = number === undefined ? undefined : await currentCase(number, ports, turn);
  if (found === undefined || found.state !== 'closed' || did(found, 'visit.asked')) return { reply: SILENT };
  const profile = ports.profile();
  const asked = changeCase(found, {}, { by: 'bot', what: 'visit.asked' }, profile, instantOf(turn.at));
  return { reply: keeping([asked], profile), next: { form: 'visit', values: { number: found.number } } };
};
