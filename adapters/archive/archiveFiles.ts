import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ArchiveDamaged, type ArchivedStretch } from '../../records/keeping/archived.js';
import { added, NO_COUNTS, type ArchiveLine, type ConversationLine } from '../../records/keeping/archiveLine.js';
import type { ArchiveFiles, ArchivePlace, KeptInArchive } from '../../records/keeping/archivePort.js';
import type { StoredRecord } from '../../records/reader.js';
import { checkArchive } from './check.js';
import { linesAt } from './lines.js';
import { createArchive, HashedFile, member, syncFolder } from './writer.js';

/** Bytes copied at a time. */
const COPY = 1 << 20;

/** The archives below a folder, which is made when first written to. */
export function archiveFiles(directory: string): ArchiveFiles {
  // Names come from the database: whoever edits it must not reach elsewhere.
  const at = (file: string): string => {
    if (file === '' || basename(file) !== file) throw new ArchiveDamaged('its file’s name is not a name');
    return join(directory, file);
  };
  return {
    create: async (file, begin) => {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      if (existsSync(at(file))) throw new Error(`${at(file)} is there already`);
      return await createArchive(at(file), begin);
    },
    exists: (file) => Promise.resolve(existsSync(at(file))),
    check: (file, onConversation) => checkArchive(at(file), onConversation),
    read: (file, place) => inner(at(file), place),
    only: (file, kept, under) => rewritten(at(file), kept, at(under)),
    describe: async (file, manifest) => {
      const path = `${at(file)}.manifest.json`;
      await writeFile(`${path}.part`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
      await rename(`${path}.part`, path);
      await syncFolder(path);
    },
    remove: async (file) => {
      await rm(at(file), { force: true });
      await rm(`${at(file)}.part`, { force: true });
      await rm(`${at(file)}.manifest.json`, { force: true });
    },
    recordsOf: (departure) => Promise.resolve(departure.file === '' || !existsSync(at(departure.file)) ? undefined : records(at(departure.file), departure)),
  };
}

/** What lies between a conversation's first line and its last. */
async function* inner(path: string, place: ArchivePlace, conversation?: string): AsyncGenerator<readonly ConversationLine[]> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new ArchiveDamaged('its file can’t be opened', { cause });
  });
  try {
    let begun = false;
    let ended = false;
    for await (const lines of linesAt(handle, path, place)) {
      const [first] = lines;
      if (!begun && (first?.type !== 'conversation' || (conversation !== undefined && first.conversation !== conversation))) throw new ArchiveDamaged('another conversation lies in its place');
      begun = true;
      ended ||= lines.at(-1)?.type === 'end';
      yield lines.filter(isInner);
    }
    if (!ended) throw new ArchiveDamaged('a conversation has no end');
  } finally {
    await handle.close();
  }
}

function isInner(line: ArchiveLine): line is ConversationLine {
  return line.type !== 'archive' && line.type !== 'conversation' && line.type !== 'end' && line.type !== 'archive-end';
}

async function* records(path: string, { conversation, offset, length }: ArchivedStretch): AsyncGenerator<readonly StoredRecord[]> {
  for await (const lines of inner(path, { offset, length }, conversation)) {
    yield lines.flatMap((line): StoredRecord[] => {
      if (line.type !== 'record') return [];
      const { sequence, at, channel, kind, from, to, content, outcome, hash, previous } = line;
      return [{ conversation, sequence, at, channel, kind, from, to, content, outcome, hash, previous }];
    });
  }
}

async function rewritten(from: string, { begin, conversations }: KeptInArchive, to: string): ReturnType<ArchiveFiles['only']> {
  const part = `${to}.part`;
  const source = await open(from, 'r');
  const file = new HashedFile(await open(part, 'w', 0o600));
  const places = new Map<string, ArchivePlace>();
  try {
    await file.write(await member([begin]));
    const buffer = Buffer.alloc(COPY);
    for (const { conversation, place } of conversations) {
      places.set(conversation, { offset: file.written, length: place.length });
      for (let done = 0; done < place.length; ) {
        const { bytesRead } = await source.read(buffer, 0, Math.min(COPY, place.length - done), place.offset + done);
        if (bytesRead === 0) throw new ArchiveDamaged('the file ends too early');
        await file.write(buffer.subarray(0, bytesRead));
        done += bytesRead;
      }
    }
    const counts = conversations.reduce((sum, each) => added(sum, each.counts), NO_COUNTS);
    const listed = Array.from(places, ([conversation, { offset, length }]): [string, number, number] => [conversation, offset, length]);
    await file.write(await member([{ type: 'archive-end', id: begin.id, conversations: conversations.length, counts, places: listed }]));
    await file.end();
    const { places: _places, ...checked } = await checkArchive(part);
    await rename(part, to);
    await syncFolder(to);
    return { file: checked, places };
  } catch (error) {
    await file.close();
    await rm(part, { force: true });
    throw error;
  } finally {
    await source.close();
  }
}
