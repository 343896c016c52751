import { describe, expect, it } from 'vitest';
import { committed, exchange, expectWhole, inbound, loaded, recordsOf, turn } from './fixtures.js';
import type { Place } from './place.js';

/** One worker at a time, and whoever lost the lease writes nothing. */
export function leases(place: () => Place): void {
  describe('lease', () => {
    it('passes on when its time is over, and fences the former holder off', async () => {
      const [a, b] = await Promise.all([place().open(), place().open()]);
      const { clock } = place();
      expect(await a.turns.accept(inbound('c', '1'), clock.now())).toMatchObject({ claimed: true });
      const late = await loaded(a, 'c');
      expect(await b.turns.claimAbandoned(clock.now(), 10)).toEqual([]);
      clock.advance(15_001);
      expect(await b.turns.claimAbandoned(clock.now(), 10)).toEqual(['c']);
      expect(await a.turns.renew('c', clock.now())).toBe(false);
      await a.turns.release('c');
      expect(await a.turns.commit(turn(late), clock.now())).toEqual({ kind: 'superseded', held: false });
      expect(committed(await b.turns.commit(turn(await loaded(b, 'c')), clock.now()))).toHaveLength(1);
      expect(await a.turns.commit(turn(late), clock.now())).toEqual({ kind: 'superseded', held: false });
      expect(await recordsOf(a, 'c')).toHaveLength(2);
      await expectWhole(place());
    });

    it('is lengthened by renewing', async () => {
      const [a, b] = await Promise.all([place().open(), place().open()]);
      const { clock } = place();
      await a.turns.accept(inbound('c', '1'), clock.now());
      clock.advance(10_000);
      expect(await a.turns.renew('c', clock.now())).toBe(true);
      clock.advance(10_000);
      expect(await b.turns.claimAbandoned(clock.now(), 10)).toEqual([]);
      expect(await b.turns.renew('c', clock.now())).toBe(false);
      expect(await a.turns.renew('unknown', clock.now())).toBe(false);
    });

    it('is given back unanswered, and taken over at once', async () => {
      const [a, b] = await Promise.all([place().open(), place().open()]);
      const now = place().clock.now();
      await a.turns.accept(inbound('c', '1'), now);
      await b.turns.release('c');
      expect(await b.turns.claimAbandoned(now, 10)).toEqual([]);
      await a.turns.release('c');
      expect(await b.turns.claimAbandoned(now, 10)).toEqual(['c']);
      expect((await loaded(b, 'c')).pending).toHaveLength(1);
    });

    it('goes to whom the next message comes when its time is over', async () => {
      const [a, b] = await Promise.all([place().open(), place().open()]);
      const { clock } = place();
      await a.turns.accept(inbound('c', '1'), clock.now());
      expect(await b.turns.accept(inbound('c', '2'), clock.now())).toMatchObject({ claimed: false });
      clock.advance(15_001);
      expect(await b.turns.accept(inbound('c', '3'), clock.now())).toMatchObject({ claimed: true });
      expect((await loaded(b, 'c')).pending.map((record) => record.sequence)).toEqual([1, 2, 3]);
      expect(await a.turns.commit(turn(await loaded(a, 'c')), clock.now())).toEqual({ kind: 'superseded', held: false });
    });

    it('of many abandoned conversations goes to one instance each', async () => {
      const [a, b] = await Promise.all([place().open(), place().open()]);
      const { clock } = place();
      const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);
      await Promise.all(ids.map((id) => a.turns.accept(inbound(id, '1'), clock.now())));
      clock.advance(15_001);
      const claimed: string[] = [];
      for (let more = true; more; ) {
        const round = (await Promise.all([a, b, a, b].map(({ turns }) => turns.claimAbandoned(clock.now(), 7)))).flat();
        claimed.push(...round);
        more = round.length > 0;
      }
      expect(claimed.toSorted()).toEqual(ids.toSorted());
    });

    it('a commit made from an older state writes nothing', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await exchange(database, 'c', '1', now);
      await database.turns.accept(inbound('c', '2'), now);
      const work = await loaded(database, 'c');
      const old = turn(work, { stateVersion: work.conversation.stateVersion - 1, state: 'old' });
      expect(await database.turns.commit(old, now)).toEqual({ kind: 'superseded', held: true });
      expect(await loaded(database, 'c')).toEqual(work);
      expect(await database.turns.commit({ ...old, conversation: 'unknown' }, now)).toEqual({ kind: 'superseded', held: false });
    });

    it('one of 20 commits of the same turn succeeds', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await database.turns.accept(inbound('c', '1'), now);
      const work = await loaded(database, 'c');
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => database.turns.commit(turn(work), now)));
      expect(outcomes.filter((outcome) => outcome.kind === 'committed')).toHaveLength(1);
      expect(await recordsOf(database, 'c')).toHaveLength(2);
    });

    it('a commit changes owner, language and state', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await exchange(database, 'c', '1', now, { owner: 'agent:7', locale: 'en', state: '{"stack":[]}' });
      expect(await database.turns.conversation('c')).toMatchObject({
        channel: 'directline', customer: { role: 'customer', id: 'u1' }, owner: 'agent:7', locale: 'en', state: '{"stack":[]}', stateVersion: 1, reference: { to: 'c' },
      });
      expect(await database.turns.conversation('unknown')).toBeUndefined();
    });
  });
}
