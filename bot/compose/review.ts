import type { Readings } from '../../adapters/database/reading/readings.js';
import type { RecordReader } from '../../records/reader.js';
import { markOf } from '../../supervision/review/outline.js';
import { MOST_MARKS, type Outline, type OutlineMark, type ReviewReading } from '../../supervision/review/port.js';

/** Records read at a time from an archive, and at most, for an outline. */
const PAGE = 1_000;
const MOST_READ = 20_000;

/** What the review asks of the database, by the readings that answer it; `records` reads what has gone to the archive, too. */
export function reviewReading(readings: Readings, records: Pick<RecordReader, 'recordsAfter'>): ReviewReading {
  return {
    search: (search) => readings.ask('review.search', search),
    episodes: (conversation) => readings.ask('review.episodes', { conversation }),
    outline: async (conversation) => {
      const outline = await readings.ask('review.outline', { conversation });
      if (outline === undefined) return undefined;
      const { counts: { messages, events, deliveries } } = outline;
      return messages + events + deliveries < outline.lastSequence ? await archivedOutline(outline, records) : outline;
    },
    lines: async (conversation, from, limit) => {
      const page = await readings.ask('review.lines', { conversation, from, limit });
      const first = Math.min(page.records[0]?.sequence ?? Number.POSITIVE_INFINITY, page.unreadable[0]?.sequence ?? Number.POSITIVE_INFINITY);
      if (from > page.lastSequence || first === from) return page;
      return { ...page, records: await records.recordsAfter(conversation, from - 1, limit) };
    },
  };
}

/** An outline of a conversation of which a part is in the archive. */
async function archivedOutline(outline: Outline, records: Pick<RecordReader, 'recordsAfter'>): Promise<Outline> {
  const marks: OutlineMark[] = [];
  const counts = { message: 0, event: 0, delivery: 0 };
  let lastAt = outline.openedAt;
  for (let after = 0; after < Math.min(outline.lastSequence, MOST_READ); ) {
    const page = await records.recordsAfter(outline.conversation, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    for (const record of page) {
      counts[record.kind] += 1;
      const mark = record.kind === 'message' || marks.length >= MOST_MARKS ? undefined : markOf(record);
      if (mark) marks.push(mark);
      if (record.at > lastAt) lastAt = record.at;
    }
    after = last.sequence;
  }
  return { ...outline, marks, lastAt, counts: { messages: counts.message, events: counts.event, deliveries: counts.delivery } };
}
