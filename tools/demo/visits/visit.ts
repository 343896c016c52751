import type { Random } from '../../crash/random.js';
import type { Doing } from '../house/schedule.js';
import type { Visitor } from '../house/visitor.js';

/** Lets something else begin at a moment: work of staff's, an answer days later. */
export type Begin = (at: number, doing: Doing) => void;

/** What a visit is about: the customer has come, and the counter has greeted them where it does. */
export type Visit = (visitor: Visitor, begin: Begin) => Doing;

/** One of a pool, noted as one for which another could stand. */
export function vary({ values, conversation, random }: Visitor, pool: readonly string[]): string {
  const said = random.among(pool);
  values.vary(conversation, said, pool);
  return said;
}

/** A contact as somebody gives it: mostly a telephone number; who speaks English often an address. */
export function contactOf({ person: { locale, phone, mail }, random }: Visitor): string {
  return random.chance(locale === 'en' ? 0.5 : 0.06) ? mail : phone;
}

/** How long something takes, in ms: a few in the middle, some much longer. */
export function someHours(random: Random, low: number, high: number): number {
  return (low + (high - low) * random.next() ** 2) * 3_600_000;
}
