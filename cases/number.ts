import { Temporal } from 'temporal-polyfill';

/**
 * Receipt numbers: `BK-20261203-0007-K`, two letters for the kind of case, the day, a serial of four digits or more, and a
 * check character.
 *
 * The check is a weighted sum modulo the prime 31, each weight three times the next. A prime above any difference of two
 * characters catches every single wrong character; unequal neighbouring weights catch every swap of neighbours. (ISO 7064
 * MOD 37,36 needs no prime and so misses some swaps; MOD 37,2 needs a 37th character.) The check alphabet has 31 characters,
 * without I, L, O, Q and U, which are misread.
 */
const CHECKS = '0123456789ABCDEFGHJKMNPRSTVWXYZ';
const PRIME = CHECKS.length;
const WEIGHT = 3;
const SHAPE = /^([A-Z]{2})(-?)(\d{8})(-?)(\d{4,9})(-?)([0-9A-Z])$/;

/** What a receipt number says. */
export interface ReceiptNumber {
  /** The number as it is written: upper case, with dashes. */
  readonly number: string;
  readonly prefix: string;
  /** `20261203`. */
  readonly day: string;
  readonly serial: number;
}

/** What was typed as a receipt number. `wrong-check`: it looks like one, but a character is wrong. */
export type ParsedNumber = ({ readonly kind: 'valid' } & ReceiptNumber) | { readonly kind: 'wrong-check' } | { readonly kind: 'not-a-number' };

/**
 * Writes a receipt number.
 *
 * @param prefix two letters, `BK` for bookings
 * @param day `20261203`
 * @param serial from 0; four digits, more above 9999
 * @throws {RangeError} when a part does not fit: a fault of the caller, never of a customer
 */
export function receiptNumber(prefix: string, day: string, serial: number): string {
  const digits = String(serial).padStart(4, '0');
  if (!/^[A-Z]{2}$/.test(prefix) || !isDay(day) || !/^\d{4,9}$/.test(digits)) throw new RangeError(`no receipt number of ${prefix}, ${day}, ${serial}`);
  return `${prefix}-${day}-${digits}-${checkOf(`${prefix}${day}${digits}`)}`;
}

/** Reads what a customer typed or pasted: lower case, spaces, full width, any dash, or none at all. */
export function parseNumber(said: string): ParsedNumber {
  const plain = said
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[‐‑‒–—―−﹣_ー一]/g, '-')
    .trim()
    .replace(/\s*-\s*/g, '-')
    // BK 20261203 0007 K: spaces between all parts are its dashes; elsewhere they are nothing.
    .replace(/^([A-Z]{2})\s+(\d{8})\s+(\d{4,9})\s+([0-9A-Z])$/, '$1-$2-$3-$4')
    .replace(/\s+/g, '');
  const match = SHAPE.exec(plain);
  if (match === null) return { kind: 'not-a-number' };
  const [, prefix = '', first = '', day = '', second = '', digits = '', third = '', check = ''] = match;
  // All dashes or none: else a dash typed as a digit would be a digit of the serial.
  if (first !== second || second !== third) return { kind: 'not-a-number' };
  if (digits.length > 4 && digits.startsWith('0')) return { kind: 'wrong-check' };
  if (!isDay(day) || checkOf(`${prefix}${day}${digits}`) !== check) return { kind: 'wrong-check' };
  return { kind: 'valid', number: `${prefix}-${day}-${digits}-${check}`, prefix, day, serial: Number(digits) };
}

function checkOf(payload: string): string {
  const sum = Array.from(payload).reduce((total, char) => (total * WEIGHT + valueOf(char)) % PRIME, 0);
  return CHECKS.charAt((PRIME - ((sum * WEIGHT) % PRIME)) % PRIME);
}

function valueOf(char: string): number {
  return /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 'A'.charCodeAt(0);
}

function isDay(day: string): boolean {
  if (!/^\d{8}$/.test(day)) return false;
  try {
    Temporal.PlainDate.from(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
