import type { CommunicationRecord, Draft, Place } from './record.js';

/** A record without the conversation, which all of an export share. */
export type ExportedRecord = Draft & Omit<Place, 'conversation'>;

/** A conversation as it leaves the house (norm 4.5). `hash` and `previous` let anybody check the chain again. */
export interface ExportedConversation {
  readonly conversation: string;
  readonly channel: string;
  /** ISO 8601 in UTC. */
  readonly exportedAt: string;
  readonly count: number;
  readonly records: readonly ExportedRecord[];
}

/**
 * Brings a conversation's records into the shape of an export, members in the order in which they are documented.
 * @throws RangeError when there are none.
 */
export function exported(records: readonly CommunicationRecord[], exportedAt: string): ExportedConversation {
  const [first] = records;
  if (!first) throw new RangeError('a conversation has at least one record');
  return { conversation: first.conversation, channel: first.channel, exportedAt, count: records.length, records: records.map(exportedRecord) };
}

function exportedRecord(record: CommunicationRecord): ExportedRecord {
  const { sequence, at, channel, from, to, outcome, hash, previous } = record;
  const begin = { sequence, at, channel };
  const parties = { from, to };
  const end = { outcome, hash, previous };
  switch (record.kind) {
    case 'message':
      return { ...begin, kind: record.kind, ...parties, content: record.content, ...end };
    case 'event':
      return { ...begin, kind: record.kind, ...parties, content: record.content, ...end };
    case 'delivery':
      return { ...begin, kind: record.kind, ...parties, content: record.content, ...end };
  }
}

/** What became of one message to the customer, and when that was recorded. */
export type DeliveryState =
  | { readonly kind: 'delivered'; readonly at: string; readonly by: string; readonly attempts: number | undefined }
  | { readonly kind: 'failed'; readonly at: string; readonly error: string; readonly attempts: number | undefined };

/**
 * What delivery records say about the messages before them, by sequence: a delivery speaks of everything up to its
 * `through` that none before spoke of, a failure, and whatever mail and SMS say, of that one message. A message without an entry is not known to have arrived.
 */
export function deliveryStates(records: readonly ExportedRecord[]): ReadonlyMap<number, DeliveryState> {
  const states = new Map<number, DeliveryState>();
  let open: { readonly sequence: number; readonly via: 'mail' | 'sms' | undefined }[] = [];
  for (const record of records) {
    if (record.kind === 'message' && (record.from.role === 'bot' || record.from.role === 'agent')) open.push({ sequence: record.sequence, via: record.content.via });
    if (record.kind !== 'delivery') continue;
    const { at, outcome } = record;
    const { through, by, attempts, error } = record.content;
    const failed = outcome === 'failed' || error !== undefined;
    const beside = by === 'mail' || by === 'sms';
    for (const { sequence, via } of open) {
      // A notice that has left says nothing of the chat, nor the chat of a notice.
      if (sequence === through ? false : failed || beside || via !== undefined || sequence > through) continue;
      states.set(sequence, failed ? { kind: 'failed', at, error: error ?? '', attempts } : { kind: 'delivered', at, by, attempts });
    }
    open = open.filter(({ sequence }) => !states.has(sequence));
  }
  return states;
}
