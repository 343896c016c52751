import { describe, expect, it } from 'vitest';
import { accepted, committed, exchange, expectWhole, inbound, loaded, recordsOf, said, turn, twoInstances } from './fixtures.js';
import type { Place } from './place.js';

/** The durable inbox: once, in order, whatever comes at the same moment. */
export function accepting(place: () => Place): void {
  describe('accept', () => {
    it('takes one of 50 identical deliveries at once', async () => {
      const { turns, records } = await place().open();
      const now = place().clock.now();
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => turns.accept(inbound('c', 'k'), now)));
      const taken = outcomes.filter((outcome) => outcome.kind === 'accepted');
      expect(taken).toHaveLength(1);
      expect(taken[0]).toMatchObject({ claimed: true, record: { sequence: 1 } });
      expect(outcomes.filter((outcome) => outcome.kind === 'duplicate').every((outcome) => outcome.sequence === 1)).toBe(true);
      expect(await records.recordsAfter('c', 0, 10)).toHaveLength(1);
      await expectWhole(place());
    });

    it('takes one of 50 identical deliveries at two instances at once', async () => {
      const instance = await twoInstances(place());
      const now = place().clock.now();
      const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => instance(index).turns.accept(inbound('c', 'k'), now)));
      expect(outcomes.filter((outcome) => outcome.kind === 'accepted')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome.kind === 'duplicate')).toHaveLength(49);
      await expectWhole(place());
    });

    it('opens 200 conversations at once', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const ids = Array.from({ length: 200 }, (_, index) => `conversation ${index}`);
      await Promise.all(ids.map((id) => exchange(database, id, 'k', now)));
      const sizes = await Promise.all(ids.map(async (id) => (await recordsOf(database, id)).length));
      expect(sizes.every((size) => size === 2)).toBe(true);
      await expectWhole(place());
    });

    it('keeps the order in which messages came', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const texts = Array.from({ length: 100 }, (_, index) => `第${index}句`);
      const outcomes = await Promise.all(texts.map((text) => database.turns.accept(inbound('c', text, { record: said(text) }), now)));
      expect(outcomes.map((outcome) => accepted(outcome).sequence)).toEqual(texts.map((_, index) => index + 1));
      const work = await loaded(database, 'c');
      expect(work.pending.map((record) => record.kind === 'message' && record.content.text)).toEqual(texts);
      expect(outcomes.filter((outcome) => outcome.kind === 'accepted' && outcome.claimed)).toHaveLength(1);
    });

    it('tells keys and conversations apart that look alike when joined', async () => {
      const database = await place().open();
      const now = place().clock.now();
      accepted(await database.turns.accept(inbound('a', 'b\nc'), now));
      accepted(await database.turns.accept(inbound('a\nb', 'd'), now));
      const both = await Promise.all([database.turns.accept(inbound('a\nb', 'c'), now), database.turns.accept(inbound('a', 'b\nc'), now)]);
      expect(both.map((outcome) => outcome.kind)).toEqual(['accepted', 'duplicate']);
      await expectWhole(place());
    });

    it('refuses an unknown conversation without an opening, and creates nothing', async () => {
      const database = await place().open();
      const { opening: _opening, ...without } = inbound('c', 'k');
      expect(await database.turns.accept(without, place().clock.now())).toEqual({ kind: 'unknown-conversation' });
      expect(await database.turns.load('c')).toBeUndefined();
      expect(await database.turns.append({ conversation: 'c', draft: said('x') })).toBeUndefined();
    });

    it('keeps what wants no turn without making work of it', async () => {
      const database = await place().open();
      const now = place().clock.now();
      expect(await database.turns.accept(inbound('c', 'k', { wantsTurn: false }), now)).toMatchObject({ kind: 'accepted', claimed: false });
      expect((await loaded(database, 'c')).pending).toEqual([]);
      expect(await database.turns.claimAbandoned(now + 60_000, 10)).toEqual([]);
    });

    it('answers while a message comes in: the lease is kept for it', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await database.turns.accept(inbound('c', '1'), now);
      const work = await loaded(database, 'c');
      const [second, first] = await Promise.all([database.turns.accept(inbound('c', '2'), now), database.turns.commit(turn(work), now)]);
      expect(second).toMatchObject({ kind: 'accepted', claimed: false });
      expect(first).toMatchObject({ kind: 'committed', more: true });
      const next = await loaded(database, 'c');
      expect(next.pending.map((record) => record.sequence)).toEqual([2]);
      expect(committed(await database.turns.commit(turn(next), now)).map((record) => record.sequence)).toEqual([4]);
      expect(await database.turns.accept(inbound('c', '3'), now)).toMatchObject({ claimed: true });
      await expectWhole(place());
    });

    it('gives back what was recorded, page by page', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await exchange(database, 'c', '1', now);
      await exchange(database, 'c', '2', now);
      const all = await recordsOf(database, 'c');
      expect(all.map((record) => record.sequence)).toEqual([1, 2, 3, 4]);
      expect(await database.records.recordsAfter('c', 2, 1)).toEqual(all.slice(2, 3));
      expect(await database.records.recordsAfter('another', 0, 10)).toEqual([]);
    });
  });
}
