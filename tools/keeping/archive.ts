import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { archiveFiles } from '../../adapters/archive/archiveFiles.js';
import { openForKeeping } from '../../adapters/database/openings.js';
import { openProfile } from '../../adapters/profile/profileFile.js';
import { readSettings, type Settings } from '../../bot/settings.js';
import { archiveFolder } from '../../bot/supervision/keeping/folder.js';
import { Archiver } from '../../records/keeping/archiver.js';
import type { ArchiveRow, ArchiveRows } from '../../records/keeping/archiveRows.js';
import { archivedBefore, monthNamed, monthOf } from '../../supervision/keeping/months.js';
import { progressBar, rate } from './progress.js';
import { sealOf } from './sealOf.js';

/** What `npm run archive` may be told. */
export interface ArchiveOptions {
  /** One month, `2023-05`. */
  readonly month?: string;
  /** Every month that the profile says is over long enough. */
  readonly due?: true;
}

interface Opened {
  readonly settings: Settings;
  readonly rows: ArchiveRows;
  readonly archiver: Archiver;
  readonly timeZone: string;
  readonly afterMonths: number;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Archives a month, or all that are due. @returns the exit code */
export async function archive({ month, due }: ArchiveOptions): Promise<number> {
  if ((month === undefined) === (due === undefined)) throw new Error('say either --month 2023-05 or --due');
  return await opened(async ({ archiver, rows, timeZone, afterMonths }) => {
    const now = Date.now();
    const limit = archivedBefore(now, timeZone, due === undefined ? 1 : afterMonths);
    const months = month === undefined ? [...(await rows.due(limit.from, now, (at) => monthOf(at, timeZone))).keys()] : [month];
    if (months.length === 0) print('nothing is due');
    for (const name of months) {
      const meant = monthNamed(name, timeZone);
      if (meant.to > limit.from) throw new Error(`${name} is not over yet: what is archived must have come to rest`);
      const begun = performance.now();
      const bar = progressBar(name, 'records');
      const done = await archiver.archive(meant, 'operator', { onProgress: (step, records) => bar.show(records, step === 'written' ? 0 : records) }).finally(bar.stop);
      print(`${name}: ${done.conversations} conversations, ${rate(done.records, 'records', performance.now() - begun)}${done.stayed > 0 ? `; ${done.stayed} stayed because something came in between` : ''}`);
      for (const each of done.archives) print(`  ${line(each)}`);
    }
    return 0;
  });
}

/** Puts an archive, or one conversation of it, back into the database. @returns the exit code */
export async function restoreArchive(id: string, conversations: readonly string[]): Promise<number> {
  return await opened(async ({ archiver }) => {
    const begun = performance.now();
    const bar = progressBar(id, 'records');
    const done = await archiver.restore(id, conversations.length === 0 ? undefined : new Set(conversations), { onProgress: (_step, records) => bar.show(records, 0) }).finally(bar.stop);
    print(`${id}: ${done.conversations} conversations put back, ${rate(done.records, 'records', performance.now() - begun)}`);
    return 0;
  });
}

/** Lists the archives. @returns the exit code */
export async function listArchives(): Promise<number> {
  return await opened(async ({ rows }) => {
    const all = await rows.archives();
    if (all.length === 0) print('there are no archives');
    for (const each of all) print(line(each));
    return 0;
  });
}

/** Reads archives' files again as a stranger would. @returns the exit code: 1 when one is damaged or missing */
export async function checkArchives(ids: readonly string[]): Promise<number> {
  return await opened(async ({ settings, rows }) => {
    const files = archiveFiles(archiveFolder(settings));
    let wrong = 0;
    for (const each of (await rows.archives()).filter(({ id }) => ids.length === 0 || ids.includes(id))) {
      const found = await (await files.exists(each.file) ? files.check(each.file) : Promise.reject(new Error('is not here'))).then(
        ({ sha256 }) => (sha256 === each.sha256 ? 'whole' : 'is another file than the catalogue’s: its hash differs'),
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      if (found !== 'whole') wrong += 1;
      print(`${each.file}: ${found}`);
    }
    return wrong === 0 ? 0 : 1;
  });
}

/** Takes conversations that were deleted out of archives' files. @returns the exit code */
export async function eraseFromArchives(): Promise<number> {
  return await opened(async ({ archiver }) => {
    print(`${await archiver.erase()} files written anew`);
    return 0;
  });
}

function line({ id, file, conversations, records, bytes, sha256, madeAt, state }: ArchiveRow): string {
  return `${id}  ${conversations} conversations, ${records} records, ${bytes} bytes, ${madeAt}, ${state}, ${file}, sha256 ${sha256}`;
}

async function opened(work: (on: Opened) => Promise<number>): Promise<number> {
  const settings = readSettings(process.env);
  const profile = await openProfile(settings.PROFILE_FILE);
  profile.close();
  const { timeZone, supervision } = profile.current();
  const database = await openForKeeping({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') }, await sealOf(settings));
  try {
    const archiver = new Archiver({ rows: database.archive, files: archiveFiles(archiveFolder(settings)), now: () => Date.now(), holder: randomUUID() });
    return await work({ settings, rows: database.archive, archiver, timeZone, afterMonths: supervision.keeping.archiveAfterMonths });
  } finally {
    await database.close();
  }
}
