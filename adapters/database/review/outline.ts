import { MOST_MARKS, type Outline, type OutlineMark } from '../../../supervision/review/port.js';
import { markOf } from '../../../supervision/review/outline.js';
import type { Ground } from '../reading/ground.js';
import { rowRecord } from '../recordRows.js';
import { storedRecord } from '../storedRows.js';

/** Where the parts of a conversation are; see {@link ReviewReading.outline}. Messages are only counted, so that a long one costs little. */
export async function outlineOf({ on }: Ground, { conversation }: { readonly conversation: string }): Promise<Outline | undefined> {
  const head = await on.selectFrom('conversations').select(['channel', 'opened_at', 'last_sequence']).where('id', '=', conversation).executeTakeFirst();
  if (head === undefined) return undefined;
  const counted = await on.selectFrom('records').select((of) => ['kind', of.fn.countAll<number>().as('count'), of.fn.max('at').as('last')]).where('conversation', '=', conversation).groupBy('kind').execute();
  const rows = await on.selectFrom('records').selectAll().where('conversation', '=', conversation).where('kind', '<>', 'message').orderBy('sequence').execute();
  const marks: OutlineMark[] = [];
  for (const row of rows) {
    if (marks.length > MOST_MARKS) break;
    try {
      const record = rowRecord(storedRecord(row));
      const mark = record.kind === 'message' ? undefined : markOf(record);
      if (mark) marks.push(mark);
    } catch {
      // Damaged; `verify` names it, and the page shows that it can't be read.
      marks.push({ sequence: row.sequence, at: row.at, kind: 'fault', event: 'record.unreadable', about: '' });
    }
  }
  const count = (kind: string): number => counted.find((each) => each.kind === kind)?.count ?? 0;
  return {
    conversation, channel: head.channel, openedAt: head.opened_at, lastSequence: head.last_sequence,
    lastAt: counted.map(({ last }) => last).sort().at(-1) ?? head.opened_at, marks: marks.slice(0, MOST_MARKS), marksCut: marks.length > MOST_MARKS,
    counts: { messages: count('message'), events: count('event'), deliveries: count('delivery') },
  };
}
