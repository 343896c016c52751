import { sql } from 'kysely';
import { z } from 'zod';
import type { Timer } from '../../cases/timer.js';
import type { Connection } from './schema.js';
import { WAITING } from './schema/conversations.js';
import type { TimersTable } from './schema/matters.js';
import { storableKey } from './texts.js';
import type { Traits } from './traits.js';

/** Takes due timers for a while; one that nobody settles in that time is due again. */
export async function claimTimers(on: Connection, traits: Traits, now: number, limit: number, leaseMs: number): Promise<Timer[]> {
  const { rows } = await sql<TimersTable>`
    with due as materialized (
      select t.id from timers t where t.due_at <= ${now} order by t.due_at, t.id limit ${limit}${sql.raw(traits.skipLocked('t'))}
    )
    update timers set due_at = ${now + leaseMs} where id in (select due.id from due)
    returning id, subject, conversation, at, due_at, event, data`.execute(on);
  return rows.map(timerOf).sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1));
}

/** Ends a timer, unless it was set anew for another time. It is kept as done for as long as its subject's timers name it, so that it is not begun again. */
export async function settleTimer(on: Connection, { id, at }: Timer): Promise<void> {
  await on.updateTable('timers').set({ due_at: WAITING }).where('id', '=', storableKey(id)).where('at', '=', at).execute();
}

function timerOf({ id, subject, conversation, at, event, data }: TimersTable): Timer {
  return { id, subject, conversation, at, event, data: z.record(z.string(), z.json()).parse(JSON.parse(data)) };
}
