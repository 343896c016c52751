import type { StoredRecord } from '../../records/reader.js';
import type { DeliveryContent, EventContent, CommunicationRecord, Party } from '../../records/record.js';
import type { Message } from '../../records/message.js';

/** A row that is not what this program writes: somebody else did, and `verify` will name it. */
export class UnreadableRecord extends Error {
  constructor(conversation: string, sequence: number, what: string, options?: ErrorOptions) {
    super(`record ${sequence} of conversation ${conversation} can't be read: ${what}`, options);
    this.name = 'UnreadableRecord';
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isParty(value: unknown): value is Party {
  return isFields(value) && typeof value['role'] === 'string' && typeof value['id'] === 'string';
}

function isMessage(value: unknown): value is Message {
  return isFields(value) && typeof value['text'] === 'string' && typeof value['locale'] === 'string';
}

function isEvent(value: unknown): value is EventContent {
  return isFields(value) && typeof value['event'] === 'string';
}

function isDelivery(value: unknown): value is DeliveryContent {
  return isFields(value) && typeof value['through'] === 'number' && typeof value['by'] === 'string';
}

/** Reads a party from its stored text. Only the shape's backbone is checked: these rows were typed when written and are hashed. */
export function partyOf(text: string): Party {
  const value: unknown = JSON.parse(text);
  if (!isParty(value)) throw new TypeError('not a party');
  return value;
}

/**
 * A stored row as a record.
 * @throws UnreadableRecord
 */
export function rowRecord(row: StoredRecord): CommunicationRecord {
  try {
    const { conversation, channel, sequence, at, outcome, hash, previous } = row;
    const common = { conversation, channel, sequence, at, from: partyOf(row.from), to: partyOf(row.to), outcome, hash, previous };
    const content: unknown = JSON.parse(row.content);
    if (row.kind === 'message' && isMessage(content)) return { ...common, kind: row.kind, content };
    if (row.kind === 'event' && isEvent(content)) return { ...common, kind: row.kind, content };
    if (row.kind === 'delivery' && isDelivery(content)) return { ...common, kind: row.kind, content };
  } catch (error) {
    throw new UnreadableRecord(row.conversation, row.sequence, 'not the JSON it should be', { cause: error });
  }
  throw new UnreadableRecord(row.conversation, row.sequence, `no such ${row.kind}`);
}
