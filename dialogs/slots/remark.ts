import { z } from 'zod';
import type { ReadResult, Slot } from '../form/slot.js';

/** `too-long`: params `limit`, `length` in characters. `empty`: nothing was said. */
export type RemarkReason = 'too-long' | 'empty';

/** The longest remark, in characters as people count them. */
export const REMARK_LIMIT = 500;

/** Anything else the customer wants to say about it; kept as said, without what can't be seen. */
export function remarkSlot(): Slot<string, RemarkReason> {
  return {
    schema: z.string().min(1).max(REMARK_LIMIT * 2),
    reasons: ['too-long', 'empty'],
    read: readRemark,
    // Free text is never sure to be a remark, unless it says so.
    find(said) {
      const cue = /(?:备注|備註|附言|\b(?:remark|note)s?)\s*(?:一下)?\s*[:：]\s*/i.exec(said);
      if (cue === null) return [];
      const result = readRemark(said.slice(cue.index + cue[0].length));
      return result.ok ? [{ ...result, from: cue.index + cue[0].length, to: said.length }] : [];
    },
    show: (value) => value,
  };
}

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

function readRemark(said: string): ReadResult<string, RemarkReason> {
  const value = said.replace(UNSEEN, '').trim();
  const length = Array.from(value).length;
  if (length === 0) return { ok: false, reason: 'empty' };
  if (length > REMARK_LIMIT) return { ok: false, reason: 'too-long', params: { limit: String(REMARK_LIMIT), length: String(length) } };
  return { ok: true, value };
}
