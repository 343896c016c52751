import { stringify } from 'csv-stringify/sync';
import type { StoredRecord } from '../reader.js';

/** The columns of records as a table, in order. `content` is the canonical JSON text that the hash covers; `text` is what of it was said. */
export const TABLE = ['conversation', 'sequence', 'at', 'channel', 'kind', 'from_role', 'from_id', 'to_role', 'to_id', 'text', 'outcome', 'content', 'previous', 'hash'] as const;

/** Excel reads UTF-8 only behind this. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What spreadsheets take for a formula. Such a cell is written with an apostrophe before it, which they show as nothing. */
const FORMULA = /^[=+\-@\t\r]/;

/** Lines end as RFC 4180 has it; a cell with any line break in it is quoted. */
const LINES = { record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;

/** Rows as text, and how many of their cells were made safe. */
export interface TableText {
  readonly text: string;
  readonly madeSafe: number;
}

/** The table's first row, with the mark before it. */
export function tableHead(): string {
  return `${BYTE_ORDER_MARK}${stringify([[...TABLE]], LINES)}`;
}

/** Records as rows (RFC 4180). Sequences are numbers and are never changed. */
export function tableRows(records: readonly StoredRecord[]): TableText {
  let madeSafe = 0;
  const rows = records.map((record) => cellsOf(record).map((cell) => {
    if (typeof cell === 'string' && FORMULA.test(cell)) madeSafe += 1;
    return cell;
  }));
  return { text: stringify(rows, { ...LINES, escape_formulas: true }), madeSafe };
}

function cellsOf({ conversation, sequence, at, channel, kind, from, to, content, outcome, previous, hash }: StoredRecord): (string | number)[] {
  const [fromRole, fromId] = partyOf(from);
  const [toRole, toId] = partyOf(to);
  return [conversation, sequence, at, channel, kind, fromRole, fromId, toRole, toId, saidIn(kind, content), outcome, content, previous, hash];
}

/** A party's two halves; what is no party is shown whole. */
function partyOf(text: string): [role: string, id: string] {
  const party = objectOf(text);
  const { role, id } = party ?? {};
  return typeof role === 'string' && typeof id === 'string' ? [role, id] : ['', text];
}

/** The words of a message, the name of an event. */
function saidIn(kind: string, content: string): string {
  const { text, event } = objectOf(content) ?? {};
  if (kind === 'message') return typeof text === 'string' ? text : '';
  return kind === 'event' && typeof event === 'string' ? event : '';
}

function objectOf(text: string): { readonly [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    // Somebody has broken the record: it is exported as it is, and its hash says so.
    return undefined;
  }
}
