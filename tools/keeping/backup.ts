import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { BackupRefused } from '../../adapters/backup/format.js';
import { checkBackup, loadBackup } from '../../adapters/backup/restoreBackup.js';
import { writeBackup, type BackedUpFile } from '../../adapters/backup/writeBackup.js';
import { onBackupView } from '../../adapters/database/keeping/backupView.js';
import { NotEmpty, openForRestore } from '../../adapters/database/keeping/restoreTarget.js';
import { readSettings, type Settings } from '../../bot/settings.js';
import { archiveFolder } from '../../bot/supervision/keeping/folder.js';
import { progressBar, rate } from './progress.js';
import { FilesPutBack } from './putBack.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const placeOf = (settings: Settings) => ({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') });

/** What lies in DATA_DIR and is not to be backed up: keys are kept apart, and the rest is made again or backed up by itself. */
const LEFT_OUT = /^(keys\.json|embeddings(\/|$)|restored(\/|$))/;
const KEPT = /\.(json|jsonl|md|txt)$/;

/** Writes a backup, beside a running server or without one. @returns the exit code */
export async function backUp(path: string, { overwrite }: { readonly overwrite?: true }): Promise<number> {
  const settings = readSettings(process.env);
  if (existsSync(path) && overwrite === undefined) throw new Error(`${path} is there already: name another file, or say --overwrite`);
  const begun = performance.now();
  const files = await filesOf(settings);
  const bar = progressBar('backup', 'rows');
  const done = await onBackupView(placeOf(settings), (view) => writeBackup(path, view, files, new Date().toISOString(), bar.show)).finally(bar.stop);
  for (const [table, rows] of Object.entries(done.tables)) print(`${table}: ${rows}`);
  print(`${path}: ${rate(done.rows, 'rows', performance.now() - begun)}, ${done.files} files, ${done.bytes} bytes, sha256 ${done.sha256}`);
  print('The keys are not in it: keep DATA_DIR/keys.json, or the settings that stand for it, apart. Archives are not in it either: keep their folder by itself.');
  return 0;
}

/** Restores a backup into an empty database. @returns the exit code: 1 when it is refused */
export async function restore(path: string, { replace, check }: { readonly replace?: true; readonly check?: true }): Promise<number> {
  const settings = readSettings(process.env);
  const begun = performance.now();
  try {
    const contents = await checkBackup(path);
    print(`${path}: whole; made ${contents.begin.madeAt} from ${contents.begin.store}, schema ${contents.begin.migrations.at(-1) ?? ''}, ${contents.rows} rows, ${contents.files} files`);
    if (check) return 0;
    const target = await openForRestore(placeOf(settings), replace === true);
    const files = new FilesPutBack(settings, replace === true);
    const bar = progressBar('restore', 'rows');
    let before: string | undefined;
    try {
      await loadBackup(path, target, files, contents, bar.show);
      bar.stop();
      before = await target.finish();
    } catch (error) {
      bar.stop();
      await files.abandon();
      await target.abandon();
      throw error;
    }
    for (const line of await files.finish()) print(line);
    for (const [table, rows] of Object.entries(contents.tables)) print(`${table}: ${rows}`);
    print(`restored ${rate(contents.rows, 'rows', performance.now() - begun)}; all counts are equal`);
    if (before !== undefined) print(`what was there before is kept as ${before}`);
    print('Put the keys in their place and run: npm run verify');
    return 0;
  } catch (error) {
    if (!(error instanceof BackupRefused) && !(error instanceof NotEmpty)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

/** Profile, amendments, canned replies and the like: what people wrote and reviewed. */
async function filesOf(settings: Settings): Promise<readonly BackedUpFile[]> {
  const data = resolve(settings.DATA_DIR);
  const archives = relative(data, resolve(archiveFolder(settings)));
  const own = (await below(data)).filter((name) => KEPT.test(name) && !LEFT_OUT.test(name) && !name.startsWith(`${archives}/`)).map((name): BackedUpFile => ({ from: 'data', name, path: join(data, name) }));
  const profile: BackedUpFile = { from: 'profile', name: basename(settings.PROFILE_FILE), path: resolve(settings.PROFILE_FILE) };
  const { NORMS_DIR: norms } = settings;
  const edition = norms === undefined ? [] : (await below(resolve(norms))).filter((name) => KEPT.test(name)).map((name): BackedUpFile => ({ from: 'norms', name, path: join(resolve(norms), name) }));
  return [...own, ...(existsSync(profile.path) ? [profile] : []), ...edition];
}

async function below(folder: string): Promise<string[]> {
  if (!(await stat(folder).then((each) => each.isDirectory(), () => false))) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort();
}
