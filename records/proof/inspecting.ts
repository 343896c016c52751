import type { StoredDeparture } from '../keeping/departure.js';
import type { StoredHead, StoredRecord } from '../reader.js';

/** Reads what an inspection file holds. */
export interface InspectionReader {
  /** A conversation's head; undefined when there is none. */
  head(conversation: string): Promise<StoredHead | undefined>;
  /** Records in the database above a sequence, as they are stored. */
  records(conversation: string, after: number, limit: number): Promise<readonly StoredRecord[]>;
  /** What has left the database of it, in order. */
  departures(conversation: string): Promise<readonly StoredDeparture[]>;
  /** Conversations in which a case was spoken of or worked at, in the order in which they were opened. */
  ofCase(number: string): Promise<readonly string[]>;
}
