import { sql } from 'kysely';
import type { StoredDeparture } from '../../../records/keeping/departure.js';
import type { StoredHead, StoredRecord } from '../../../records/reader.js';
import { departuresAfter } from '../keeping/departures.js';
import type { Connection } from '../schema.js';
import { storedRecord } from '../storedRows.js';

/** More stretches than anything of one conversation leaves in. */
const STRETCHES = 1_000;

/** A conversation's head. */
export async function storedHead(on: Connection, conversation: string): Promise<StoredHead | undefined> {
  return await on.selectFrom('conversations')
    .select(['id as conversation', 'channel', 'ordinal', 'opened_at as openedAt', 'last_sequence as lastSequence', 'last_hash as lastHash', 'seal'])
    .where('id', '=', conversation).executeTakeFirst();
}

/** Records above a sequence, as they are stored. */
export async function storedOf(on: Connection, conversation: string, after: number, limit: number): Promise<readonly StoredRecord[]> {
  const rows = await on.selectFrom('records').selectAll().where('conversation', '=', conversation).where('sequence', '>', after).orderBy('sequence').limit(limit).execute();
  return rows.map(storedRecord);
}

/** What has left the database of a conversation. */
export async function departuresOf(on: Connection, conversation: string): Promise<readonly StoredDeparture[]> {
  const rows = await departuresAfter(on, { conversation, from: Number.MIN_SAFE_INTEGER }, STRETCHES);
  return rows.filter((row) => row.conversation === conversation);
}

/** Conversations of a case: where it is, and where it was spoken of. */
export async function conversationsOfCase(on: Connection, number: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select c.id from conversations c where c.id in (
      select conversation from cases where number = ${number}
      union select conversation from projected_cases where number = ${number})
    order by c.ordinal`.execute(on);
  return rows.map(({ id }) => id);
}
