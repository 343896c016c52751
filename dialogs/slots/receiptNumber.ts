import { z } from 'zod';
import { parseNumber } from '../../cases/number.js';
import type { Hit, ReadResult, Slot } from '../form/slot.js';

/** `wrong-check`: it looks like a receipt number, but a character is wrong. `other-kind`: a number of something else. */
export type ReceiptNumberReason = 'not-a-number' | 'wrong-check' | 'other-kind';

const DASH = '[\\s\\-‐‑‒–—―−﹣－_]*';
const SHAPE = new RegExp(`(?<![A-Za-z])[A-Za-zＡ-Ｚａ-ｚ]{2}${DASH}[\\d０-９]{8}${DASH}[\\d０-９]{4,9}${DASH}[0-9A-Za-z０-９Ａ-Ｚａ-ｚ](?![0-9A-Za-z])`, 'gu');

/** A receipt number as customers type or paste it; `prefix` where only one kind is meant. */
export function receiptNumberSlot(prefix?: string): Slot<string, ReceiptNumberReason> {
  const check = (said: string): ReadResult<string, ReceiptNumberReason> => {
    const parsed = parseNumber(said);
    if (parsed.kind === 'valid') return prefix === undefined || parsed.prefix === prefix ? { ok: true, value: parsed.number } : { ok: false, reason: 'other-kind' };
    return { ok: false, reason: parsed.kind === 'wrong-check' ? 'wrong-check' : 'not-a-number' };
  };
  const find = (said: string): Hit<string, ReceiptNumberReason>[] => [...said.matchAll(SHAPE)].map((match) => ({ ...check(match[0]), from: match.index, to: match.index + match[0].length }));
  return {
    schema: z.string().regex(/^[A-Z]{2}-\d{8}-\d{4,9}-[0-9A-Z]$/),
    reasons: ['not-a-number', 'wrong-check', 'other-kind'],
    read: (said) => find(said).find((hit) => hit.ok) ?? find(said)[0] ?? check(said),
    find,
    show: (value) => value,
  };
}
