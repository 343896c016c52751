import type { StoredRecord } from '../../records/reader.js';

/** A row of `records`, by the names its columns bear. */
export interface RecordRow {
  readonly conversation: string;
  readonly sequence: number;
  readonly at: string;
  readonly channel: string;
  readonly kind: string;
  readonly from_party: string;
  readonly to_party: string;
  readonly content: string;
  readonly outcome: string;
  readonly hash: string;
  readonly previous: string;
}

/** The columns of {@link RecordRow}, of an alias `r`. */
export const RECORD_COLUMNS =
  'r.conversation, r.sequence, r.at, r.channel, r.kind, r.from_party, r.to_party, r.content, r.outcome, r.hash, r.previous';

/** A row by the names the record's field uses. */
export function storedRecord(row: RecordRow): StoredRecord {
  return {
    conversation: row.conversation,
    channel: row.channel,
    sequence: row.sequence,
    at: row.at,
    kind: row.kind,
    from: row.from_party,
    to: row.to_party,
    content: row.content,
    outcome: row.outcome,
    hash: row.hash,
    previous: row.previous,
  };
}
