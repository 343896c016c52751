import { z } from 'zod';
import { changeCase, did } from '../../cases/change.js';
import { isOpen, type Case } from '../../cases/case.js';
import type { Deadline } from '../../cases/clock/deadline.js';
import type { EventContent } from '../../records/record.js';
import { saying, SILENT, type Reply } from '../form/reply.js';
import type { DialogTurn } from '../form/turn.js';
import type { Answer } from '../happenings/answer.js';
import type { Happening } from '../happenings/happening.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { currentCase, keeping } from '../service/currentCase.js';
import { kindName } from '../service/kindName.js';

const told = z.object({ number: z.string(), policy: z.string(), dueAt: z.string() });

interface Running {
  readonly found: Case;
  readonly deadline: Deadline;
}

/** The open deadline that a timer tells of; undefined when it was met or moved meanwhile, or its case has ended. */
async function running({ data }: Happening, ports: CounterPorts, turn: DialogTurn): Promise<Running | undefined> {
  const about = told.safeParse(data);
  if (!about.success) return undefined;
  const found = await currentCase(about.data.number, ports, turn);
  if (found === undefined || !isOpen(found)) return undefined;
  const deadline = found.deadlines.find(({ policy, dueAt, doneAt }) => policy === about.data.policy && dueAt === about.data.dueAt && doneAt === undefined);
  return deadline && { found, deadline };
}

function factsOf({ found, deadline: { policy, event, clause, dueAt, certain } }: Running): NonNullable<EventContent['data']> {
  return { number: found.number, kind: found.kind, policy, what: event, clause, dueAt, certain, ...(found.owner !== undefined && { owner: found.owner }) };
}

/** Before a deadline its owner is reminded (norm 4.3.2): on record, for the desk. */
export const deadlineReminder: Answer = async (happening, ports, turn) => {
  const late = await running(happening, ports, turn);
  return { reply: late === undefined ? SILENT : { ...SILENT, events: [{ event: 'deadline.reminded', data: factsOf(late) }] } };
};

/** A missed deadline: passed up, and the customer is told once that it takes longer, without a promise (norms 2.4, 2.5). */
export const deadlineDue: Answer = async (happening, ports, turn) => {
  const late = await running(happening, ports, turn);
  if (late === undefined) return { reply: SILENT };
  const { found } = late;
  const step = `deadline.missed.${late.deadline.policy}`;
  if (did(found, step)) return { reply: SILENT };
  const events = [{ event: 'deadline.missed', data: factsOf(late) }, { event: 'person.needed', data: { why: 'deadline', number: found.number } }];
  return { reply: { ...tell(found, ports, turn), commands: noted(found, step, late, ports, turn).commands, events } };
};

/** Somebody above must know (norm 4.3.2). */
export const deadlineEscalated: Answer = async (happening, ports, turn) => {
  const late = await running(happening, ports, turn);
  if (late === undefined) return { reply: SILENT };
  const step = `deadline.escalated.${late.deadline.policy}`;
  if (did(late.found, step)) return { reply: SILENT };
  const events = [{ event: 'case.escalated', data: factsOf(late) }, { event: 'person.needed', data: { why: 'escalated', number: late.found.number } }];
  return { reply: { ...noted(late.found, step, late, ports, turn), events } };
};

function noted(found: Case, what: string, { deadline }: Running, ports: CounterPorts, { at }: DialogTurn): Reply {
  const profile = ports.profile();
  const after = changeCase(found, {}, { by: 'system', what, note: deadline.dueAt }, profile, instantOf(at));
  // A draft is given up so long after its customer last touched it; the clock is no customer.
  return keeping([found.state === 'draft' ? { ...after, updatedAt: found.updatedAt } : after], profile);
}

/** Several deadlines of one case that were missed during a stop are told in one message. */
function tell({ number, person }: Case, { profile }: CounterPorts, turn: DialogTurn): Reply {
  if (turn.reply.lines.some(({ key, params }) => key === 'deadlines.late' && params?.['number'] === number)) return SILENT;
  const line = { key: 'deadlines.late', params: { number, kind: kindName(number, turn.at.locale), phone: profile().phone } } as const;
  return { ...saying([line]), notices: person.contact === undefined ? [] : [{ to: person.contact, subject: 'deadlines.notice.subject', lines: [line] }] };
}
