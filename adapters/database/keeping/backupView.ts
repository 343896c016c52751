import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { systemClock } from '../../../bot/clock.js';
import { openEngine } from '../engine.js';
import { migrationsOf } from '../migrations/index.js';
import type { DatabasePlace } from '../store.js';
import { countRows, rowsOf, type DumpedCell } from './dump.js';
import { isPassing, tablesOf, type KeptTable } from './tables.js';

/** One unchanging view of the whole database, for a backup. */
export interface BackupView {
  readonly store: 'sqlite' | 'postgres';
  readonly migrations: readonly string[];
  /** What is backed up, those that others refer to first. */
  readonly tables: readonly KeptTable[];
  count(table: KeptTable): Promise<number>;
  rows(table: KeptTable): AsyncIterable<readonly (readonly DumpedCell[])[]>;
}

/**
 * Opens a database to be backed up, beside a running server or without one: one unchanging view, on a connection of its own.
 * @throws Error when there is none, or it never was migrated
 */
export async function onBackupView<T>(place: DatabasePlace, work: (view: BackupView) => Promise<T>): Promise<T> {
  if ((place.url === undefined || place.url === '') && !existsSync(place.file)) throw new Error(`there is no database at ${place.file}: start the server once`);
  const engine = await openEngine({ ...place, instance: `backup ${randomUUID()}`, clock: systemClock, patience: { clock: systemClock, patienceMs: 60_000 }, readOnly: true, unhurried: true, exclusive: false });
  try {
    const { traits } = engine;
    const migrations = await migrationsOf(engine.db, traits);
    if (migrations.length === 0) throw new Error('the database is empty: start the server once');
    return await engine.snapshot(async (on) => {
      const tables = (await tablesOf(on, traits)).filter(({ name }) => !isPassing(name));
      return await work({ store: traits.name, migrations, tables, count: ({ name }) => countRows(on, name), rows: (table) => rowsOf(on, table) });
    });
  } finally {
    await engine.close();
  }
}
