import { hash } from 'node:crypto';
import { recordHash } from './chain.js';
import type { RecordPage, StoredRecord } from './reader.js';

/** Stands between a record's text and its hash in a page's lines. JSON escapes it, so that it stands nowhere else in a sound one. */
export const BETWEEN = '\u001f';
/** Stands between a page's lines, as {@link BETWEEN}. */
export const ROW_END = '\u001e';

/** A record as a chain is checked by: what it hangs on, and whether it is what its hash says. */
export interface CheckedRecord {
  readonly conversation: string;
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
  /** Whether the hash was computed again and is the same. */
  readonly fits: boolean;
  /** Of a first record: what its conversation's head says, too. */
  readonly opening?: { readonly channel: string; readonly at: string };
}

/**
 * A page's records, their hashes computed again: from its lines where each of them is sound, which is quick; else column by
 * column, exactly as they are stored.
 */
export async function checkedRecords(page: RecordPage): Promise<readonly CheckedRecord[]> {
  const sound = checkedLines(page.lines);
  // Whoever writes a line of their own into a column of hashes makes more lines than there are rows.
  return sound?.length === page.count ? sound : (await page.rows()).map(checked);
}

function checked(record: StoredRecord): CheckedRecord {
  const { conversation, sequence, previous, hash: written, channel, at } = record;
  return { conversation, sequence, previous, hash: written, fits: recordHash(record) === written, ...(sequence === 1 && { opening: { channel, at } }) };
}

const HASH = 64;
const [ROW_BYTE, BETWEEN_BYTE, QUOTE, BRACKET, COMMA] = [0x1e, 0x1f, 0x22, 0x5d, 0x2c] as const;

/** The records of lines; undefined as soon as one is not sound, by its form or by its hash. */
export function checkedLines(lines: Buffer): CheckedRecord[] | undefined {
  const records: CheckedRecord[] = [];
  // `["conversation",` of the line before: neighbours are mostly of one conversation.
  let prefix = Buffer.alloc(0);
  let conversation = '';
  for (let from = 0; from < lines.byteLength; ) {
    const found = lines.indexOf(ROW_BYTE, from);
    const to = found < 0 ? lines.byteLength : found;
    const textEnd = to - HASH - 1;
    if (textEnd <= from || lines[textEnd] !== BETWEEN_BYTE) return undefined;
    const written = lines.toString('latin1', textEnd + 1, to);
    if (hash('sha256', lines.subarray(from, textEnd), 'hex') !== written) return undefined;
    if (!beginsWith(lines, prefix, from, textEnd)) {
      const read = conversationOf(lines, from, textEnd);
      if (read === undefined) return undefined;
      ({ conversation, prefix } = read);
    }
    const sequence = integerAt(lines, from + prefix.byteLength);
    const previous = previousOf(lines, textEnd);
    if (sequence === undefined || previous === undefined) return undefined;
    const opening = sequence === 1 ? openingOf(lines, from, textEnd) : undefined;
    if (sequence === 1 && opening === undefined) return undefined;
    records.push({ conversation, sequence, previous, hash: written, fits: true, ...(opening && { opening }) });
    from = to + 1;
  }
  return records;
}

function conversationOf(lines: Buffer, from: number, to: number): { readonly conversation: string; readonly prefix: Buffer<ArrayBuffer> } | undefined {
  const [conversation] = columnsOf(lines, from, to);
  if (typeof conversation !== 'string') return undefined;
  const prefix = Buffer.from(`[${JSON.stringify(conversation)},`);
  return beginsWith(lines, prefix, from, to) ? { conversation, prefix } : undefined;
}

/** Whether a line begins with these bytes; a line may be shorter than the name before it. */
function beginsWith(lines: Buffer, prefix: Buffer, from: number, to: number): boolean {
  const end = from + prefix.byteLength;
  return prefix.byteLength > 0 && end <= to && lines.compare(prefix, 0, prefix.byteLength, from, end) === 0;
}

function openingOf(lines: Buffer, from: number, to: number): CheckedRecord['opening'] {
  const [, , at, channel] = columnsOf(lines, from, to);
  return typeof at === 'string' && typeof channel === 'string' ? { at, channel } : undefined;
}

function columnsOf(lines: Buffer, from: number, to: number): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(lines.toString('utf8', from, to));
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

/** Digits up to a comma; the hash was over exactly these. */
function integerAt(lines: Buffer, from: number): number | undefined {
  let value = 0;
  let at = from;
  for (; lines[at] !== COMMA; at += 1) {
    const digit = (lines[at] ?? 0) - 48;
    if (digit < 0 || digit > 9 || at - from > 15) return undefined;
    value = value * 10 + digit;
  }
  return at === from ? undefined : value;
}

/** The last column, a hash: `"…"]`. */
function previousOf(lines: Buffer, end: number): string | undefined {
  return lines[end - 1] === BRACKET && lines[end - 2] === QUOTE && lines[end - 3 - HASH] === QUOTE ? lines.toString('latin1', end - 2 - HASH, end - 2) : undefined;
}
