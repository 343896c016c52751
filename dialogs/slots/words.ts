import { z } from 'zod';
import type { ReadResult, Slot } from '../form/slot.js';

/** `empty`: nothing was said. `too-short`: too little to go by. `too-long`: params `limit`, `length` in characters. */
export type WordsReason = 'empty' | 'too-short' | 'too-long';

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** What happened, what is wanted: the customer's own words, kept as said without what can't be seen. Lengths in characters. */
export function wordsSlot({ least = 1, limit = 2_000 }: { readonly least?: number; readonly limit?: number } = {}): Slot<string, WordsReason> {
  return {
    schema: z.string().min(1).max(limit * 2),
    reasons: ['empty', 'too-short', 'too-long'],
    read: (said): ReadResult<string, WordsReason> => {
      const value = said.replace(UNSEEN, '').trim();
      const length = Array.from(value).length;
      if (length === 0) return { ok: false, reason: 'empty' };
      if (length < least) return { ok: false, reason: 'too-short' };
      return length > limit ? { ok: false, reason: 'too-long', params: { limit: String(limit), length: String(length) } } : { ok: true, value };
    },
    // Free words are never sure to be meant for this.
    find: () => [],
    show: (value) => value,
  };
}
