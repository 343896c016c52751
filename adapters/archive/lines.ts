import type { FileHandle } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createGunzip, gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { ArchiveDamaged } from '../../records/keeping/archived.js';
import type { ArchivePlace } from '../../records/keeping/archivePort.js';
import { archiveLine, type ArchiveLine } from '../../records/keeping/archiveLine.js';

const unzipped = promisify(gunzip);
/** Pieces up to so many compressed bytes are read at once; larger ones as a stream. */
const AT_ONCE = 1 << 20;
/** Lines handed on at a time. */
const LINES = 500;

/** One line, checked. @throws ArchiveDamaged */
export function lineOf(text: string): ArchiveLine {
  const read = archiveLine.safeParse(json(text));
  if (!read.success) throw new ArchiveDamaged('a line is not one of an archive, or of a newer version of this program');
  return read.data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ArchiveDamaged('a line is not JSON', { cause });
  }
}

/** The lines of one place of a file, some at a time. The place must be a whole number of compressed members. @throws ArchiveDamaged */
export async function* linesAt(handle: FileHandle, path: string, { offset, length }: ArchivePlace): AsyncGenerator<readonly ArchiveLine[]> {
  if (length <= AT_ONCE) {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await handle.read(bytes, 0, length, offset);
    if (bytesRead < length) throw new ArchiveDamaged('the file ends too early');
    const text = (await unzipped(bytes).catch(damaged)).toString('utf8');
    const lines = text.split('\n');
    if (lines.pop() !== '') throw new ArchiveDamaged('the last line has no end');
    for (let from = 0; from < lines.length; from += LINES) yield lines.slice(from, from + LINES).map(lineOf);
    return;
  }
  yield* streamed(path, offset, offset + length - 1);
}

/** The lines of a stretch of a file as they come out of the decompression. @throws ArchiveDamaged */
export async function* streamed(path: string, start: number, end?: number): AsyncGenerator<readonly ArchiveLine[]> {
  for await (const lines of textLines(path, start, end)) yield lines.map(lineOf);
}

/** The same as texts, not looked into. @throws ArchiveDamaged */
export async function* textLines(path: string, start = 0, end?: number): AsyncGenerator<readonly string[]> {
  const source = createReadStream(path, { start, ...(end !== undefined && { end }), highWaterMark: 1 << 18 });
  const unpacked = createGunzip({ chunkSize: 1 << 18 });
  source.on('error', (error) => unpacked.destroy(error));
  let rest: Buffer[] = [];
  let batch: string[] = [];
  try {
    for await (const chunk of source.pipe(unpacked) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        const piece = chunk.subarray(from, at);
        batch.push(rest.length === 0 ? piece.toString('utf8') : Buffer.concat([...rest, piece]).toString('utf8'));
        rest = [];
        from = at + 1;
        if (batch.length < LINES) continue;
        yield batch;
        batch = [];
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
  } catch (error) {
    throw error instanceof ArchiveDamaged ? error : damaged(error);
  } finally {
    source.destroy();
    unpacked.destroy();
  }
  if (rest.length > 0) throw new ArchiveDamaged('the last line has no end');
  if (batch.length > 0) yield batch;
}

function damaged(cause: unknown): never {
  throw new ArchiveDamaged('it can’t be decompressed', { cause });
}
