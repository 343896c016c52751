import type { ServiceStep } from '../../cases/rules/serviceStep.js';
import type { Timer } from '../../cases/timer.js';
import type { DialogTurn } from '../form/turn.js';
import { SILENT } from '../form/reply.js';
import type { Answered } from '../happenings/answer.js';
import type { Happening } from '../happenings/happening.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { renewalDue, serviceEnded } from '../service/end.js';

/** Tells of a service's end now, and of its renewal now or at the time the institution names. */
export async function stepService(number: string, step: ServiceStep, happening: Happening, ports: CounterPorts, turn: DialogTurn): Promise<Answered> {
  const done = { event: 'desk.done', data: { number, do: step.do, by: step.by } };
  const { do: _do, by: _by, ...facts } = step;
  const data = { number, ...facts };
  const later = step.do === 'service.renewal' && step.remindAt !== undefined ? new Date(step.remindAt).toISOString() : undefined;
  if (later !== undefined && later > instantOf(turn.at)) {
    const subject = `${number}/renewal/${step.service}`;
    const timer: Timer = { id: `${subject}/${later}`, subject, conversation: turn.conversation, at: later, event: 'renewal.due', data };
    return { reply: { ...SILENT, events: [done], commands: [{ kind: 'timers', subject, timers: [timer] }] } };
  }
  const { reply, next } = await (step.do === 'service.renewal' ? renewalDue : serviceEnded)({ ...happening, data }, ports, turn);
  return { reply: { ...reply, events: [...reply.events, done] }, ...(next && { next }) };
}
