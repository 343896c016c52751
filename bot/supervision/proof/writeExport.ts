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

/**
 * Writes an export step by step: memory stays constant whatever its size. Nothing bears its final name before it is whole
 * and on the disk; only the owner can read it. `onStep` is told records looked at of how many; what it throws ends it, and
 * nothing is left.
 */
export async function writeExport(reader: ExportReader, { filter: given, format, folder, archives, name, madeAt }: ExportWish, onStep: (done: number, total: number) => Promise<void>): Promise<ExportWritten> {
  const filter = plainFilter(given);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = exportFile(name, format);
  const part = join(folder, `${file}.part`);
  const total = await reader.count(filter);
  const { archived: inArchives, deleted } = await reader.elsewhere(filter);
  const hash = createHash('sha256');
  const channels: Record<string, number> = {};
  let [bytes, records, madeSafe, seen, missing] = [0, 0, 0, 0, 0];
  const handle = await open(part, 'w', 0o600);
  try {
    const put = async (text: string): Promise<void> => {
      if (text === '') return;
      const chunk = Buffer.from(text);
      hash.update(chunk);
      bytes += chunk.byteLength;
      await handle.writeFile(chunk);
    };
    if (format === 'csv') await put(tableHead());
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
    // What is archived comes first: within a conversation it is what was said first.
    if (inArchives > 0) {
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
  await rename(part, join(folder, file));
  const written: ExportWritten = { format, file, bytes, records, sha256: hash.digest('hex'), channels, madeSafe, elsewhere: { archived: missing, deleted }, filter, madeAt };
  await writeFile(join(folder, manifestFile(name, format)), `${JSON.stringify(written, null, 2)}\n`, { mode: 0o600 });
  return written;
}
