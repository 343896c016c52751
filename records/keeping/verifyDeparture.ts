import { recordHash } from '../chain.js';
import type { StoredHead, StoredRecord } from '../reader.js';
import type { KeyObject } from 'node:crypto';
import { ArchiveDamaged, type ArchivedRecords } from './archived.js';
import { sealOfDeparture, type StoredDeparture } from './departure.js';

/** What became of a departure when it was looked at. */
export interface DepartureChecked {
  /** True when every record was read from the archive's file and computed again. */
  readonly read: boolean;
}

/** What the check of a departure needs. `fault` is told of what does not fit, by the sequence where it is. */
export interface DepartureCheck {
  readonly key: KeyObject;
  readonly archives: ArchivedRecords;
  readonly head: StoredHead | undefined;
  /** Told the records that were read, for the progress. */
  readonly onRead?: (records: number) => void;
  readonly fault: (sequence: number, what: string) => void;
}

/**
 * Checks one departure by itself: its seal, that it belongs to its conversation's head, and, where it was archived and the
 * file is here, every record in it. Whether it follows what came before it is the chain's own affair.
 */
export async function checkDeparture(departure: StoredDeparture, check: DepartureCheck): Promise<DepartureChecked> {
  const { kind, from, channel, openedAt } = departure;
  const { fault, head, key } = check;
  if (sealOfDeparture(key, departure) !== departure.seal) {
    fault(from, kind === 'deleted' ? 'the tombstone bears no right seal: records were deleted by somebody without the key' : 'the entry in the archives’ catalogue bears no right seal: it was written or changed without the key');
  }
  if (head !== undefined) {
    if (channel !== head.channel) fault(from, 'the head names another channel');
    if (openedAt !== head.openedAt) fault(from, 'the head names another time of opening');
  }
  if (kind === 'deleted') return { read: false };
  try {
    return { read: await readAgain(departure, check) };
  } catch (error) {
    if (!(error instanceof ArchiveDamaged)) throw error;
    fault(from, `the archive ${departure.paper} is damaged: ${error.message}`);
    return { read: false };
  }
}

async function readAgain(departure: StoredDeparture, { archives, fault, onRead }: DepartureCheck): Promise<boolean> {
  const pages = await archives.recordsOf(departure);
  if (pages === undefined) return false;
  let due = departure.from;
  let previous = departure.previous;
  for await (const page of pages) {
    for (const record of page) {
      const what = faultOfArchived(record, departure.conversation, due, previous);
      if (what !== undefined) fault(due, `in the archive ${departure.paper}: ${what}`);
      if (record.sequence < due) continue;
      due = record.sequence + 1;
      previous = record.hash;
    }
    onRead?.(page.length);
  }
  if (due !== departure.to + 1) fault(due, `in the archive ${departure.paper}: ${due > departure.to ? 'goes on behind the end that the catalogue names' : `the records from here to ${departure.to} are missing`}`);
  else if (previous !== departure.lastHash) fault(departure.to, `in the archive ${departure.paper}: the last record is not the one that the catalogue names`);
  return true;
}

function faultOfArchived(record: StoredRecord, conversation: string, due: number, previous: string): string | undefined {
  if (record.conversation !== conversation) return 'a record of another conversation';
  if (record.sequence < due) return 'a record stands twice';
  if (record.sequence > due) return `the records from here to ${record.sequence - 1} are missing`;
  if (record.previous !== previous) return 'does not follow the record before it';
  return recordHash(record) === record.hash ? undefined : 'is not what its hash says: edited, moved or inserted';
}
