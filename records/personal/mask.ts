import type { Json } from '../json.js';
import { findPersonal, type PersonalKind } from './find.js';
import { phonePlan } from './phone.js';
import { hanFigure, plain } from './plain.js';

/** Each round leaves fewer figures to find; what is left after one is rare. */
const ROUNDS = 8;

/**
 * Hides personal data: 138****5678, 010-******66, +852 ****4567, 110*************3X, **** **** **** 2230, z***@example.com.cn.
 * Masking what is masked changes nothing. Linear. Serves the promise "Card and identity numbers reach neither transcript, log nor model".
 */
export function maskPersonal(text: string): string {
  let masked = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const spans = findPersonal(masked);
    if (spans.length === 0) break;
    let at = 0;
    const parts: string[] = [];
    for (const { kind, from, to } of spans) {
      parts.push(masked.slice(at, from), maskOne(kind, masked.slice(from, to)));
      at = to;
    }
    masked = parts.join('') + masked.slice(at);
  }
  return masked;
}

/** `maskPersonal` for every string in a JSON value, names of properties included; numbers stay. */
export function maskValue(value: Json): Json {
  if (typeof value === 'string') return maskPersonal(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(maskValue);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [maskPersonal(name), one === undefined ? undefined : maskValue(one)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function maskOne(kind: PersonalKind, written: string): string {
  const { text } = plain(written);
  if (kind === 'email') return `${text.slice(0, 1)}***${text.slice(text.lastIndexOf('@'))}`;
  const digits = Array.from(text, (char) => hanFigure(char) ?? char).join('').replace(/[^\da-z]/gi, '').replace(/[x×✕✖Хх]$/i, 'X');
  if (kind === 'card') return `**** **** **** ${digits.slice(-4)}`;
  if (kind === 'id') return digits.length < 15 ? keep(digits, 1, 2) : keep(withX(text, digits), 3, 2);
  return maskPhone(digits, /^\(?\+/.test(text));
}

/** A check digit in another alphabet's X is one too. */
function withX(text: string, digits: string): string {
  return /[xX×✕✖Хх]$/.test(text) && !digits.endsWith('X') ? `${digits}X` : digits;
}

function maskPhone(digits: string, plus: boolean): string {
  const plan = phonePlan(digits, plus) ?? phonePlan(digits, false);
  if (plan === undefined) return keep(digits, digits.length >= 10 ? 3 : 0, 2);
  const { kind, country, area, subscriber } = plan;
  if (kind === 'mobile') return country + keep(subscriber, 3, 4, 4);
  if (kind === 'abroad') return country + keep(subscriber, 0, subscriber.length >= 8 ? 4 : 2);
  return `${country}${area}-${keep(subscriber, 0, 2)}`;
}

/** The beginning and the end, and at least four stars between: fewer could be taken for Markdown's. */
function keep(text: string, first: number, last: number, stars = Math.max(4, text.length - first - last)): string {
  return text.slice(0, first) + '*'.repeat(stars) + text.slice(text.length - last);
}
