import { describe, expect, it } from 'vitest';
import { protectInbound } from '../../../bot/privacy.js';
import { TimerDispatcher } from '../../../bot/timerDispatcher.js';
import type { TurnLog } from '../../../bot/turn/faults.js';
import { StoreUnavailable, type Accepted, type Inbound } from '../../../bot/turn/turnStore.js';
import type { Database } from '../../../adapters/database/store.js';
import type { CaseCommand } from '../../../cases/command.js';
import type { Timer } from '../../../cases/timer.js';
import { Vault } from '../../../records/vault.js';
import { expectWhole, inbound, recordsOf, twoInstances } from './fixtures.js';
import { carryOut } from './moves.js';
import type { Place } from './place.js';

const LEASE = 30_000;
const SILENT: TurnLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Timers: each comes once, when it is due, whoever looks. */
export function timers(place: () => Place): void {
  const timer = (id: string, seconds = 0, more: Partial<Timer> = {}): Timer => ({
    id, subject: 'CP-1', conversation: 'c', at: new Date(place().clock.now() + seconds * 1_000).toISOString(), event: 'deadline.due', data: { number: 'CP-1', certain: true }, ...more,
  });
  const set = (list: readonly Timer[], subject = 'CP-1'): CaseCommand => ({ kind: 'timers', subject, timers: list });
  const ids = (list: readonly Timer[]): string[] => list.map(({ id }) => id);
  /** A dispatcher whose host fails so many times. */
  const dispatcher = (database: Database, fails = 0): { readonly dispatcher: TimerDispatcher; readonly late: number[] } => {
    const vault = new Vault([{ id: 'test', secret: Buffer.alloc(32, 1) }]);
    const late: number[] = [];
    const receive = async (delivery: Inbound): Promise<Accepted> => {
      if ((fails -= 1) >= 0) throw new StoreUnavailable('locked');
      return await database.turns.accept(protectInbound(vault, delivery), place().clock.now());
    };
    return { dispatcher: new TimerDispatcher({ timers: database.timers, host: { receive }, clock: place().clock, log: SILENT, pollMs: 1_000, late: (ms) => late.push(ms) }), late };
  };
  const fired = async (database: Database, conversation = 'c'): Promise<string[]> =>
    (await recordsOf(database, conversation)).flatMap((record) => (record.kind === 'event' && typeof record.content.data?.['timer'] === 'string' ? [record.content.data['timer']] : []));

  describe('timer', () => {
    it('is given when it is due, in order, to one of two instances', async () => {
      const instance = await twoInstances(place());
      const { clock } = place();
      const all = [timer('late', 5), timer('b', -1), timer('a', -1), timer('first', -9)];
      await carryOut(instance(0), 'c', [set(all)], clock.now());
      expect(await instance(0).timers.claim(clock.now(), 9, LEASE)).toEqual([all[3], all[2], all[1]]);
      expect(await instance(1).timers.claim(clock.now(), 9, LEASE)).toEqual([]);
      expect(await instance(1).timers.claim(clock.now() + 4_999, 9, LEASE)).toEqual([]);
      clock.advance(5_000);
      expect(await instance(1).timers.claim(clock.now(), 9, LEASE)).toEqual([all[0]]);
      clock.advance(25_000);
      // Nobody settled them: again, as many as are asked for.
      const again = await instance(1).timers.claim(clock.now(), 2, LEASE);
      expect(again).toHaveLength(2);
      const rest = ids(await instance(0).timers.claim(clock.now(), 9, LEASE));
      expect([...ids(again), ...rest].toSorted()).toEqual(['a', 'b', 'first']);
      clock.advance(LEASE);
      expect(ids(await instance(0).timers.claim(clock.now(), 9, LEASE))).toEqual(['first', 'a', 'b', 'late']);
    });

    it('is replaced and called off in the turn that says so', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const other = timer('other', 0, { subject: 'BK-1' });
      await carryOut(database, 'c', [set([timer('a'), timer('b')]), set([other], 'BK-1')], now);
      await carryOut(database, 'c', [set([timer('b'), timer('c', 60)])], now);
      expect(ids(await database.timers.claim(now, 9, 0))).toEqual(['b', 'other']);
      await carryOut(database, 'c', [set([])], now);
      expect(ids(await database.timers.claim(now + 99_000, 9, 0))).toEqual(['other']);
      await carryOut(database, 'c', [set([timer('d'), timer('d')]), set([], 'BK-1'), set([timer('e')])], now);
      expect(ids(await database.timers.claim(now + 99_000, 9, 0))).toEqual(['e']);
    });

    it('in hand may be called off or set anew; done, it stays done', async () => {
      const database = await place().open();
      const { clock } = place();
      const [again, off, same] = [timer('again'), timer('off'), timer('same')];
      await carryOut(database, 'c', [set([again, off, same])], clock.now());
      const held = await database.timers.claim(clock.now(), 9, LEASE);
      const anew = timer('again', 60);
      await carryOut(database, 'd', [set([anew, { ...same, conversation: 'd' }])], clock.now());
      // What is set as it was stays in hand: nobody else gets it.
      expect(await database.timers.claim(clock.now(), 9, LEASE)).toEqual([]);
      for (const each of held) await database.timers.settle(each);
      clock.advance(60_000);
      expect(await database.timers.claim(clock.now(), 9, LEASE)).toEqual([anew]);
      await database.timers.settle(anew);
      // The same deadlines again, as every change of a case sets them: their events have been.
      await carryOut(database, 'e', [set([{ ...anew, conversation: 'e' }, { ...same, conversation: 'e' }])], clock.now());
      clock.advance(LEASE);
      expect(await database.timers.claim(clock.now(), 9, LEASE)).toEqual([]);
    });

    it('of a thousand due at once comes once each, at two instances', async () => {
      const instance = await twoInstances(place());
      const now = place().clock.now();
      const all = Array.from({ length: 1_000 }, (_, index) => timer(`t${String(index).padStart(4, '0')}`, -index, { conversation: `c${index % 20}` }));
      for (let index = 0; index < 20; index += 1) await instance(0).turns.accept(inbound(`c${index}`, 'k', { wantsTurn: false }), now);
      await carryOut(instance(0), 'c', [set(all)], now);
      const two = [dispatcher(instance(0)), dispatcher(instance(1))];
      // An instance that loses a race for rows may find fewer than there are; its next look finds them.
      for (let round = 0; round < 3; round += 1) await Promise.all(two.map((each) => each.dispatcher.tick()));
      const seen = (await Promise.all(Array.from({ length: 20 }, (_, index) => fired(instance(0), `c${index}`)))).flat();
      expect(seen.toSorted()).toEqual(ids(all));
      expect(two.flatMap(({ late }) => late)).toHaveLength(1_000);
      expect(await instance(0).timers.claim(now + 10 * LEASE, 9, LEASE)).toEqual([]);
      await expectWhole(place());
    });

    it('is on record exactly once when the conversation can not be reached at first', async () => {
      const database = await place().open();
      const { clock } = place();
      await carryOut(database, 'c', [set([timer('a'), timer('b')])], clock.now());
      const failing = dispatcher(database, 3);
      await failing.dispatcher.tick();
      expect(await fired(database)).toEqual([]);
      await failing.dispatcher.tick();
      expect(await fired(database)).toEqual([]);
      clock.advance(LEASE);
      await failing.dispatcher.tick();
      clock.advance(LEASE);
      for (let again = 0; again < 3; again += 1) await failing.dispatcher.tick();
      expect((await fired(database)).toSorted()).toEqual(['a', 'b']);
      expect(failing.late.toSorted((a, b) => a - b)).toEqual([LEASE, 2 * LEASE]);
      const event = (await recordsOf(database, 'c')).find((record) => record.kind === 'event');
      expect(event).toMatchObject({ from: { role: 'system' }, outcome: 'due', content: { event: 'deadline.due', data: { number: 'CP-1', certain: true } } });
      await expectWhole(place());
    });

    it('comes once when the crash is between its event and its end, and late after a stop', async () => {
      const { clock } = place();
      const before = await place().open();
      await carryOut(before, 'c', [set([timer('crashed'), timer('night', 3_600), timer('gone', 0, { conversation: 'nowhere' })])], clock.now());
      const crashing = { claim: before.timers.claim.bind(before.timers), settle: () => Promise.reject(new Error('crash')) };
      await dispatcher({ ...before, timers: crashing }).dispatcher.tick();
      await before.close();
      clock.advance(9 * 3_600_000);
      const after = await place().open();
      const started = dispatcher(after);
      started.dispatcher.start();
      await started.dispatcher.stop();
      expect(await fired(after)).toEqual(['crashed', 'night']);
      expect(started.late).toEqual([8 * 3_600_000]);
      expect(await after.timers.claim(clock.now() + 10 * LEASE, 9, LEASE)).toEqual([]);
    });
  });
}
