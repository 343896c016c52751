import type { Seen } from './fact.js';
import { isConversing, isEvent, text, type Happened, type PlacedHandoff, type Talk } from './talk.js';

/** Who had it, from when. */
interface Held {
  readonly since: string;
  readonly agent: string;
}

/**
 * What people were wanted for, how long customers waited for one, and what became of it (norm 5.3: completion). A wait ends
 * with whoever takes it, or with the customer's leaving; a chat that is dropped, or passed to a team, waits again.
 */
export function peopleIn(talk: Talk): Seen[] {
  return talk.handoffs.flatMap((placed) => [...wanted(placed, talk), ...course(placed, talk)]);
}

function wanted({ handoff, begins }: PlacedHandoff, { records }: Talk): Seen[] {
  // Somebody at the desk who begins by themselves was not called.
  if (records.some((record) => isEvent(record, 'handoff.taken-over') && record.at === handoff.openedAt && text(record.content, 'handoff') === handoff.id)) return [];
  return [{ kind: 'handoff', label: handoff.why, side: handoff.kind, sequence: lineOf(begins, records), at: handoff.openedAt }];
}

function course({ handoff, begins, ends }: PlacedHandoff, { records }: Talk): Seen[] {
  const seen: Seen[] = [];
  const waits = isConversing(handoff);
  let waiting: string | undefined = handoff.openedAt;
  let again = false;
  let held: Held | undefined;
  for (const record of records.slice(begins, ends === undefined ? undefined : ends + 1)) {
    if (!isEvent(record, 'handoff.claimed', 'handoff.taken-over', 'handoff.passed', 'handoff.dropped', 'handoff.closed', 'handoff.returned') || text(record.content, 'handoff') !== handoff.id) continue;
    const { at, sequence } = record;
    const by = text(record.content, 'by');
    switch (record.content.event) {
      case 'handoff.claimed':
      case 'handoff.taken-over':
        // Beginning by oneself is no wait.
        if (waits && waiting !== undefined && waiting < at) seen.push({ kind: 'wait', label: handoff.kind, side: again ? 'taken-again' : 'taken', agent: by, sequence, at, since: waiting, byDesk: true });
        if (record.content.event === 'handoff.taken-over' && held !== undefined && held.agent !== by) seen.push({ kind: 'transfer', label: 'taken-over', agent: held.agent, sequence, at });
        waiting = undefined;
        held = { since: at, agent: by };
        break;
      case 'handoff.passed': {
        const team = text(record.content, 'to').startsWith('team:');
        seen.push({ kind: 'transfer', label: team ? 'team' : 'colleague', agent: held?.agent ?? by, sequence, at });
        if (team) [waiting, again, held] = [at, true, undefined];
        else {
          if (waits && waiting !== undefined) seen.push({ kind: 'wait', label: handoff.kind, side: again ? 'taken-again' : 'taken', agent: text(record.content, 'to'), sequence, at, since: waiting, byDesk: true });
          [waiting, held] = [undefined, { since: at, agent: text(record.content, 'to') }];
        }
        break;
      }
      case 'handoff.dropped':
        seen.push({ kind: 'transfer', label: 'dropped', agent: text(record.content, 'agent'), sequence, at });
        [waiting, again, held] = [at, true, undefined];
        break;
      default:
        seen.push(ended(handoff.kind, record, held));
    }
  }
  if (waits && waiting !== undefined && ends !== undefined && handoff.closedAt !== undefined) {
    seen.push({ kind: 'wait', label: handoff.kind, side: 'gone', sequence: lineOf(ends, records), at: handoff.closedAt, since: waiting, byDesk: true });
  }
  return seen;
}

function ended(kind: string, { at, sequence, content }: Happened, held: Held | undefined): Seen {
  const outcome = content.event === 'handoff.returned' ? 'returned' : text(content, 'outcome');
  return { kind: 'handled', label: outcome, side: kind, agent: held?.agent ?? text(content, 'by'), sequence, at, ...(held && { since: held.since, byDesk: true }) };
}

/** The sequence at an index, or the last there is. */
function lineOf(index: number, records: Talk['records']): number {
  return (records[index] ?? records.at(-1))?.sequence ?? 1;
}
