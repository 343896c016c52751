import { describe, expect, it } from 'vitest';
import type { Database } from '../../../adapters/database/store.js';
import type { Handoff } from '../../../handoff/handoff.js';
import type { MovableClock } from '../store/clock.js';
import type { Place } from '../store/place.js';
import { agent, call, does, done, waiting } from './fixtures.js';

const ids = (handoffs: readonly Handoff[]): string[] => handoffs.map(({ id }) => id);

/** A chat of so many seconds. */
async function chat(database: Database, clock: MovableClock, conversation: string, by: string, seconds: number): Promise<void> {
  await call(database, waiting(conversation, { openedAt: clock.at }), clock.now());
  done(await does(database, conversation, { do: 'claim', by: agent(by) }, clock));
  clock.advance(seconds * 1_000);
  done(await does(database, conversation, { do: 'close', by: agent(by), outcome: 'solved', note: '' }, clock));
}

/** What desks and the router look at. */
export function reading(place: () => Place): void {
  describe('handoffs', () => {
    it('wait by urgency, then by age', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const at = (minute: number): string => `2026-12-02T02:0${minute}:00.000Z`;
      await call(database, waiting('a', { openedAt: at(1) }), now);
      await call(database, waiting('b', { openedAt: at(3), urgency: 0 }), now);
      await call(database, waiting('c', { openedAt: at(0) }), now);
      await call(database, waiting('d', { openedAt: at(2), urgency: 0, kind: 'message' }), now);
      done(await does(database, 'c', { do: 'offer', to: 'li', until: at(9), version: 1 }, place().clock));
      expect(ids(await database.handoffs.waiting(9))).toEqual(['d~1', 'b~1', 'c~1', 'a~1']);
      expect(ids(await database.handoffs.waiting(2))).toEqual(['d~1', 'b~1']);
      expect(await database.handoffs.figures()).toEqual({ waiting: 3, meanHeldSeconds: undefined });
    });

    it('are held by agents, and closed by them', async () => {
      const database = await place().open();
      const { clock } = place();
      await chat(database, clock, 'a', 'li', 60);
      await chat(database, clock, 'b', 'zhao', 60);
      await chat(database, clock, 'c', 'li', 60);
      for (const conversation of ['d', 'e']) await call(database, waiting(conversation, { openedAt: clock.at }), clock.now());
      done(await does(database, 'd', { do: 'claim', by: agent('li') }, clock));
      done(await does(database, 'e', { do: 'claim', by: agent('zhao') }, clock));
      const { handoffs } = database;
      expect([ids(await handoffs.held()), ids(await handoffs.held('li')), ids(await handoffs.held('nobody'))]).toEqual([['d~1', 'e~1'], ['d~1'], []]);
      expect([ids(await handoffs.closed(9)), ids(await handoffs.closed(2)), ids(await handoffs.closed(9, 'li'))]).toEqual([['c~1', 'b~1', 'a~1'], ['c~1', 'b~1'], ['c~1', 'a~1']]);
      expect([await handoffs.byId('unknown'), await handoffs.ofConversation('a'), await handoffs.ofConversation(''), await handoffs.history('unknown', 9)]).toEqual([undefined, undefined, undefined, []]);
    });

    it('tell how long a chat takes, from the last fifty', async () => {
      const database = await place().open();
      const { clock } = place();
      await chat(database, clock, 'long-ago', 'li', 100_000);
      for (let index = 0; index < 50; index += 1) await chat(database, clock, `c${index}`, 'li', index % 2 === 0 ? 100 : 300);
      // Nobody had it, and no chat: neither tells anything.
      await call(database, waiting('left'), clock.now());
      await call(database, waiting('left', { id: 'left~2', kind: 'task' }), clock.now(), { handoffs: [{ kind: 'end', id: 'left~1', outcome: 'left', at: clock.at }], owner: 'bot' });
      expect(await database.handoffs.figures()).toEqual({ waiting: 0, meanHeldSeconds: 200 });
    });
  });

  describe('presence', () => {
    it('keeps the last sign of life, and what somebody is up to', async () => {
      const [one, other] = await Promise.all([place().open(), place().open()]);
      const { presence } = one;
      await presence.beat('li', 1_000);
      await presence.beat('zhao', 1_000, 'available');
      expect(await presence.present(0)).toEqual([{ staff: 'li', availability: 'away', seenAt: 1_000 }, { staff: 'zhao', availability: 'available', seenAt: 1_000 }]);
      await other.presence.beat('zhao', 9_000);
      await presence.beat('zhao', 8_000, 'busy');
      await other.presence.beat('li', 2_000, 'available');
      expect(await presence.present(2_001)).toEqual([{ staff: 'zhao', availability: 'busy', seenAt: 9_000 }]);
      expect(await presence.seen(['li', 'zhao', 'unknown'])).toEqual(new Map([['li', { staff: 'li', availability: 'available', seenAt: 2_000 }], ['zhao', { staff: 'zhao', availability: 'busy', seenAt: 9_000 }]]));
      expect(await presence.seen([])).toEqual(new Map());
    });
  });
}
