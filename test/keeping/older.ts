import { randomUUID } from 'node:crypto';
import SqliteFile from 'better-sqlite3';
import { openEngine } from '../../adapters/database/engine.js';
import { tablesOf } from '../../adapters/database/keeping/tables.js';
import { migrateTo } from '../../adapters/database/migrations/index.js';
import { systemClock } from '../../bot/clock.js';

/** A database as an older program left it: its schema, and from a database of today whatever fits into it. */
export async function olderDatabase(today: string, file: string, migration: string): Promise<void> {
  const engine = await openEngine({ file, instance: randomUUID(), clock: systemClock, patience: { clock: systemClock, patienceMs: 5_000 }, readOnly: false });
  await migrateTo(engine.db, engine.traits, migration);
  const tables = (await tablesOf(engine.db, engine.traits)).filter(({ name }) => !name.startsWith('kysely_'));
  await engine.close();
  const database = new SqliteFile(file);
  try {
    database.pragma('foreign_keys = off');
    database.prepare('attach ? as today').run(today);
    for (const { name, columns } of tables) {
      const names = columns.map((column) => `"${column.name}"`).join(', ');
      database.exec(`delete from main."${name}"; insert into main."${name}" (${names}) select ${names} from today."${name}"`);
    }
  } finally {
    database.close();
  }
}
