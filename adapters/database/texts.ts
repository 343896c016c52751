import { hash } from 'node:crypto';
import { canonicalText, wellFormed } from '../../records/chain.js';
import type { Draft } from '../../records/record.js';

/** Longest key that goes into an index as it is; PostgreSQL's index rows end at 2,700 bytes. */
const LONGEST_KEY = 200;

/** Text that both databases can hold: PostgreSQL knows no NUL, neither holds lone surrogates. Such characters become U+FFFD. */
export function storable(text: string): string {
  return wellFormed(text.replaceAll('\0', '\uFFFD'));
}

/**
 * An id that others chose, for looking something up. Two different ids never become one.
 * @throws RangeError when it can't be stored as it is (NUL, lone surrogates, over 200 characters).
 */
export function checkedId(id: string): string {
  if (!isId(id)) throw new RangeError('not a usable id');
  return id;
}

/** Whether {@link checkedId} takes it. */
export function isId(id: string): boolean {
  return id.length > 0 && id.length <= LONGEST_KEY && storable(id) === id;
}

/** A key of any length and content as one that can be stored; different keys stay different. */
export function storableKey(key: string): string {
  return isId(key) && !key.startsWith('sha256:') ? key : `sha256:${hash('sha256', Buffer.from(key, 'utf16le'), 'hex')}`;
}

/** One key of two parts for a map. Different pairs never become one, whatever characters they hold: the first's length is told. */
export function pairKey(first: string, second: string | number): string {
  return `${first.length}:${first}${second}`;
}

/** A draft with the texts its row will hold, made before the transaction so that a bad draft fails alone and early. */
export interface Prepared {
  readonly draft: Draft;
  readonly at: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly content: string;
  readonly outcome: string;
}

/** @throws TypeError when the draft holds what JSON can't. */
export function prepared(draft: Draft): Prepared {
  return {
    draft,
    at: storable(draft.at),
    kind: draft.kind,
    from: canonicalText(draft.from),
    to: canonicalText(draft.to),
    content: canonicalText(draft.content),
    outcome: storable(draft.outcome),
  };
}
