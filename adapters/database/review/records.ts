import type { ReviewLines } from '../../../supervision/review/port.js';
import type { Ground } from '../reading/ground.js';
import { rowRecord } from '../recordRows.js';
import { storedRecord } from '../storedRows.js';
import type { CommunicationRecord } from '../../../records/record.js';

/** Deliveries looked at after a page, for what became of its messages. */
const AFTER = 40;

/** A page of a conversation's lines; see {@link ReviewReading.lines}. */
export async function linesFrom({ on }: Ground, { conversation, from, limit }: { readonly conversation: string; readonly from: number; readonly limit: number }): Promise<ReviewLines> {
  const rows = await on.selectFrom('records').selectAll().where('conversation', '=', conversation).where('sequence', '>=', from).orderBy('sequence').limit(limit).execute();
  const last = rows.at(-1)?.sequence ?? from;
  const after = await on.selectFrom('records').selectAll().where('conversation', '=', conversation).where('sequence', '>', last).where('kind', '=', 'delivery').orderBy('sequence').limit(AFTER).execute();
  const masked = await on.selectFrom('originals').select('sequence').where('conversation', '=', conversation).where('sequence', '>=', from).where('sequence', '<=', last).where('kind', '=', 'kept').execute();
  const head = await on.selectFrom('conversations').select('last_sequence').where('id', '=', conversation).executeTakeFirst();
  const records: CommunicationRecord[] = [];
  const unreadable: { sequence: number; at: string }[] = [];
  for (const row of rows) {
    try {
      records.push(rowRecord(storedRecord(row)));
    } catch {
      unreadable.push({ sequence: row.sequence, at: row.at });
    }
  }
  const deliveries = after.flatMap((row) => {
    try {
      return [rowRecord(storedRecord(row))];
    } catch {
      return [];
    }
  });
  return { records, unreadable, after: deliveries, masked: masked.map(({ sequence }) => sequence), lastSequence: head?.last_sequence ?? 0 };
}
