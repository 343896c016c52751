import { describe, expect, it } from 'vitest';
import type { Database } from '../../../adapters/database/store.js';
import type { Committed } from '../../../bot/turn/turnStore.js';
import type { Booking } from '../../../cases/booking/booking.js';
import type { CaseCommand } from '../../../cases/command.js';
import { booking, expectWhole, inbound, loaded, turn, twoInstances } from './fixtures.js';
import type { Place } from './place.js';

let serial = 0;

/** Carries commands out by a turn of a conversation. */
export async function carryOut(database: Database, conversation: string, commands: readonly CaseCommand[], now: number): Promise<Committed> {
  await database.turns.accept(inbound(conversation, `k${(serial += 1)}`), now);
  return database.turns.commit(turn(await loaded(database, conversation), { commands }), now);
}

const book = (each: Booking): CaseCommand => ({ kind: 'book', booking: each });
const move = (each: Booking): CaseCommand => ({ kind: 'move', booking: each });
const later = (each: Booking, start: string, more: Partial<Booking> = {}): Booking => ({ ...each, ...more, start, version: each.version + 1 });
const slotTaken = { kind: 'refused', refusal: { reason: 'slot-taken' } };
const changed = ({ number }: Booking): object => ({ kind: 'refused', refusal: { reason: 'case-changed', number } });

async function cellsOn(database: Database, day: string): Promise<string[]> {
  return (await database.bookings.occupied(['li', 'zhao'], `${day}T00:00`, `${day}T24:00`)).map(({ adviser, cell }) => `${adviser} ${cell.slice(11)}`);
}

