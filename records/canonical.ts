import type { StoredRecord } from './reader.js';

// Free of any platform: the verifier in inspection files runs this in a browser.

/**
 * The one text of a JSON value: keys sorted by UTF-16 code units, nothing between tokens, no `undefined`, numbers and
 * strings as ECMAScript writes them (RFC 8785, the JSON Canonicalization Scheme, where values are finite; NaN and
 * infinities become `null` as in JSON). Lone surrogates, which no database or socket can carry, become U+FFFD.
 * NUL is written `\u0000`, so the text itself never holds one.
 * @throws TypeError for what JSON can't hold (functions, bigints, symbols).
 */
export function canonicalText(value: unknown): string {
  const text = write(value, false);
  // JSON.stringify escapes lone surrogates and nothing else as \ud…; a literal backslash before "ud" costs one more pass.
  return text.includes('\\ud') ? write(value, true) : text;
}

/** Lone surrogates replaced by U+FFFD (String.prototype.toWellFormed, which ES2023 does not declare). */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function write(value: unknown, repair: boolean): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(repair ? wellFormed(value) : value);
    case 'number':
    case 'boolean':
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, repair) : writeObject(value, repair);
    default:
      throw new TypeError(`JSON can't hold a ${typeof value}`);
  }
}

function writeArray(values: readonly unknown[], repair: boolean): string {
  let text = '[';
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) text += ',';
    text += values[index] === undefined ? 'null' : write(values[index], repair);
  }
  return `${text}]`;
}

function writeObject(value: object, repair: boolean): string {
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length > 1) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  let text = '{';
  for (const [key, member] of entries) {
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${JSON.stringify(repair ? wellFormed(key) : key)}:${write(member, repair)}`;
  }
  return `${text}}`;
}

/** What is hashed of a record: a JSON array of every column as it is stored, so that anybody can recompute it. */
export function recordText(record: Omit<StoredRecord, 'hash'>): string {
  return JSON.stringify([
    record.conversation,
    record.sequence,
    record.at,
    record.channel,
    record.kind,
    record.from,
    record.to,
    record.content,
    record.outcome,
    record.previous,
  ]);
}
