import type { RestoreTarget } from '../database/keeping/restoreTarget.js';
import type { TableLoader } from '../database/keeping/loadRows.js';
import { knownMigrations } from '../database/migrations/index.js';
import { BackupRefused, type BackupBegin, type FileBegin } from './format.js';
import { readBackup, type BackupContents } from './readBackup.js';

/** Takes the files of a backup. */
export interface RestoredFiles {
  begin(file: FileBegin): Promise<void>;
  piece(bytes: Buffer): Promise<void>;
  end(file: FileBegin): Promise<void>;
}

/** Checks a whole backup before anything is written. @throws BackupRefused when it is damaged, newer than this program, or from no release */
export async function checkBackup(path: string): Promise<BackupContents> {
  return await readBackup(path, { begin: checkSchema });
}

function checkSchema({ migrations }: BackupBegin): void {
  const known = knownMigrations();
  const newer = migrations.filter((name) => !known.includes(name));
  if (newer.length > 0) throw new BackupRefused(`the backup is from a newer program: this one does not know ${newer.join(', ')}. Restore it with that program, or a newer one; nothing was written`);
  if (migrations.join() !== known.slice(0, migrations.length).join()) throw new BackupRefused('the backup is from a schema that no release had; nothing was written');
}

/** Loads a checked backup, and compares what came in with what it holds. @throws Error when counts differ */
export async function loadBackup(path: string, target: RestoreTarget, files: RestoredFiles, contents: BackupContents, onProgress: (done: number, total: number) => void = () => undefined): Promise<void> {
  await target.load(contents.begin.migrations, async (into) => {
    let loader: TableLoader | undefined;
    let done = 0;
    await readBackup(path, {
      table: ({ name, columns }) => {
        loader = into(name, columns.map(([column]) => column));
      },
      rows: async (rows) => {
        await loader?.insert(rows);
        done += rows.length;
        onProgress(done, contents.rows);
      },
      tableEnd: async () => {
        await loader?.end();
        loader = undefined;
      },
      file: (file) => files.begin(file),
      piece: (bytes) => files.piece(bytes),
      fileEnd: (file) => files.end(file),
    });
  });
  for (const [table, rows] of Object.entries(contents.tables)) {
    const there = await target.count(table);
    if (there !== rows) throw new Error(`the table ${table} came in with ${there} rows instead of ${rows}`);
  }
}
