import { isOpen, type Case } from '../../cases/case.js';
import { changeCase, keepCase } from '../../cases/change.js';
import type { CaseCommand } from '../../cases/command.js';
import { bookingTimers } from '../booking/timers.js';
import type { FormContext } from '../form/form.js';
import { instantOf } from '../newCase.js';
import type { CounterPorts } from '../ports.js';
import { ownMatters } from '../progress/mine.js';

/** Matters that are told of elsewhere from now on. */
export interface Followed {
  readonly numbers: readonly string[];
  readonly commands: readonly CaseCommand[];
}

/** Everything of the customer's that is not over is told of in one conversation from now on: where its timers and the desk's steps are answered. */
export async function follow(to: string, ports: CounterPorts, context: FormContext): Promise<Followed> {
  const profile = ports.profile();
  const matters = (await ownMatters(ports, context)).filter((each) => (each.kind === 'case' ? isOpen(each.case) && each.case.conversation !== to : each.booking.conversation !== to));
  const commands = matters.flatMap((each): readonly CaseCommand[] => {
    if (each.kind === 'case') return keepCase(moved(each.case), profile);
    const booking = { ...each.booking, conversation: to, version: each.booking.version + 1 };
    return [{ kind: 'move', booking }, bookingTimers(booking, profile, context.at)];
  });
  return { numbers: matters.map(({ number }) => number), commands };

  function moved(each: Case): Case {
    return changeCase(each, { conversation: to }, { by: 'customer', what: 'moved' }, profile, instantOf(context.at));
  }
}
