import { BETWEEN, ROW_END } from '../../records/verifyLines.js';

/** Before the first row: PostgreSQL's signature, flags, and the length of nothing more (COPY, binary format). */
const HEADER_BYTES = 19;
/** A byte of a text may become `\u00XX`. */
const WIDEST = 6;

const [SHORT, LONG] = [1, 2] as const;
/** How a byte stands in a JSON string: 0 as it is, SHORT behind a backslash as in {@link LETTER}, LONG as `\u00XX`. */
const ESCAPE = new Uint8Array(256).fill(LONG, 0, 0x20);
const LETTER = new Uint8Array(256);
for (const [char, letter] of ['\bb', '\tt', '\nn', '\ff', '\rr', '""', '\\\\']) {
  const byte = char?.charCodeAt(0) ?? 0;
  ESCAPE[byte] = SHORT;
  LETTER[byte] = letter?.charCodeAt(0) ?? 0;
}
const NULL = Buffer.from('null');
const HEX = Buffer.from('0123456789abcdef');
const [QUOTE, COMMA, OPEN, CLOSE, BACKSLASH, ZERO, LETTER_U] = Buffer.from('",[]\\0u');
const [BETWEEN_BYTE, ROW_BYTE] = [BETWEEN.charCodeAt(0), ROW_END.charCodeAt(0)];

/** Rows as a page's lines (`RecordPage.lines`), and how many. */
export interface CopiedLines {
  readonly lines: Buffer;
  readonly count: number;
}

/**
 * Writes rows that PostgreSQL copied in its binary format as a page's lines: `recordText` of all columns but the last, from
 * their bytes; the last is the hash. The second column is a number, written as it is. Strings of JavaScript are made of none.
 * What holds nothing, though no column may, is `null` as in `recordText`; without a hash it fits nothing.
 * @throws RangeError where the bytes are not such a copy.
 */
export function copiedLines(copied: Buffer, columns: number): CopiedLines {
  const out = new Lines(copied.byteLength * 2);
  let count = 0;
  for (let at = HEADER_BYTES; ; count += 1) {
    const fields = copied.readInt16BE(at);
    at += 2;
    if (fields === -1) return { lines: out.lines(), count };
    if (fields !== columns) throw new RangeError(`a copied row has ${fields} columns`);
    if (count > 0) out.byte(ROW_BYTE);
    for (let column = 0; column < columns; column += 1) {
      const length = copied.readInt32BE(at);
      at += 4;
      if (at + length > copied.byteLength) throw new RangeError('a copied row ends too early');
      out.column(copied, at, length, column, columns);
      at += Math.max(0, length);
    }
  }
}

/** What is written, growing as it must. */
class Lines {
  #bytes: Buffer;
  #end = 0;

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(Math.max(size, 1_024));
  }

  lines(): Buffer {
    return this.#bytes.subarray(0, this.#end);
  }

  byte(byte: number): void {
    this.#room(1);
    this.#bytes[this.#end++] = byte;
  }

  /** `length` is -1 where the column holds nothing. */
  column(from: Buffer, start: number, length: number, column: number, columns: number): void {
    this.#room(Math.max(0, length) * WIDEST + 8);
    const bytes = this.#bytes;
    const last = column === columns - 1;
    if (last) {
      bytes[this.#end++] = CLOSE ?? 0;
      bytes[this.#end++] = BETWEEN_BYTE;
    } else bytes[this.#end++] = (column === 0 ? OPEN : COMMA) ?? 0;
    if (length < 0) this.#end += last ? 0 : NULL.copy(bytes, this.#end);
    else if (last || column === 1) this.#end += from.copy(bytes, this.#end, start, start + length);
    else this.#end = quoted(from, start, start + length, bytes, this.#end);
  }

  #room(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.byteLength) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.byteLength * 2, this.#end + bytes));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

/** Writes a text's bytes as a JSON string, as `JSON.stringify` does; where it ends. */
function quoted(from: Buffer, start: number, end: number, to: Buffer, at: number): number {
  to[at++] = QUOTE ?? 0;
  for (let index = start; index < end; index += 1) {
    const byte = from[index] ?? 0;
    const escape = ESCAPE[byte];
    if (escape === 0) {
      to[at++] = byte;
      continue;
    }
    to[at++] = BACKSLASH ?? 0;
    if (escape === SHORT) {
      to[at++] = LETTER[byte] ?? 0;
      continue;
    }
    to[at++] = LETTER_U ?? 0;
    to[at++] = ZERO ?? 0;
    to[at++] = ZERO ?? 0;
    to[at++] = HEX[byte >> 4] ?? 0;
    to[at++] = HEX[byte & 15] ?? 0;
  }
  to[at++] = QUOTE ?? 0;
  return at;
}
