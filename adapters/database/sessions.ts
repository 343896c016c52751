import { sql, type Selectable } from 'kysely';
import type { Staff, StoredSession } from '../../bot/staff/port.js';
import type { Connection } from './schema.js';
import type { SessionsTable } from './schema/people.js';
import { staffBy } from './staff.js';
import { storable } from './texts.js';

/** Begins a session, unless its account has changed since it was read. */
export async function beginSession(on: Connection, session: StoredSession): Promise<boolean> {
  const { hash, id, staff, stamp, began, seen, agent } = session;
  // One statement, so that an account which is disabled at this moment gets none.
  const { numAffectedRows } = await sql`
    insert into sessions (hash, id, staff, stamp, began, seen, agent)
    select ${hash}, ${id}, s.id, s.stamp, ${began}, ${seen}, ${storable(agent)} from staff s where s.id = ${staff} and s.stamp = ${stamp} and s.active = 1`.execute(on);
  return (numAffectedRows ?? 0n) > 0n;
}

/** A session whose account is still as it was when it began. */
export async function findSession(on: Connection, hash: string): Promise<{ session: StoredSession; staff: Staff } | undefined> {
  const row = await on.selectFrom('sessions').selectAll().where('hash', '=', hash).executeTakeFirst();
  const staff = row && (await staffBy(on, 'id', row.staff));
  return row && staff?.active === true && staff.stamp === row.stamp ? { session: sessionOf(row), staff } : undefined;
}

/** Notes that it is in use. */
export async function sawSession(on: Connection, hash: string, at: number): Promise<void> {
  await on.updateTable('sessions').set({ seen: at }).where('hash', '=', hash).where('seen', '<', at).execute();
}

/** Somebody's sessions, the latest first. */
export async function sessionsOf(on: Connection, staff: string): Promise<StoredSession[]> {
  return (await on.selectFrom('sessions').selectAll().where('staff', '=', staff).orderBy('began', 'desc').execute()).map(sessionOf);
}

/** Ends sessions: one by its hash, one of somebody's by its id, or all of somebody's. Gives back whether there was any. */
export async function endSessions(on: Connection, which: { readonly hash: string } | { readonly staff: string; readonly id?: string }): Promise<boolean> {
  const ending = on.deleteFrom('sessions');
  const { numDeletedRows } = await ('hash' in which ? ending.where('hash', '=', which.hash) : which.id === undefined ? ending.where('staff', '=', which.staff) : ending.where('staff', '=', which.staff).where('id', '=', storable(which.id))).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Deletes what nobody can use any more. */
export async function forgetSessions(on: Connection, began: number, seen: number): Promise<void> {
  await on.deleteFrom('sessions').where((of) => of.or([of('began', '<', began), of('seen', '<', seen)])).execute();
}

function sessionOf({ hash, id, staff, stamp, began, seen, agent }: Selectable<SessionsTable>): StoredSession {
  return { hash, id, staff, stamp, began, seen, agent };
}
