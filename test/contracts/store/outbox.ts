import { describe, expect, it } from 'vitest';
import type { Database } from '../../../adapters/database/store.js';
import type { OutboxItem } from '../../../bot/turn/turnStore.js';
import { answer, exchange, expectWhole, recordsOf, twoInstances } from './fixtures.js';
import type { Place } from './place.js';

const LEASE = 30_000;

/** A turn whose three answers are to be pushed. */
async function threeToPush(database: Database, conversation: string, now: number, key = '1'): Promise<void> {
  await exchange(database, conversation, key, now, { drafts: ['一', '二', '三'].map((text) => answer(text)), push: [{ draft: 0, lane: '' }, { draft: 1, lane: '' }, { draft: 2, lane: '' }] });
}

function only(items: readonly OutboxItem[]): OutboxItem {
  const [item] = items;
  if (!item || items.length > 1) throw new Error(`${items.length} items`);
  return item;
}

/** The outbox: each message pushed by one at a time, in order per conversation. */
export function outbox(place: () => Place): void {
  describe('outbox', () => {
    it('gives each item to one instance, in order per conversation', async () => {
      const instance = await twoInstances(place());
      const { clock } = place();
      const ids = Array.from({ length: 12 }, (_, index) => `c${index}`);
      await Promise.all(ids.map((id, index) => threeToPush(instance(index), id, clock.now())));
      const pushed = new Map<string, number[]>(ids.map((id) => [id, []]));
      for (let more = true; more; ) {
        const round = (await Promise.all([0, 1, 2, 3].map(instance).map(async (database) => (await database.turns.claimOutbox(clock.now(), 5, LEASE)).map((item) => ({ database, item }))))).flat();
        expect(new Set(round.map(({ item }) => item.record.conversation)).size).toBe(round.length);
        for (const { item } of round) pushed.get(item.record.conversation)?.push(item.record.sequence);
        await Promise.all(round.map(({ database, item }) => database.turns.settleOutbox(item, { kind: 'sent' }, clock.at)));
        more = round.length > 0;
      }
      expect([...pushed.values()]).toEqual(ids.map(() => [2, 3, 4]));
      const records = await recordsOf(instance(0), 'c0');
      expect(records.slice(4).map((record) => [record.kind, record.outcome, record.kind === 'delivery' && record.content])).toEqual(
        [2, 3, 4].map((through) => ['delivery', 'delivered', { through, by: 'connector', attempts: 1 }]),
      );
      await expectWhole(place());
    });

    it('names what is needed to push', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await threeToPush(database, 'c', now);
      const item = only(await database.turns.claimOutbox(now, 10, LEASE));
      expect(item).toMatchObject({ attempts: 0, reference: { to: 'c' }, record: { conversation: 'c', sequence: 2, content: { text: '一' } } });
      expect((await recordsOf(database, 'c')).find((record) => record.sequence === 2)).toEqual(item.record);
    });

    it('tries again when told, and lets nothing overtake', async () => {
      const { turns, ...database } = await place().open();
      const { clock } = place();
      await threeToPush({ turns, ...database }, 'c', clock.now());
      const first = only(await turns.claimOutbox(clock.now(), 10, LEASE));
      await turns.settleOutbox(first, { kind: 'failed', error: '503', retryAt: clock.now() + 5_000 }, clock.at);
      expect(await turns.claimOutbox(clock.now() + 4_999, 10, LEASE)).toEqual([]);
      clock.advance(5_000);
      const again = only(await turns.claimOutbox(clock.now(), 10, LEASE));
      expect(again).toMatchObject({ attempts: 1, record: { sequence: 2 } });
      await turns.settleOutbox(again, { kind: 'failed', error: 'gone' }, clock.at);
      expect(only(await turns.claimOutbox(clock.now(), 10, LEASE)).record.sequence).toBe(3);
      expect((await recordsOf(database, 'c')).at(-1)).toMatchObject({ kind: 'delivery', outcome: 'failed', content: { through: 2, by: 'connector', attempts: 2, error: 'gone' } });
      await expectWhole(place());
    });

    it('gives an unsettled item again, and only the latest claim may fail it', async () => {
      const { turns, ...database } = await place().open();
      const { clock } = place();
      await threeToPush({ turns, ...database }, 'c', clock.now());
      const stale = only(await turns.claimOutbox(clock.now(), 10, LEASE));
      expect(await turns.claimOutbox(clock.now() + LEASE - 1, 10, LEASE)).toEqual([]);
      clock.advance(LEASE);
      const fresh = only(await turns.claimOutbox(clock.now(), 10, LEASE));
      expect(fresh).toMatchObject({ attempts: 1, record: { sequence: 2 } });
      await turns.settleOutbox(stale, { kind: 'failed', error: 'late' }, clock.at);
      expect(await turns.claimOutbox(clock.now(), 10, LEASE)).toEqual([]);
      await Promise.all([fresh, stale, fresh].map((item) => turns.settleOutbox(item, { kind: 'sent' }, clock.at)));
      const deliveries = (await recordsOf(database, 'c')).filter((record) => record.kind === 'delivery');
      expect(deliveries).toHaveLength(1);
      expect(only(await turns.claimOutbox(clock.now(), 10, LEASE)).record.sequence).toBe(3);
    });

    it('puts a later turn behind an earlier one', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await threeToPush(database, 'c', now, '1');
      await threeToPush(database, 'c', now, '2');
      const order: number[] = [];
      for (let items = await database.turns.claimOutbox(now, 10, LEASE); items.length > 0; items = await database.turns.claimOutbox(now, 10, LEASE)) {
        const item = only(items);
        order.push(item.record.sequence);
        await database.turns.settleOutbox(item, { kind: 'sent' }, place().clock.at);
      }
      expect(order).toEqual([2, 3, 4, 6, 7, 8]);
    });
  });
}
