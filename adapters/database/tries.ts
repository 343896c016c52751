import { sql } from 'kysely';
import type { TryLimit } from '../../bot/staff/port.js';
import type { Connection } from './schema.js';

/**
 * Takes one try under each key; gives back 0, or for how many ms there is none left: then none is taken. Run it in a
 * transaction. A window begins with its first try and ends by itself, whatever is tried meanwhile.
 */
export async function takeTries(on: Connection, limits: readonly TryLimit[], now: number): Promise<number> {
  await on.deleteFrom('tries').where('until', '<=', now).execute();
  let wait = 0;
  // In one order everywhere, so that two never wait for each other.
  const ordered = [...limits].sort((one, other) => (one.key < other.key ? -1 : 1));
  for (const { key, tries, seconds } of ordered) {
    const { rows } = await sql<{ taken: number; until: number }>`
      insert into tries (key, taken, until) values (${key}, 1, ${now + seconds * 1_000})
      on conflict (key) do update set taken = tries.taken + 1 returning taken, until`.execute(on);
    const [counted] = rows;
    if (counted !== undefined && counted.taken > tries) wait = Math.max(wait, counted.until - now);
  }
  if (wait > 0) await giveTriesBack(on, ordered.map(({ key }) => key));
  return wait;
}

/** Gives one back under each key. */
export async function giveTriesBack(on: Connection, keys: readonly string[]): Promise<void> {
  for (const key of [...keys].sort()) await on.updateTable('tries').set((of) => ({ taken: of('taken', '-', 1) })).where('key', '=', key).where('taken', '>', 0).execute();
}

/** Forgets what was counted under keys. */
export async function clearTries(on: Connection, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await on.deleteFrom('tries').where('key', 'in', [...keys].sort()).execute();
}
