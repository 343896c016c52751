import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { hanDigit } from './numerals.js';
import type { Place } from './replaced.js';

/** Why digits are no phone number we can call. */
export type PhoneReason = 'too-short' | 'too-long' | 'area-code-missing' | 'invalid-number' | 'has-extension';

/** Digits that are, or were meant as, a phone number. */
export type FoundPhone = Place & ({ readonly ok: true; readonly number: string } | { readonly ok: false; readonly reason: PhoneReason; readonly digits: number });

/** 一三八零零一三八零零零 as figures; places stay. Runs shorter than seven are left alone: they are amounts and dates. */
export function spokenDigits(text: string): string {
  return text.replace(/[0-9零〇○一幺二两三四五六七八九](?:[\s-]?[0-9零〇○一幺二两三四五六七八九]){6,}/g, (run) => Array.from(run).map((char) => hanDigit(char)?.toString() ?? char).join(''));
}

// Runs of digits as people write numbers; a date, a receipt number or a decimal is not one.
const RUN = /(?<![\d./a-z])(?<!\d[-–:])(?:\+|00(?=[1-9]))?\s?\(?\d(?:[\s.()–-]{0,2}\d)*\)?/g;
const OTHER = /[a-z]{2}-?\d{8}-?\d{4,}-?[a-z0-9]|(?<!\d)(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)|\d{1,2}[:点时]\d{0,2}|\d+(?:\.\d+)?\s*(?:万|亿|元|块|年|月|日|号(?!码)|美|港)|(?:\d{1,3},)+\d{3}/g;
const EXTENSION = /^\s*(?:转|分机|ext\.?|extension|x|#)\s*\d{1,6}(?!\d)/;

/** Phone numbers, right and wrong, in normalised text whose spoken digits are figures already. */
export function findPhones(text: string): FoundPhone[] {
  // Same length, so that places stay.
  const masked = text.replace(OTHER, (other) => '\u0000'.repeat(other.length));
  return [...masked.matchAll(RUN)].flatMap((match): FoundPhone[] => {
    const run = match[0].replace(/[\s.()–-]+$/, (tail) => (tail.startsWith(')') ? ')' : ''));
    const lead = run.length - run.trimStart().length;
    return split(run.trimStart(), match.index + lead, masked);
  });
}

/** A run may hold more than a number (13800138000 2): the longest beginning that is one counts. */
function split(run: string, from: number, text: string): FoundPhone[] {
  const digits = run.replace(/\D/g, '').length;
  if (isCardOrIdentity(run)) return [];
  const groups = [...run.matchAll(/[^\s]+/g)];
  for (let first = 0; first < groups.length; first += 1) {
    for (let last = groups.length - 1; last >= first; last -= 1) {
      const [begin, end] = [groups[first], groups[last]];
      if (begin === undefined || end === undefined) continue;
      const [start, stop] = [begin.index, end.index + end[0].length];
      const number = callable(run.slice(start, stop));
      if (number === undefined) continue;
      const extension = EXTENSION.exec(text.slice(from + stop));
      if (extension) return [{ ok: false, reason: 'has-extension', digits, from: from + start, to: from + stop + extension[0].length }];
      return [{ ok: true, number, from: from + start, to: from + stop }];
    }
  }
  return digits < 4 ? [] : [{ ok: false, reason: whyNot(run.replace(/[^\d+]/g, '')), digits, from, to: from + run.length }];
}

/** In E.164 when it can be called; without a country code it is a number of mainland China (or a Taiwan mobile, which nothing else looks like). */
function callable(written: string): string | undefined {
  const international = /^(?:\+|00(?=[1-9]))/.test(written) || /^86[\s-]?1[3-9]\d/.test(written);
  const digits = written.replace(/\D/g, '').replace(/^00/, '');
  if (international) {
    const number = parsePhoneNumberFromString(`+${digits}`);
    if (number?.isValid() !== true) return undefined;
    return number.countryCallingCode !== '86' || isChinese(number.nationalNumber) || isChinese(`0${number.nationalNumber}`) ? number.number : undefined;
  }
  if (isChinese(digits)) return `+86${digits.replace(/^0/, '')}`;
  return /^09\d{8}$/.test(digits) ? `+886${digits.slice(1)}` : undefined;
}

/** Mobile, landline with area code, or 400/800 number of mainland China (the metadata in use accepts far more). */
function isChinese(national: string): boolean {
  return /^1[3-9]\d{9}$/.test(national) || /^0(?:10|2\d)[2-9]\d{7}$/.test(national) || /^0[3-9]\d{2}[2-9]\d{6,7}$/.test(national) || /^[48]00\d{7}$/.test(national);
}

function whyNot(digits: string): PhoneReason {
  const plain = digits.replace(/^(?:\+|00)?86(?=1)/, '').replace(/^(?:\+|00)/, '');
  if (/^[2-9]\d{6,7}$/.test(digits)) return 'area-code-missing';
  if (digits.startsWith('+')) return plain.length < 8 ? 'too-short' : plain.length > 15 ? 'too-long' : 'invalid-number';
  if (plain.length < 11) return 'too-short';
  return plain.length > 11 ? 'too-long' : 'invalid-number';
}

/** Whether digits look like a bank card (13–19 with the right check digit, or 16 and more) or an identity number (18, or 17 and X). */
export function isCardOrIdentity(text: string): boolean {
  return [...text.matchAll(/\d(?:[\s-]?\d){12,18}(?:[\s-]?x)?(?!\d)/g)].some((match) => {
    const digits = match[0].replace(/[^\dx]/g, '');
    return digits.length >= 16 || (digits.length === 15 && !digits.startsWith('00') && !digits.startsWith('86')) || luhn(digits);
  });
}

function luhn(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits) || /^(?:86|00)/.test(digits)) return false;
  const sum = Array.from(digits).reverse().reduce((total, char, index) => {
    const value = Number(char) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** As it is read aloud: 138 0013 8000 · +852 9123 4567. Masks nothing. */
export function showPhone(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  if (parsed.countryCallingCode === '86') {
    if (/^1[3-9]/.test(parsed.nationalNumber)) return parsed.nationalNumber.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
    if (/^[48]00/.test(parsed.nationalNumber)) return parsed.nationalNumber.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
    return parsed.nationalNumber.replace(/^(10|2\d|\d{3})(\d{7,8})$/, '0$1-$2');
  }
  return parsed.formatInternational();
}
