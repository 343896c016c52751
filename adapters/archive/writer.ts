import { createHash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { dirname } from 'node:path';
import { added, counted, NO_COUNTS, type ArchiveBegin, type ArchiveCounts, type ArchiveLine, type ConversationBegin, type ConversationLine } from '../../records/keeping/archiveLine.js';
import type { ArchiveFile, ArchivePlace, ArchiveWriter } from '../../records/keeping/archivePort.js';

const zipped = promisify(gzip);
/** Characters that are compressed together at most: memory stays constant, whatever a conversation's length. */
const PIECE = 1 << 20;

/** Bytes on their way into a file, counted and hashed as they go. */
export class HashedFile {
  #hash = createHash('sha256');
  #written = 0;

  constructor(private readonly handle: FileHandle) {}

  /** Where the next byte goes. */
  get written(): number {
    return this.#written;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    for (let from = 0; from < bytes.byteLength; ) {
      const { bytesWritten } = await this.handle.write(bytes, from, bytes.byteLength - from, this.#written);
      from += bytesWritten;
      this.#written += bytesWritten;
    }
  }

  /** Resolves once all of it is on the disk. */
  async end(): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await this.handle.sync();
    await this.handle.close();
    return { bytes: this.#written, sha256: this.#hash.digest('hex') };
  }

  async close(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }
}

/** Lines as one compressed member; several members one after another are a gzip file, too. */
export async function member(lines: readonly ArchiveLine[]): Promise<Buffer> {
  return await zipped(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Makes a name durable: what a folder holds is not until the folder itself is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Begins an archive's file. Every conversation is a compressed member of its own, so that one can be read, and taken out, alone. */
export async function createArchive(path: string, begin: ArchiveBegin): Promise<ArchiveWriter> {
  const part = `${path}.part`;
  const file = new HashedFile(await open(part, 'w', 0o600));
  let conversations = 0;
  let all = NO_COUNTS;
  const places: [conversation: string, offset: number, length: number][] = [];
  const abandon = async (): Promise<void> => {
    await file.close();
    await rm(part, { force: true });
  };
  await file.write(await member([begin])).catch(async (error: unknown) => {
    await abandon();
    throw error;
  });
  return {
    conversation: async (start, lines) => {
      const { place, counts } = await writeConversation(file, start, lines);
      conversations += 1;
      places.push([start.conversation, place.offset, place.length]);
      all = added(all, counts);
      return { place, counts };
    },
    finish: async (): Promise<ArchiveFile> => {
      await file.write(await member([{ type: 'archive-end', id: begin.id, conversations, counts: all, places }]));
      const ended = await file.end();
      await rename(part, path);
      await syncFolder(path);
      return { ...ended, conversations, counts: all };
    },
    abandon,
  };
}

async function writeConversation(file: HashedFile, begin: ConversationBegin, pages: AsyncIterable<readonly ConversationLine[]>): Promise<{ place: ArchivePlace; counts: ArchiveCounts }> {
  const offset = file.written;
  let counts = NO_COUNTS;
  let texts = [`${JSON.stringify(begin)}\n`];
  let size = texts[0]?.length ?? 0;
  const flush = async (): Promise<void> => {
    await file.write(await zipped(texts.join('')));
    texts = [];
    size = 0;
  };
  for await (const page of pages) {
    for (const line of page) {
      const text = `${JSON.stringify(line)}\n`;
      texts.push(text);
      size += text.length;
      counts = counted(counts, line);
      if (size >= PIECE) await flush();
    }
  }
  texts.push(`${JSON.stringify({ type: 'end', conversation: begin.conversation, counts } satisfies ArchiveLine)}\n`);
  await flush();
  return { place: { offset, length: file.written - offset }, counts };
}
