import { sql } from 'kysely';
import type { Availability, Present } from '../../handoff/port.js';
import type { Connection } from './schema.js';
import type { PresenceTable } from './schema/people.js';
import { storableKey } from './texts.js';

/** Somebody who was not heard of for so long comes anew, in ms. */
const GONE_MS = 30_000;

function presentOf({ staff, availability, seen_at: seenAt }: PresenceTable): Present {
  // What a newer program means by another word is not: free.
  return { staff, availability: availability === 'available' || availability === 'busy' ? availability : 'away', seenAt };
}

/**
 * Keeps a sign of life; whoever has never said what they are up to is away. Whether others will want to know: they came,
 * or are up to something else.
 */
export async function beat(on: Connection, staff: string, now: number, availability: Availability | undefined): Promise<boolean> {
  const key = storableKey(staff);
  const before = await on.selectFrom('presence').selectAll().where('staff', '=', key).executeTakeFirst();
  await sql`
    insert into presence (staff, availability, seen_at) values (${key}, ${availability ?? 'away'}, ${now})
    on conflict (staff) do update set availability = ${availability === undefined ? sql`presence.availability` : sql`excluded.availability`},
      seen_at = case when presence.seen_at > excluded.seen_at then presence.seen_at else excluded.seen_at end`.execute(on);
  return before === undefined || now - before.seen_at > GONE_MS || (availability !== undefined && availability !== before.availability);
}

/** Everybody seen since then, by id. */
export async function presentSince(on: Connection, since: number): Promise<Present[]> {
  return (await on.selectFrom('presence').selectAll().where('seen_at', '>=', since).orderBy('staff').execute()).map(presentOf);
}

/** These people, as far as they were ever seen. */
export async function lastSeen(on: Connection, staff: readonly string[]): Promise<Map<string, Present>> {
  if (staff.length === 0) return new Map();
  const asked = new Map(staff.map((id) => [storableKey(id), id]));
  const rows = await on.selectFrom('presence').selectAll().where('staff', 'in', [...asked.keys()]).execute();
  return new Map(rows.map((row) => [asked.get(row.staff) ?? row.staff, presentOf(row)]));
}
