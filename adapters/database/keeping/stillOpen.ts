import { sql } from 'kysely';
import { ENDED } from '../../../cases/case.js';
import type { StillOpen } from '../../../records/keeping/archiveRows.js';
import type { Connection } from '../schema.js';
import { WAITING } from '../schema/conversations.js';

/** An expression over a column that names a conversation: true when something in it is not over. `now` in epoch ms. */
export function somethingOpen(of: string, now: number) {
  return sql<boolean>`(${sql.join(reasons(of, now).map(([, when]) => when), sql` or `)})`;
}

/** Why each of these conversations is not over; those that are over are not in it. */
export async function stillOpen(on: Connection, conversations: readonly string[], now: number): Promise<ReadonlyMap<string, StillOpen>> {
  const open = new Map<string, StillOpen>();
  if (conversations.length === 0) return open;
  const [first, ...others] = reasons('c.id', now);
  if (first === undefined) return open;
  const cases = others.reduce((text, [name, when]) => sql`${text} when ${when} then ${name}`, sql`case when ${first[1]} then ${first[0]}`);
  const { rows } = await sql<{ id: string; why: StillOpen | null }>`select c.id, ${cases} end as why from conversations c where c.id in (${sql.join([...conversations])})`.execute(on);
  for (const { id, why } of rows) if (why !== null) open.set(id, why);
  return open;
}

/** Each reason, and when it holds. */
function reasons(of: string, now: number): readonly (readonly [StillOpen, ReturnType<typeof sql<boolean>>])[] {
  const id = sql.ref(of);
  // A booking is over the day after, whatever its zone.
  const yesterday = new Date(now - 86_400_000).toISOString().slice(0, 16);
  return [
    ['turn', sql<boolean>`exists (select 1 from conversations o where o.id = ${id} and (o.pending <> '' or (o.lease_holder is not null and o.lease_until > ${now})))`],
    ['handoff', sql<boolean>`exists (select 1 from handoffs h where h.conversation = ${id} and h.state <> 'closed')`],
    ['outbox', sql<boolean>`exists (select 1 from outbox x where x.conversation = ${id})`],
    ['timer', sql<boolean>`exists (select 1 from timers t where t.conversation = ${id} and t.due_at < ${WAITING})`],
    ['case', sql<boolean>`exists (select 1 from cases k where k.conversation = ${id} and k.state not in (${sql.join([...ENDED])}))`],
    ['booking', sql<boolean>`exists (select 1 from bookings b where b.conversation = ${id} and b.status = 'held' and b.start >= ${yesterday})`],
  ];
}
