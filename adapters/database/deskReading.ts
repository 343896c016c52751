import type { ConversationHead } from '../../handoff/reading.js';
import type { CommunicationRecord } from '../../records/record.js';
import { localeOf, ownerOf } from './load.js';
import { rowRecord } from './recordRows.js';
import type { Connection } from './schema.js';
import { storedRecord } from './storedRows.js';
import { storable } from './texts.js';

/** Where conversations stand. */
export async function headsOf(on: Connection, conversations: readonly string[]): Promise<ReadonlyMap<string, ConversationHead>> {
  if (conversations.length === 0) return new Map();
  const rows = await on.selectFrom('conversations').select(['id', 'channel', 'locale', 'owner', 'last_sequence']).where('id', 'in', conversations.map(storable)).execute();
  return new Map(rows.map((row) => [row.id, { conversation: row.id, channel: row.channel, locale: localeOf(row.locale), owner: ownerOf(row.owner), lastSequence: row.last_sequence }]));
}

/** A conversation's last records, in order. */
export async function latestOf(on: Connection, conversation: string, limit: number): Promise<CommunicationRecord[]> {
  const rows = await on.selectFrom('records').selectAll().where('conversation', '=', storable(conversation)).orderBy('sequence', 'desc').limit(limit).execute();
  return rows.reverse().map((row) => rowRecord(storedRecord(row)));
}

/** Sealed originals; one-time codes and what goes out once are nobody's to see. */
export async function keptOriginals(on: Connection, conversation: string, sequences: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (sequences.length === 0) return new Map();
  const rows = await on.selectFrom('originals').select(['sequence', 'sealed']).where('conversation', '=', storable(conversation)).where('sequence', 'in', sequences).where('kind', '=', 'kept').execute();
  return new Map(rows.map((row) => [row.sequence, row.sealed]));
}
