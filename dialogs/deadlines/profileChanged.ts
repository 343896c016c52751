import { z } from 'zod';
import { changeCase } from '../../cases/change.js';
import { isOpen } from '../../cases/case.js';
import { recomputeAll } from '../../cases/clock/deadline.js';
import { SILENT } from '../form/reply.js';
import type { Answer } from '../happenings/answer.js';
import { instantOf } from '../newCase.js';
import { currentCase, keeping } from '../service/currentCase.js';

const about = z.object({ number: z.string() });

/**
 * The institution changed its deadlines or its calendar: those of an open case are computed again, with their history, and
 * its timers with them (norm 4.3.2). On record where anything moved.
 */
export const profileChanged: Answer = async ({ data }, ports, turn) => {
  const number = about.safeParse(data).data?.number;
  const found = number === undefined ? undefined : await currentCase(number, ports, turn);
  if (found === undefined || !isOpen(found)) return { reply: SILENT };
  const profile = ports.profile();
  const now = instantOf(turn.at);
  const deadlines = recomputeAll(found.deadlines, profile, found, 'profile-changed', now);
  const moved = deadlines.filter((deadline, index) => deadline !== found.deadlines[index]);
  if (moved.length === 0) return { reply: SILENT };
  const after = changeCase(found, { deadlines }, { by: 'system', what: 'deadlines.recomputed' }, profile, now);
  const events = moved.map(({ policy, clause, dueAt, history }) => ({ event: 'deadline.recomputed', data: { number: found.number, policy, clause, former: history.at(-2)?.dueAt ?? '', dueAt } }));
  // A draft is given up so long after its customer last touched it; the calendar is no customer.
  return { reply: { ...keeping([found.state === 'draft' ? { ...after, updatedAt: found.updatedAt } : after], profile), events } };
};
