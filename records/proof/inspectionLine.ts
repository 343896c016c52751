import type { Sha256 } from './merkle.js';
import { toHex } from './merkle.js';

/** What stands in one line of an inspection file. */
export const LINE_KINDS = ['about', 'anchor', 'conversation', 'record', 'fact', 'end'] as const;
/** One of {@link LINE_KINDS}. */
export type LineKind = (typeof LINE_KINDS)[number];

/** A line as it was read: `json` is what its hash covers. */
export interface ReadLine {
  /** From 1. */
  readonly number: number;
  readonly kind: LineKind;
  readonly hash: string;
  readonly json: string;
  readonly body: unknown;
}

/** A line that is none: what is wrong with it. */
export interface BrokenLine {
  readonly number: number;
  readonly broken: 'shape' | 'json' | 'writing';
}

/** SHA-256 in hex over a text in UTF-8. */
export function textHash(sha256: Sha256, text: string): string {
  return toHex(sha256(new TextEncoder().encode(text)));
}

/**
 * A line of an inspection file: its kind, the SHA-256 over its JSON text, and that text. In HTML `<` is written as an escape
 * of JSON, so that no word of a customer can end the element it stands in; the hash covers the text without that escape.
 */
export function writtenLine(kind: LineKind, hash: string, json: string): string {
  return `${kind} ${hash} ${escaped(json)}`;
}

/** The same text again from what it means: a byte that was changed without changing its meaning is found, too. */
export function readLine(text: string, number: number): ReadLine | BrokenLine {
  const [, kind = '', hash = '', written = ''] = /^(\w+) ([0-9a-f]{64}) (.*)$/su.exec(text) ?? [];
  if (!isKind(kind)) return { number, broken: 'shape' };
  let body: unknown;
  try {
    body = JSON.parse(written);
  } catch {
    return { number, broken: 'json' };
  }
  const json = JSON.stringify(body);
  return escaped(json) === written ? { number, kind, hash, json, body } : { number, broken: 'writing' };
}

function isKind(kind: string): kind is LineKind {
  return LINE_KINDS.some((each) => each === kind);
}

function escaped(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
