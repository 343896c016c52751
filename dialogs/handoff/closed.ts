import { z } from 'zod';
import { HANDOFF_KINDS, OUTCOMES } from '../../handoff/handoff.js';
import { saying, SILENT, type Reply } from '../form/reply.js';
import type { DialogTurn } from '../form/turn.js';
import type { Answer } from '../happenings/answer.js';

const closing = z.object({ handoff: z.string(), kind: z.enum(HANDOFF_KINDS).catch('chat'), outcome: z.enum(OUTCOMES).catch('solved') });

/** Who is not asked how it was: nobody answered, nobody was served, or it was abuse that ended it. */
const ASKED_ABOUT: readonly string[] = ['solved', 'case-opened', 'unsolved'];

/** An agent has closed it: goodbye in the bot's words, then the survey (norm 7.2), once for each handoff. Work on a case is nothing to the chat. */
export const handoffClosed: Answer = (happening, _ports, turn) => {
  const told = closing.safeParse(happening.data).data;
  if (told === undefined || told.kind === 'task') return Promise.resolve({ reply: SILENT });
  const { handoff, kind, outcome } = told;
  const reply = goodbye(kind === 'callback', outcome);
  const { surveyed = [] } = turn.known;
  if (!ASKED_ABOUT.includes(outcome) || surveyed.includes(handoff)) return Promise.resolve({ reply });
  turn.learn({ surveyed: [...surveyed, handoff] });
  return Promise.resolve({ reply: { ...reply, events: [{ event: 'survey.asked', data: { number: handoff } }] }, next: { form: 'survey', values: { number: handoff } } });
};

function goodbye(callback: boolean, outcome: string): Reply {
  if (outcome === 'abuse') return saying([{ key: 'handoff.goodbye.ended' }]);
  if (outcome === 'no-answer') return saying([{ key: 'handoff.goodbye.no-answer' }]);
  return saying([{ key: callback ? 'handoff.called' : 'handoff.goodbye' }]);
}

/** An agent has given it back: the bot says so and goes on. What was agreed is for the next summary, not for the customer. */
export const handoffReturned: Answer = () => Promise.resolve({ reply: saying([{ key: 'handoff.returned' }]) });

const noted = z.object({ note: z.string() });

/** What was agreed with the customer, out of `handoff.returned`. */
export function agreedIn(data: unknown): string | undefined {
  const note = noted.safeParse(data).data?.note.trim() ?? '';
  return note === '' ? undefined : note;
}

/** Whether a reference is a handoff's, not a receipt number. */
export function isHandoff(reference: string): boolean {
  return reference.includes('~');
}

/** What a turn may still say to the customer while a person has the conversation: nothing. */
export function isWithPerson({ owner }: Pick<DialogTurn, 'owner'>): boolean {
  return owner.startsWith('agent:');
}
