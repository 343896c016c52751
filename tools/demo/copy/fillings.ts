import { calendarLink } from '../../../bot/server/calendar.js';
import { letterLink } from '../../../bot/server/letter.js';
import { receiptNumber } from '../../../cases/number.js';
import type { Vault } from '../../../records/vault.js';
import type { Random } from '../../crash/random.js';
import type { Person } from '../people/customers.js';
import { RARE } from '../words/rare.js';
import { movedWhen, type Shift } from './moved.js';
import { writingsOf } from './own.js';
import type { Template } from './template.js';

/** Serial numbers given out per kind and day. */
export class SerialCounters {
  readonly #last = new Map<string, number>();

  /** The last one that is taken. */
  take(prefix: string, day: string, last: number): void {
    const key = `${prefix} ${day}`;
    this.#last.set(key, Math.max(last, this.#last.get(key) ?? 0));
  }

  next(prefix: string, day: string): number {
    const key = `${prefix} ${day}`;
    const next = (this.#last.get(key) ?? 0) + 1;
    this.#last.set(key, next);
    return next;
  }

  /** All of them: prefix, day, last. */
  get all(): readonly (readonly [prefix: string, day: string, last: number])[] {
    return Array.from(this.#last, ([key, last]) => [key.slice(0, 2), key.slice(3), last] as const);
  }
}

/** What a copy is made with. */
export interface CopyParts {
  readonly vault: Vault;
  readonly tokenKey: Buffer;
  readonly serials: SerialCounters;
}

/** One in so many customers says something that nobody else does: what a search for rare words has to find. */
const RARELY = 0.0006;
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** What stands in the holes of one copy: another customer's own, other numbers, moments moved. */
export function fillingsOf({ vault, tokenKey, serials }: CopyParts, template: Template, { random, person, shift }: { readonly random: Random; readonly person: Person; readonly shift: Shift }): string[] {
  const { holes, first } = template;
  const own = new Map<string, string>();
  const theirs = writingsOf(vault, person);
  for (const [index, writing] of writingsOf(vault, template.person).entries()) if (!own.has(writing)) own.set(writing, theirs[index] ?? writing);
  for (const { said, pool } of template.varied) if (!own.has(said)) own.set(said, random.chance(RARELY) ? random.among(RARE) : random.among(pool));
  const numbers = new Map<string, string>();
  const numberFor = (number: string): string => {
    let other = numbers.get(number);
    if (other === undefined) {
      const [prefix = '', day = ''] = number.split('-');
      const moved = movedWhen(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`, shift, first, holes.moving).replaceAll('-', '');
      other = receiptNumber(prefix, moved, serials.next(prefix, moved));
      numbers.set(number, other);
    }
    return other;
  };
  return holes.sources.map((source, hole): string => {
    const kind = holes.kinds[hole] ?? 'own';
    switch (kind) {
      case 'number':
        return numberFor(source);
      case 'link': {
        const number = numberFor(/[A-Z]{2}-\d{8}-\d+-[0-9A-Z]/.exec(source)?.[0] ?? '');
        return source.startsWith('/letters/') ? letterLink(tokenKey, number) : calendarLink(tokenKey, number);
      }
      case 'uuid':
        return someUuid(random);
      case 'when':
        return movedWhen(source, shift, first, holes.moving);
      case 'own':
        return own.get(source) ?? anotherId(random, source);
    }
  });
}

function someUuid(random: Random): string {
  const hex = Array.from({ length: 4 }, () => Math.floor(random.next() * 4_294_967_296).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An id of the same make: a customer's `dl_…` in hex, a conversation's in letters; what an outside channel gave is kept but for its own part. */
function anotherId(random: Random, source: string): string {
  if (/^dl_[\da-f]{24}$/.test(source)) return `dl_${someUuid(random).replaceAll('-', '').slice(0, 24)}`;
  const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.exec(source);
  if (uuid) return `${source.slice(0, uuid.index)}${someUuid(random)}`;
  return Array.from(source, (letter) => (/[\w-]/.test(letter) ? ID_LETTERS.charAt(random.whole(0, ID_LETTERS.length - 1)) : letter)).join('');
}
