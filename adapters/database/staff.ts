import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import { ROLES, type Staff, type StaffChanged } from '../../bot/staff/port.js';
import { LOCALES } from '../../records/message.js';
import type { Connection } from './schema.js';
import type { StaffTable } from './schema/people.js';
import { storable } from './texts.js';
import type { Traits } from './traits.js';

const words = z.array(z.string());
const roles = z.array(z.enum(ROLES));

/** An account out of its row. */
export function staffOf(row: Selectable<StaffTable>): Staff {
  return {
    id: row.id, name: row.name, displayName: row.display_name, workNumber: row.work_number,
    roles: roles.parse(JSON.parse(row.roles)), teams: list(row.teams), skills: list(row.skills), languages: list(row.languages), locale: z.enum(LOCALES).parse(row.locale),
    active: row.active === 1, mustChangePassword: row.must_change === 1, passwordHash: row.password_hash,
    totp: row.totp, totpPending: row.totp_pending, recovery: list(row.recovery), external: row.external,
    failed: row.failed, version: row.version, stamp: row.stamp, createdAt: row.created_at,
  };
}

/** Adds an account, unless its name or its outside self is taken. */
export async function addStaff(on: Connection, staff: Staff): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on.insertInto('staff').values({ ...rowOf(staff), failed: 0, totp_step: 0 }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** One account by a column that is unique. */
export async function staffBy(on: Connection, column: 'id' | 'name' | 'external', value: string): Promise<Staff | undefined> {
  const row = await on.selectFrom('staff').selectAll().where(column, '=', storable(value)).executeTakeFirst();
  return row && staffOf(row);
}

/** All accounts, by name. */
export async function listStaff(on: Connection): Promise<Staff[]> {
  return (await on.selectFrom('staff').selectAll().orderBy('name').execute()).map(staffOf);
}

/** Whether there is an account. */
export async function anyStaff(on: Connection): Promise<boolean> {
  return (await on.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Replaces the version before `next`; run it in a transaction. Sessions end with a higher stamp. */
export async function changeStaff(on: Connection, traits: Traits, next: Staff): Promise<StaffChanged> {
  // Two admins who disable each other at one moment meet here.
  const { rows } = await sql<{ id: string; roles: string }>`select s.id, s.roles from staff s where s.active = 1 and s.roles like '%"admin"%' order by s.id${sql.raw(traits.forUpdate('s'))}`.execute(on);
  const before = await on.selectFrom('staff').select(['version', 'stamp']).where('id', '=', next.id).executeTakeFirst();
  if (before?.version !== next.version - 1) return 'stale';
  const keeps = next.active && next.roles.includes('admin');
  if (!keeps && rows.length === 1 && rows[0]?.id === next.id) return 'last-admin';
  const { numUpdatedRows } = await on.updateTable('staff').set(rowOf(next)).where('id', '=', next.id).where('version', '=', next.version - 1).executeTakeFirst();
  if (numUpdatedRows === 0n) return 'stale';
  if (next.stamp > before.stamp) await on.deleteFrom('sessions').where('staff', '=', next.id).execute();
  return 'changed';
}

/** Counts a failed sign-in, or forgets them. */
export async function countFailed(on: Connection, id: string, one: boolean): Promise<void> {
  await on.updateTable('staff').set((of) => ({ failed: one ? of('failed', '+', 1) : 0 })).where('id', '=', id).execute();
}

/** Takes a time step that is later than any before. */
export async function takeTotpStep(on: Connection, id: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await on.updateTable('staff').set({ totp_step: step }).where('id', '=', id).where('totp_step', '<', step).executeTakeFirst();
  return numUpdatedRows > 0n;
}

function list(text: string): readonly string[] {
  return words.parse(JSON.parse(text));
}

function rowOf(staff: Staff): Omit<StaffTable, 'failed' | 'totp_step'> {
  const text = (of: readonly string[]): string => storable(JSON.stringify(of));
  return {
    id: staff.id, name: storable(staff.name), display_name: storable(staff.displayName), work_number: storable(staff.workNumber),
    roles: text(staff.roles), teams: text(staff.teams), skills: text(staff.skills), languages: text(staff.languages), locale: staff.locale,
    active: staff.active ? 1 : 0, must_change: staff.mustChangePassword ? 1 : 0, password_hash: staff.passwordHash,
    totp: staff.totp, totp_pending: staff.totpPending, recovery: text(staff.recovery), external: staff.external,
    version: staff.version, stamp: staff.stamp, created_at: staff.createdAt,
  };
}
