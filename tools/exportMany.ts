import { randomUUID } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { openForReading } from '../adapters/database/openings.js';
import { readSettings } from '../bot/settings.js';
import { archiveFolder } from '../bot/supervision/keeping/folder.js';
import { writeExport } from '../bot/supervision/proof/writeExport.js';
import { EXPORT_FORMATS, exportFilter, type ExportFormat } from '../records/proof/exportFilter.js';
import { openBar } from './bar.js';

/** Which records, and how. */
export interface ManyWishes {
  readonly format: string;
  readonly out?: string;
  readonly all?: true;
  readonly channel?: string;
  /** Days or instants, ISO 8601; days begin in UTC. */
  readonly from?: string;
  readonly before?: string;
}

/** Writes everything, a channel or a period to a file with its manifest beside it. @returns the exit code */
export async function exportMany({ format: named, out, all, channel, from, before }: ManyWishes, failed: (why: string) => number): Promise<number> {
  if (all === undefined && channel === undefined && from === undefined && before === undefined) return failed('name a conversation with --conversation, or what to export: --all, --channel, --from, --before');
  const format = EXPORT_FORMATS.find((each): each is ExportFormat => each === named);
  if (format === undefined) return failed(`no format ${named} for many conversations; there are: ${EXPORT_FORMATS.join(', ')}`);
  const filter = exportFilter.safeParse({ ...(channel !== undefined && { channel }), ...(from !== undefined && { from: instantOf(from) }), ...(before !== undefined && { before: instantOf(before) }) });
  if (!filter.success) return failed('--from and --before are days or instants, such as 2026-11-25 or 2026-11-25T02:00:00Z');
  const settings = readSettings(process.env);
  const folder = out === undefined ? (settings.EXPORT_DIR ?? join(settings.DATA_DIR, 'exports')) : dirname(resolve(out));
  const name = out === undefined ? `export-${randomUUID()}` : basename(out, `.${format}`);
  const database = await openForReading({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') });
  const bar = openBar('export');
  try {
    const written = await writeExport(database.proving.exports, { filter: filter.data, format, folder, archives: archiveFolder(settings), name, madeAt: new Date().toISOString() }, (done, total) => {
      bar.show(done, total);
      return Promise.resolve();
    });
    bar.stop();
    process.stdout.write(`${written.records} records in ${join(folder, written.file)}, SHA-256 ${written.sha256}\n`);
    const { archived, deleted } = written.elsewhere;
    if (archived + deleted > 0) process.stdout.write(`not in it: ${archived} records in archives whose files are not here (npm run archive -- list), ${deleted} that were deleted after their time\n`);
    return 0;
  } finally {
    bar.stop();
    await database.close();
  }
}

/** A day as its first instant in UTC. What is neither stays as it is, and is refused. */
function instantOf(said: string): string {
  return Number.isNaN(Date.parse(said)) ? said : new Date(said).toISOString();
}
