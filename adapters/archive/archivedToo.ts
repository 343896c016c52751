import type { ArchiveFiles } from '../../records/keeping/archivePort.js';
import type { ArchiveRows } from '../../records/keeping/archiveRows.js';
import type { RecordReader } from '../../records/reader.js';
import type { CommunicationRecord } from '../../records/record.js';
import { rowRecord } from '../database/recordRows.js';

/** More stretches of one conversation than anybody's archives hold. */
const STRETCHES = 1_000;

/**
 * Reads records wherever they are, in the database or in an archive's file: for reviewing, exports and inspection files.
 * Not for chats: it asks the catalogue whenever records are missing.
 * What was deleted, and what lies in a file that is not here, is passed over; sequences tell.
 */
export function archivedToo(records: Pick<RecordReader, 'recordsAfter'>, archive: Pick<ArchiveRows, 'search'>, files: ArchiveFiles): Pick<RecordReader, 'recordsAfter'> {
  return {
    recordsAfter: async (conversation, after, limit) => {
      const there = await records.recordsAfter(conversation, after, limit);
      if (there.every(({ sequence }, index) => sequence === after + 1 + index) && there.length > 0) return there;
      const stretches = (await archive.search({ conversation, limit: STRETCHES })).filter(({ state, to }) => state === 'archived' && to > after).sort((one, other) => one.from - other.from);
      if (stretches.length === 0) return there;
      const found: CommunicationRecord[] = [...there];
      for (const { file, place, from } of stretches) {
        // What is already enough before it needs no file.
        if (found.filter(({ sequence }) => sequence < from).length >= limit || !(await files.exists(file))) continue;
        let taken = 0;
        for await (const lines of files.read(file, place)) {
          for (const line of lines) {
            if (line.type !== 'record' || line.sequence <= after || taken >= limit) continue;
            found.push(rowRecord({ conversation, sequence: line.sequence, at: line.at, channel: line.channel, kind: line.kind, from: line.from, to: line.to, content: line.content, outcome: line.outcome, hash: line.hash, previous: line.previous }));
            taken += 1;
          }
          if (taken >= limit) break;
        }
      }
      return found.sort((one, other) => one.sequence - other.sequence).slice(0, limit);
    },
  };
}
