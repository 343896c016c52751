import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainFilter, type ExportFilter, type ExportFormat } from '../../../records/proof/exportFilter.js';
import type { ExportPlace, ExportReader, ExportStep } from '../../../records/proof/exporting.js';
import { tableHead } from '../../../records/proof/table.js';

/** An export to be written. */
export interface ExportWish {
  readonly filter: ExportFilter;
  readonly format: ExportFormat;
  readonly folder: string;
  /** The folder of archives: what lies there is in the export, too. */
  readonly archives: string;
  /** Names of files begin with it. */
  readonly name: string;
  readonly madeAt: string;
}

/** What was written. */
export interface ExportWritten {
  readonly format: ExportFormat;
  readonly file: string;
  readonly bytes: number;
  readonly records: number;
  readonly sha256: string;
  readonly channels: Record<string, number>;
  readonly madeSafe: number;
  /** What fits and is not in it: archived in files that are not here, and deleted after its time. */
  readonly elsewhere: { readonly archived: number; readonly deleted: number };
  readonly filter: ExportFilter;
  readonly madeAt: string;
}

/** The name of an export's file, and of the manifest beside it. */
export const exportFile = (name: string, format: ExportFormat): string => `${name}.${format}`;
/** See {@link exportFile}. */
export const manifestFile = (name: string, format: ExportFormat): string => `${name}.${format}.manifest.json`;

/** What has left the database by the catalogue. */
type Gone = Awaited<ReturnType<ExportReader['elsewhere']>>;

/** So often an export is begun anew where records went to an archive, came back or were deleted while it was written. */
const ATTEMPTS = 3;

/**
 * Writes an export step by step: memory stays constant whatever its size. Nothing bears its final name before it is whole
 * and on the disk; only the owner can read it. `onStep` is told records looked at of how many; what it throws ends it, and
 * nothing is left. What moves between the database and archives meanwhile would be in it twice or not at all: then it is
 * written anew. @throws Error when that goes on
 */
export async function writeExport(reader: ExportReader, wish: ExportWish, onStep: (done: number, total: number) => Promise<void>): Promise<ExportWritten> {
  const { format, folder, name, madeAt } = wish;
  const filter = plainFilter(wish.filter);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = exportFile(name, format);
  const part = join(folder, `${file}.part`);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const gone = await reader.elsewhere(filter);
    const body = await writePart(reader, { ...wish, filter }, part, gone, onStep);
    const after = await reader.elsewhere(filter);
    if (after.archived !== gone.archived || after.deleted !== gone.deleted) {
      await rm(part, { force: true });
      continue;
    }
    await rename(part, join(folder, file));
    const written: ExportWritten = { ...body, format, file, filter, madeAt };
    await writeFile(join(folder, manifestFile(name, format)), `${JSON.stringify(written, null, 2)}\n`, { mode: 0o600 });
    return written;
  }
  throw new Error('records are being archived, put back or deleted: export again when that is over');
}

async function writePart(reader: ExportReader, { filter, format, archives }: ExportWish, part: string, gone: Gone, onStep: (done: number, total: number) => Promise<void>): Promise<Omit<ExportWritten, 'format' | 'file' | 'filter' | 'madeAt'>> {
  const total = await reader.count(filter);
  const hash = createHash('sha256');
  const channels: Record<string, number> = {};
  let [bytes, records, madeSafe, seen, missing] = [0, 0, 0, 0, 0];
  const handle = await open(part, 'w', 0o600);
  const put = async (text: string): Promise<void> => {
    if (text === '') return;
    const chunk = Buffer.from(text);
    hash.update(chunk);
    bytes += chunk.byteLength;
    await handle.writeFile(chunk);
  };
  const through = async (read: (from: ExportPlace | undefined) => Promise<ExportStep>): Promise<void> => {
    let from: ExportPlace | undefined;
    do {
      const step = await read(from);
      await put(step.text);
      records += step.records;
      madeSafe += step.madeSafe;
      seen += step.seen;
      for (const [channel, count] of Object.entries(step.channels)) channels[channel] = (channels[channel] ?? 0) + count;
      from = step.next;
      await onStep(Math.min(Math.max(seen, records), total), total);
    } while (from !== undefined);
  };
  try {
    if (format === 'csv') await put(tableHead());
    // What is archived comes first: within a conversation it is what was said first.
    if (gone.archived > 0) {
      await through(async (from) => {
        const step = await reader.archived(filter, format, from, archives);
        missing += step.missing;
        return step;
      });
    }
    await through((from) => reader.step(filter, format, from));
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(part, { force: true });
    throw error;
  }
  await handle.close();
  return { bytes, records, sha256: hash.digest('hex'), channels, madeSafe, elsewhere: { archived: missing, deleted: gone.deleted } };
}
