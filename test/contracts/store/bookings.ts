import { describe, expect, it } from 'vitest';
import type { Database } from '../../../adapters/database/store.js';
import type { Committed } from '../../../bot/turn/turnStore.js';
import type { Booking } from '../../../cases/booking/booking.js';
import { booking, expectWhole, inbound, loaded, recordsOf, turn, twoInstances } from './fixtures.js';
import type { Place } from './place.js';

/** Commits bookings by a turn of their conversation. */
async function book(database: Database, bookings: readonly Booking[], now: number, key = '1'): Promise<Committed> {
  const conversation = bookings[0]?.conversation ?? '';
  await database.turns.accept(inbound(conversation, key), now);
  const commands = bookings.map((each) => ({ kind: 'book', booking: each }) as const);
  return database.turns.commit(turn(await loaded(database, conversation), { commands }), now);
}

/** Bookings: no slot twice, no form twice, no number lost. */
export function bookings(place: () => Place): void {
  describe('booking', () => {
    it('of one slot by 20 at once succeeds for exactly one', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const ids = Array.from({ length: 20 }, (_, index) => `c${index}`);
      const outcomes = await Promise.all(ids.map((id) => book(database, [booking(id)], now)));
      expect(outcomes.filter((outcome) => outcome.kind === 'committed')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome.kind !== 'committed')).toEqual(Array.from({ length: 19 }, () => ({ kind: 'refused', refusal: { reason: 'slot-taken' } })));
      expect(await database.bookings.occupied(['li'], '2026-12-03T00:00', '2026-12-04T00:00')).toEqual([
        { adviser: 'li', cell: '2026-12-03T15:00' },
        { adviser: 'li', cell: '2026-12-03T15:30' },
      ]);
      const sizes = await Promise.all(ids.map(async (id) => (await recordsOf(database, id)).length));
      expect(sizes.toSorted()).toEqual([...Array.from({ length: 19 }, () => 1), 2]);
      await expectWhole(place());
    });

    it('of overlapping slots at two instances at once succeeds for exactly one', async () => {
      const instance = await twoInstances(place());
      const now = place().clock.now();
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) => {
          const start = index % 3 === 0 ? '2026-12-03T15:30' : '2026-12-03T15:00';
          return book(instance(index), [booking(`c${index}`, { start })], now);
        }),
      );
      expect(outcomes.filter((outcome) => outcome.kind === 'committed')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome.kind === 'refused' && outcome.refusal.reason === 'slot-taken')).toHaveLength(19);
      await expectWhole(place());
    });

    it('by a form that has booked gives that number', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const first = booking('c');
      expect(await book(database, [first], now)).toMatchObject({ kind: 'committed' });
      const again = booking('c', { number: 'BK-20261203-other', start: '2026-12-03T09:00' });
      expect(await book(database, [again], now, '2')).toEqual({ kind: 'refused', refusal: { reason: 'already-submitted', number: first.number } });
      expect(await database.bookings.byFormKey('form-c')).toEqual(first);
      expect(await database.bookings.byNumber(first.number)).toEqual(first);
      expect(await database.bookings.byNumber(again.number)).toBeUndefined();
      expect(await database.bookings.byFormKey('another')).toBeUndefined();
    });

    it('by one form at two instances at once books once', async () => {
      const instance = await twoInstances(place());
      const now = place().clock.now();
      const outcomes = await Promise.all([0, 1].map((index) => book(instance(index), [booking(`c${index}`, { formKey: 'the form', adviser: `adviser ${index}` })], now)));
      expect(outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind)).toSorted()).toEqual(['already-submitted', 'committed']);
    });

    it('is all or nothing', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await book(database, [booking('a')], now);
      const free = booking('b', { start: '2026-12-03T09:00' });
      expect(await book(database, [free, booking('b', { formKey: 'second', number: 'second' })], now)).toEqual({ kind: 'refused', refusal: { reason: 'slot-taken' } });
      expect(await database.bookings.byNumber(free.number)).toBeUndefined();
      expect(await database.bookings.occupied(['li'], '2026-12-03T00:00', '2026-12-03T12:00')).toEqual([]);
      const work = await loaded(database, 'b');
      expect(work).toMatchObject({ conversation: { stateVersion: 0 }, pending: [{ sequence: 1 }] });
      expect(await database.turns.commit(turn(work), now)).toMatchObject({ kind: 'committed' });
    });

    it('with a receipt number that another form has fails alone', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await book(database, [booking('a')], now);
      const outcomes = await Promise.allSettled([
        book(database, [booking('b', { number: 'BK-20261203-a', adviser: 'other' })], now),
        book(database, [booking('c', { adviser: 'third' })], now),
      ]);
      expect(outcomes).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: { kind: 'committed' } }]);
      await expectWhole(place());
    });
  });

  describe('serial', () => {
    it('is the same again for the same form, and without gaps for others', async () => {
      const instance = await twoInstances(place());
      const serials = await Promise.all(Array.from({ length: 120 }, (_, index) => instance(index).bookings.serial('BK', '20261203', `form ${Math.floor(index / 3)}`)));
      const byForm = Array.from({ length: 40 }, (_, form) => new Set(serials.slice(form * 3, form * 3 + 3)));
      expect(byForm.every((numbers) => numbers.size === 1)).toBe(true);
      expect(byForm.flatMap((numbers) => [...numbers]).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    });

    it('starts anew for each day and each kind of case', async () => {
      const { bookings: given } = await place().open();
      expect(await given.serial('BK', '20261203', 'f')).toBe(1);
      expect(await given.serial('BK', '20261204', 'f')).toBe(1);
      expect(await given.serial('CP', '20261203', 'f')).toBe(1);
      expect(await given.serial('BK', '20261203', 'g')).toBe(2);
      expect(await given.serial('BK', '20261203', 'f')).toBe(1);
    });
  });
}
