import type { CommunicationRecord, Party } from './record.js';

/** A conversation as it leaves the house (norm 4.5). `hash` and `previous` let anybody check the chain again. */
export interface ExportedConversation {
  readonly conversation: string;
  readonly channel: string;
  /** ISO 8601 in UTC. */
  readonly exportedAt: string;
  readonly count: number;
  readonly records: readonly ExportedRecord[];
}

/** A record without what the whole conversation shares, but for the channel, which belongs to what is hashed. */
export interface ExportedRecord {
  readonly sequence: number;
  readonly at: string;
  readonly channel: string;
  readonly kind: CommunicationRecord['kind'];
  readonly from: Party;
  readonly to: Party;
  readonly content: CommunicationRecord['content'];
  readonly outcome: string;
  readonly hash: string;
  readonly previous: string;
}

/** Brings a conversation's records, in order and at least one, into the shape of an export. */
export function exported(records: readonly CommunicationRecord[], exportedAt: string): ExportedConversation {
  const [first] = records;
  if (!first) throw new RangeError('a conversation has at least one record');
  return {
    conversation: first.conversation,
    channel: first.channel,
    exportedAt,
    count: records.length,
    records: records.map(({ sequence, at, channel, kind, from, to, content, outcome, hash, previous }) => ({ sequence, at, channel, kind, from, to, content, outcome, hash, previous })),
  };
}

/** What became of one message to the customer. `at` is when it was recorded. */
export type DeliveryState =
  | { readonly kind: 'delivered'; readonly at: string; readonly by: string; readonly attempts?: number }
  | { readonly kind: 'failed'; readonly at: string; readonly error: string; readonly attempts?: number };

/**
 * What delivery records say about the messages before them, by sequence: a delivery speaks of everything up to its
 * `through` that no earlier one spoke of, a failure of that one message. Messages without an entry are not known to have arrived.
 */
export function deliveryStates(records: readonly CommunicationRecord[]): ReadonlyMap<number, DeliveryState> {
  const states = new Map<number, DeliveryState>();
  const open: number[] = [];
  for (const record of records) {
    if (record.kind === 'message' && (record.from.role === 'bot' || record.from.role === 'agent')) open.push(record.sequence);
    if (record.kind !== 'delivery') continue;
    const { through, by, attempts, error } = record.content;
    const more = attempts === undefined ? {} : { attempts };
    if (record.outcome === 'failed' || error !== undefined) {
      const index = open.indexOf(through);
      if (index === -1) continue;
      open.splice(index, 1);
      states.set(through, { kind: 'failed', at: record.at, error: error ?? '', ...more });
    } else {
      while (open[0] !== undefined && open[0] <= through) states.set(open.shift() ?? 0, { kind: 'delivered', at: record.at, by, ...more });
    }
  }
  return states;
}
