import { z } from 'zod';
import type { Case } from '../../cases/case.js';
import { keepCase } from '../../cases/change.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { FormContext } from '../form/form.js';
import { SILENT, type Reply } from '../form/reply.js';
import type { DialogTurn } from '../form/turn.js';
import type { Happening } from '../happenings/happening.js';
import type { CounterPorts } from '../ports.js';

const numbered = z.object({ number: z.string() });

/** The receipt number that a happening is about. */
export function numberOf({ data }: Happening): string | undefined {
  return numbered.safeParse(data).data?.number;
}

/** A case as this turn leaves it: after a stop, several timers of one case are answered in one turn. */
export async function currentCase(number: string, ports: Pick<CounterPorts, 'cases'>, turn: Pick<DialogTurn, 'reply'>): Promise<Case | undefined> {
  const changed = turn.reply.commands.findLast((command) => command.kind === 'put' && command.case.number === number);
  return changed?.kind === 'put' ? changed.case : await ports.cases.byNumber(number);
}

/** The same within a form. */
export async function caseInHand(number: string, ports: Pick<CounterPorts, 'cases'>, { inHand }: Pick<FormContext, 'inHand'>): Promise<Case | undefined> {
  const stored = await ports.cases.byNumber(number);
  return stored && (inHand(stored.formKey) ?? stored);
}

/** A reply that says nothing and keeps a case, in the versions given. */
export function keeping(versions: readonly Case[], profile: Profile): Reply {
  const last = versions.at(-1);
  return { ...SILENT, commands: last === undefined ? [] : [...versions.slice(0, -1).map((each) => ({ kind: 'put' as const, case: each })), ...keepCase(last, profile)] };
}
