import { z } from 'zod';
import { deskStepped } from '../desk/step.js';
import { notFetched } from '../channel/notFetched.js';
import { undelivered } from '../channel/undelivered.js';
import { bookingReminder } from '../booking/reminder.js';
import { draftAbandoned } from '../complaint/abandoned.js';
import { unlinked } from '../identify/unlink.js';
import { formTaken } from '../elsewhere/taken.js';
import { noticesSentHere } from '../reach/sentHere.js';
import type { Next } from '../form/form.js';
import type { DialogTurn } from '../form/turn.js';
import { SILENT, type Reply } from '../form/reply.js';
import type { CounterPorts } from '../ports.js';
import { handoffClosed, handoffReturned } from '../handoff/closed.js';
import { profileChanged } from '../deadlines/profileChanged.js';
import { deadlineDue, deadlineEscalated, deadlineReminder } from '../deadlines/reminders.js';
import { renewalDue, serviceEnded } from '../service/end.js';
import { surveyDue } from '../survey/due.js';
import { visitDue } from '../visit/due.js';
import type { Happening } from './happening.js';

/** What a happening comes to: words to the customer, changes of cases, a form to begin. */
export interface Answered {
  readonly reply: Reply;
  readonly next?: Next;
  /** The key of a form that is given up, wherever it stands; the reply is said only where it stood. */
  readonly drops?: string;
}

const identified = z.object({ subject: z.string(), name: z.string().optional(), phone: z.string().optional(), mail: z.string().optional(), customerClass: z.string().optional() });

/** Answers one kind of happening. */
export type Answer = (happening: Happening, ports: CounterPorts, turn: DialogTurn) => Promise<Answered>;

/** Who answers what, by the event's name. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  'desk.step': deskStepped,
  'booking.reminder': bookingReminder,
  'customer.identified': (happening, _ports, turn) => Promise.resolve(signIn(happening, turn)),
  'draft.abandoned': draftAbandoned,
  'survey.due': surveyDue,
  'visit.due': visitDue,
  'profile.changed': profileChanged,
  'deadline.reminder': deadlineReminder,
  'deadline.due': deadlineDue,
  'deadline.escalated': deadlineEscalated,
  'renewal.due': renewalDue,
  'service.ended': serviceEnded,
  'channel.undelivered': undelivered,
  'channel.not-fetched': notFetched,
  'identity.unlinked': unlinked,
  'form.taken': formTaken,
  'notices.sent-here': noticesSentHere,
  'handoff.closed': handoffClosed,
  'handoff.returned': handoffReturned,
};

/** Answers what happened without words. Unknown happenings are on record and otherwise ignored. */
export async function answerHappening(happening: Happening, ports: CounterPorts, turn: DialogTurn): Promise<Answered> {
  const answer = Object.hasOwn(ANSWERS, happening.event) ? ANSWERS[happening.event] : undefined;
  return answer === undefined ? { reply: SILENT } : await answer(happening, ports, turn);
}

/** The institution's own site has vouched for the customer: name and contact are known, and not asked again. */
function signIn({ data }: Happening, turn: DialogTurn): Answered {
  const known = identified.safeParse(data);
  if (!known.success) return { reply: SILENT };
  const { subject, name, phone, mail, customerClass } = known.data;
  const contact = phone !== undefined ? { kind: 'phone' as const, value: phone } : mail !== undefined ? { kind: 'mail' as const, value: mail } : undefined;
  turn.learn({ identity: subject, ...(name !== undefined && { name }), ...(customerClass !== undefined && { customerClass }), ...(contact && { contact, verified: [...turn.known.verified, contact] }) });
  return { reply: SILENT };
}
