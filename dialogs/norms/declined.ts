import type { Reply } from '../form/reply.js';
import { shownQuestion } from './shown.js';

/** What admits that there is no answer. */
const ADMITS: ReadonlySet<string> = new Set(['information.unknown', 'information.fees', 'counter.unclear', 'counter.unclear-again', 'counter.guess']);

/** A reply to a question, with the question put on record where the reply admits that there is no answer: it is looked at again. */
export function declined(question: string, reply: Reply): Reply {
  if (!reply.lines.some(({ key }) => ADMITS.has(key)) || !/\p{L}.*\p{L}/su.test(question)) return reply;
  return { ...reply, events: [...reply.events, { event: 'norms.declined', data: { question: shownQuestion(question) } }] };
}