/** Bookings that move or end: a time is free in the moment it is left, and never anybody's twice. */
export function moves(place: () => Place): void {
  describe('moving a booking', () => {
    it('frees the old time and takes the new one, with another adviser on another day', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const before = booking('c');
      await carryOut(database, 'c', [book(before)], now);
      const after = later(before, '2026-12-04T10:00', { adviser: 'zhao', contact: { kind: 'mail', value: 'w@example.cn' }, identity: 'subject-1' });
      expect(await carryOut(database, 'c', [move(after)], now)).toMatchObject({ kind: 'committed' });
      expect([await cellsOn(database, '2026-12-03'), await cellsOn(database, '2026-12-04')]).toEqual([[], ['zhao 10:00', 'zhao 10:30']]);
      expect(await database.bookings.byNumber(before.number)).toEqual(after);
      expect(await database.bookings.byFormKey(before.formKey)).toEqual(after);
      expect(await database.bookings.ofCustomer({ contact: before.contact }, 9)).toEqual([]);
      expect(await database.bookings.ofCustomer({ contact: after.contact }, 9)).toEqual([after]);
      expect(await database.bookings.ofCustomer({ identity: 'subject-1' }, 9)).toEqual([after]);
      expect(await carryOut(database, 'other', [book(booking('other'))], now)).toMatchObject({ kind: 'committed' });
      await expectWhole(place());
    });

    it('to a time that somebody else has changes nothing', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const mine = booking('c');
      await carryOut(database, 'c', [book(mine)], now);
      await carryOut(database, 'other', [book(booking('other', { start: '2026-12-03T10:00' }))], now);
      expect(await carryOut(database, 'c', [move(later(mine, '2026-12-03T10:30'))], now)).toEqual(slotTaken);
      expect(await cellsOn(database, '2026-12-03')).toEqual(['li 10:00', 'li 10:30', 'li 15:00', 'li 15:30']);
      expect(await database.bookings.byNumber(mine.number)).toEqual(mine);
    });

    it('may overlap its own old time', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const mine = booking('c');
      await carryOut(database, 'c', [book(mine)], now);
      expect(await carryOut(database, 'c', [move(later(mine, '2026-12-03T15:30'))], now)).toMatchObject({ kind: 'committed' });
      expect(await cellsOn(database, '2026-12-03')).toEqual(['li 15:30', 'li 16:00']);
    });

    it('may take a time that the same turn frees, also two that change places', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const [one, other] = [booking('one', { conversation: 'c' }), booking('other', { conversation: 'c', start: '2026-12-03T10:00' })];
      await carryOut(database, 'c', [book(one), book(other)], now);
      const [there, back] = [later(one, other.start), later(other, one.start)];
      expect(await carryOut(database, 'c', [move(there), move(back)], now)).toMatchObject({ kind: 'committed' });
      expect([await database.bookings.byNumber(one.number), await database.bookings.byNumber(other.number)]).toEqual([there, back]);
      const third = booking('third', { conversation: 'c' });
      expect(await carryOut(database, 'c', [{ kind: 'free', number: other.number, status: 'cancelled' }, book(third)], now)).toMatchObject({ kind: 'committed' });
      expect(await database.bookings.byNumber(third.number)).toEqual(third);
      expect(await cellsOn(database, '2026-12-03')).toEqual(['li 10:00', 'li 10:30', 'li 15:00', 'li 15:30']);
    });

    it('that somebody moved or cancelled meanwhile is refused; nor can it be cancelled twice', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const mine = booking('c');
      await carryOut(database, 'c', [book(mine)], now);
      const moved = later(mine, '2026-12-03T09:00');
      await carryOut(database, 'c', [move(moved)], now);
      expect(await carryOut(database, 'd', [move(later(mine, '2026-12-03T11:00'))], now)).toEqual(changed(mine));
      const free: CaseCommand = { kind: 'free', number: mine.number, status: 'cancelled' };
      expect(await carryOut(database, 'c', [free], now)).toMatchObject({ kind: 'committed' });
      expect(await cellsOn(database, '2026-12-03')).toEqual([]);
      expect(await database.bookings.byNumber(mine.number)).toBeUndefined();
      expect([await database.bookings.ofConversation('c', 9), await database.bookings.ofCustomer({ contact: mine.contact }, 9)]).toEqual([[], []]);
      expect(await carryOut(database, 'c', [free], now)).toEqual(changed(mine));
      expect(await carryOut(database, 'c', [move(later(moved, '2026-12-03T11:00'))], now)).toEqual(changed(mine));
      expect(await carryOut(database, 'c', [move(later(booking('nobody'), '2026-12-03T11:00'))], now)).toMatchObject({ kind: 'refused' });
      expect(await cellsOn(database, '2026-12-03')).toEqual([]);
    });

    it('by two instances at once moves it once', async () => {
      const instance = await twoInstances(place());
      const now = place().clock.now();
      const mine = booking('c');
      await carryOut(instance(0), 'c', [book(mine)], now);
      const outcomes = await Promise.all([0, 1, 2, 3].map((index) => carryOut(instance(index), `d${index}`, [move(later(mine, `2026-12-03T1${index}:00`))], now)));
      expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind !== 'committed')).toEqual([changed(mine), changed(mine), changed(mine)]);
      expect(await cellsOn(instance(0), '2026-12-03')).toHaveLength(2);
      await expectWhole(place());
    });

    it('leaves a time that exactly one of 20 who want it gets, at two instances', async () => {
      const instance = await twoInstances(place());
      const now = place().clock.now();
      const mine = booking('c');
      await carryOut(instance(0), 'c', [book(mine)], now);
      const moving = carryOut(instance(1), 'c', [move(later(mine, '2026-12-04T10:00'))], now);
      // Whoever is told that it is taken thinks again, as a turn does.
      const wants = async (index: number): Promise<Committed> => {
        for (let tries = 1; ; tries += 1) {
          const outcome = await carryOut(instance(index), `d${index}`, [book(booking(`d${index}`))], now);
          if (outcome.kind !== 'refused' || tries >= 3) return outcome;
        }
      };
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => wants(index)));
      expect(await moving).toMatchObject({ kind: 'committed' });
      const late = await carryOut(instance(0), 'late', [book(booking('late'))], now);
      expect([...outcomes, late].filter(({ kind }) => kind === 'committed')).toHaveLength(1);
      expect([...outcomes, late].filter(({ kind }) => kind !== 'committed')).toEqual(Array.from({ length: 20 }, () => slotTaken));
      expect(await cellsOn(instance(0), '2026-12-03')).toEqual(['li 15:00', 'li 15:30']);
      await expectWhole(place());
    });
  });
}
