import { describe, expect, it } from 'vitest';
import type { Database } from '../../../adapters/database/store.js';
import { accepted, committed, exchange, expectWhole, inbound, loaded, recordsOf, turn } from '../store/fixtures.js';
import type { Place } from '../store/place.js';
import { agent, asked, call, does, done, saying, waiting } from './fixtures.js';

/** Everything an act could have changed. */
async function everything(database: Database, conversation: string): Promise<unknown> {
  return [await database.turns.load(conversation), await recordsOf(database, conversation), await database.handoffs.history(conversation, 99)];
}

/** What people do to a conversation: decided under its lock. */
export function acts(place: () => Place): void {
  describe('an act', () => {
    it('claims, says, passes on and closes, each on record', async () => {
      const database = await place().open();
      const { clock } = place();
      await call(database, waiting('c'), clock.now());
      const claimed = done(await does(database, 'c', { do: 'claim', by: agent('li') }, clock));
      expect(claimed).toMatchObject({ handoff: { state: 'held', agent: 'li', version: 2 }, claimed: false, records: [{ kind: 'message', content: { text: 'claimed' } }, { kind: 'event', content: { event: 'handoff.claimed' } }] });
      expect(await loaded(database, 'c')).toMatchObject({ conversation: { owner: 'agent:li', stateVersion: 2 }, handoff: claimed.handoff });
      done(await does(database, 'c', saying('li', '您好'), clock));
      expect((await database.turns.conversation('c'))?.stateVersion).toBe(2);
      done(await does(database, 'c', { do: 'pass', by: agent('li'), to: { agent: 'zhao' }, note: '', until: clock.at }, clock));
      expect(await database.turns.conversation('c')).toMatchObject({ owner: 'agent:zhao', stateVersion: 3 });
      done(await does(database, 'c', { do: 'close', by: agent('zhao'), outcome: 'solved', note: '' }, clock));
      expect(await database.handoffs.byId('c~1')).toMatchObject({ state: 'closed', outcome: 'solved', agent: 'zhao', version: 5 });
      expect(await loaded(database, 'c')).toMatchObject({ conversation: { owner: 'bot', stateVersion: 4 } });
      expect(await loaded(database, 'c')).not.toHaveProperty('handoff');
      await expectWhole(place());
    });

    it('that is refused writes nothing, and tells how things stand', async () => {
      const database = await place().open();
      const { clock } = place();
      await exchange(database, 'free', '1', clock.now());
      await call(database, waiting('c'), clock.now());
      done(await does(database, 'c', { do: 'claim', by: agent('li') }, clock));
      const before = [await everything(database, 'c'), await everything(database, 'free')];
      expect(await does(database, 'c', { do: 'claim', by: agent('zhao') }, clock, { key: 'k' })).toMatchObject({ kind: 'refused', why: 'taken', handoff: { agent: 'li' } });
      expect(await does(database, 'c', saying('zhao', '您好'), clock)).toMatchObject({ kind: 'refused', why: 'taken' });
      expect(await does(database, 'c', { do: 'offer', to: 'zhao', until: clock.at, version: 1 }, clock)).toMatchObject({ kind: 'refused', why: 'closed' });
      expect(await does(database, 'free', { do: 'claim', by: agent('li') }, clock)).toEqual({ kind: 'refused', why: 'closed', handoff: undefined });
      expect(await does(database, 'free', saying('li', '您好'), clock, { begins: waiting('free') })).toEqual({ kind: 'refused', why: 'not-yours', handoff: undefined });
      expect(await does(database, 'unknown', { do: 'claim', by: agent('li') }, clock)).toEqual({ kind: 'unknown-conversation' });
      expect(await does(database, '', { do: 'claim', by: agent('li') }, clock)).toEqual({ kind: 'unknown-conversation' });
      expect([await everything(database, 'c'), await everything(database, 'free')]).toEqual(before);
      // A refused act has not used up its key.
      done(await does(database, 'c', saying('li', '您好'), clock, { key: 'k' }));
    });

    it('that declines an offer makes it the next one’s turn, once, and only for whoever was asked', async () => {
      const database = await place().open();
      const { clock } = place();
      await call(database, waiting('c'), clock.now());
      done(await does(database, 'c', { do: 'offer', to: 'hub', until: clock.at, version: 1 }, clock));
      expect(await does(database, 'c', { do: 'decline', agent: 'li', why: 'timeout', until: clock.at }, clock)).toMatchObject({ kind: 'refused', why: 'changed' });
      const declined = done(await does(database, 'c', { do: 'decline', agent: 'hub', why: 'timeout', until: clock.at }, clock));
      expect(declined).toMatchObject({ handoff: { state: 'waiting', offeredTo: '', passedBy: ['hub'], dueAt: clock.at, version: 3 }, claimed: false, records: [{ kind: 'event', content: { event: 'handoff.declined', data: { agent: 'hub', why: 'timeout' } } }] });
      expect(await does(database, 'c', { do: 'decline', agent: 'hub', why: 'timeout', until: clock.at }, clock)).toMatchObject({ kind: 'refused', why: 'changed' });
      expect((await database.turns.conversation('c'))?.owner).toBe('queue');
      await expectWhole(place());
    });

    it('comes once however often it is sent', async () => {
      const [one, other] = await Promise.all([place().open(), place().open()]);
      const { clock } = place();
      await call(one, waiting('c'), clock.now());
      done(await does(one, 'c', { do: 'claim', by: agent('li') }, clock));
      const sent = await Promise.all(Array.from({ length: 40 }, (_, index) => does(index % 2 === 0 ? one : other, 'c', saying('li', '您好'), clock, { key: 'say-1' })));
      const { records } = done(sent.find(({ kind }) => kind === 'done') ?? { kind: 'unknown-conversation' });
      expect(sent.filter(({ kind }) => kind === 'duplicate')).toEqual(Array.from({ length: 39 }, () => ({ kind: 'duplicate', sequence: records[0]?.sequence })));
      expect((await recordsOf(one, 'c')).filter(({ from }) => from.id === 'li')).toHaveLength(2);
    });

    it('may begin a handoff: an agent takes over from the bot', async () => {
      const database = await place().open();
      const { clock } = place();
      await call(database, waiting('c', { id: 'c~task', kind: 'task' }), clock.now());
      const takesOver = (id: string, supervisor = false) => ({ do: 'take-over', by: agent(id, supervisor), id: 'c~2', title: '', at: clock.at }) as const;
      expect(await does(database, 'c', takesOver('li'), clock)).toMatchObject({ kind: 'refused', why: 'closed' });
      const begins = waiting('c', { id: 'c~2', why: 'taken-over' });
      expect(done(await does(database, 'c', takesOver('li'), clock, { begins })).handoff).toMatchObject({ id: 'c~2', state: 'held', agent: 'li', version: 2 });
      expect(await loaded(database, 'c')).toMatchObject({ conversation: { owner: 'agent:li' }, handoff: { id: 'c~2' } });
      // Where one is live already it is that one.
      expect(done(await does(database, 'c', takesOver('wang', true), clock, { begins: { ...begins, id: 'c~3' } })).handoff).toMatchObject({ id: 'c~2', agent: 'wang', version: 3 });
      expect((await database.handoffs.history('c', 9)).map(({ id }) => id)).toEqual(['c~task', 'c~2']);
    });

    it('finds the handoff that it names, live or not', async () => {
      const database = await place().open();
      const { clock } = place();
      for (const id of ['c~1', 'c~2', 'c~3']) await call(database, waiting('c', { id, kind: id === 'c~1' ? 'chat' : 'task', openedAt: clock.at }), clock.now(), { owner: 'queue' });
      expect(done(await does(database, 'c', { do: 'claim', by: agent('li') }, clock, { handoff: 'c~2' })).handoff).toMatchObject({ id: 'c~2', agent: 'li' });
      expect((await database.turns.conversation('c'))?.owner).toBe('queue');
      done(await does(database, 'c', { do: 'close', by: agent('li'), outcome: 'solved', note: '' }, clock, { handoff: 'c~2' }));
      expect(await does(database, 'c', { do: 'claim', by: agent('zhao') }, clock, { handoff: 'c~2' })).toMatchObject({ kind: 'refused', why: 'closed', handoff: { id: 'c~2', state: 'closed' } });
      expect(await does(database, 'c', { do: 'claim', by: agent('zhao') }, clock, { handoff: 'unknown' })).toEqual({ kind: 'refused', why: 'closed', handoff: undefined });
      expect((await database.handoffs.waiting(9)).map(({ id }) => id)).toEqual(['c~1', 'c~3']);
    });

    it('that wants a turn leaves one: begun by whoever acted, or taken up by another instance', async () => {
      const [a, b] = await Promise.all([place().open(), place().open()]);
      const { clock } = place();
      await call(a, waiting('c'), clock.now());
      done(await does(a, 'c', { do: 'claim', by: agent('li') }, clock));
      const closed = done(await does(a, 'c', { do: 'close', by: agent('li'), outcome: 'solved', note: '' }, clock));
      expect(closed.claimed).toBe(true);
      expect((await loaded(b, 'c')).pending).toEqual([closed.records.at(-1)]);
      // The instance that closed it is gone before its turn: another one has it within the lease's time.
      expect(await b.turns.claimAbandoned(clock.now(), 9)).toEqual([]);
      clock.advance(15_001);
      expect(await b.turns.claimAbandoned(clock.now(), 9)).toEqual(['c']);
      committed(await b.turns.commit(turn(await loaded(b, 'c')), clock.now()));
      expect((await loaded(a, 'c')).pending).toEqual([]);
    });

    it('that wants a turn while one is thought leaves it to that one, which thinks again', async () => {
      const [a, b] = await Promise.all([place().open(), place().open()]);
      const { clock } = place();
      await call(a, waiting('c'), clock.now());
      done(await does(b, 'c', { do: 'claim', by: agent('li') }, clock));
      accepted(await a.turns.accept(inbound('c', 'more'), clock.now()));
      const thinking = await loaded(a, 'c');
      const { claimed, records } = done(await does(b, 'c', { do: 'return', by: agent('li'), note: '' }, clock));
      expect(claimed).toBe(false);
      expect(await a.turns.commit(turn(thinking, { owner: 'agent:li', drafts: [] }), clock.now())).toEqual({ kind: 'superseded', held: true });
      const again = await loaded(a, 'c');
      expect(again).toMatchObject({ conversation: { owner: 'bot' }, pending: [...thinking.pending, ...records] });
      committed(await a.turns.commit(turn(again), clock.now()));
    });

    it('pushes what customers are told, to channels that are pushed to', async () => {
      const database = await place().open({ pushes: (channel) => channel === 'msteams' });
      const { clock } = place();
      for (const channel of ['msteams', 'directline']) {
        accepted(await database.turns.accept({ ...inbound(channel, '0'), opening: { channel, customer: { role: 'customer', id: 'u1' }, locale: 'zh-Hans', reference: { to: channel } } }, clock.now()));
        await call(database, waiting(channel), clock.now());
        done(await does(database, channel, { do: 'claim', by: agent('li') }, clock));
        done(await does(database, channel, { do: 'note', by: agent('li'), text: '内部' }, clock));
        done(await does(database, channel, saying('li', '您好'), clock));
      }
      const pushed: unknown[] = [];
      for (let items = await database.turns.claimOutbox(clock.now(), 9, 1_000); items.length > 0; items = await database.turns.claimOutbox(clock.now(), 9, 1_000)) {
        for (const item of items) {
          pushed.push([item.record.conversation, item.lane, item.reference, item.record.kind === 'message' && item.record.content.text]);
          await database.turns.settleOutbox(item, { kind: 'sent' }, clock.at);
        }
      }
      expect(pushed).toEqual(['claimed', '您好'].map((text) => ['msteams', '', { to: 'msteams' }, text]));
    });

    it('leaves a record, from the last version: what does not is a fault that hurts nobody beside it', async () => {
      const database = await place().open();
      const { clock } = place();
      await call(database, waiting('c'), clock.now());
      await call(database, waiting('d'), clock.now());
      const now = clock.now();
      const silent = database.handoffs.act({ conversation: 'c', decide: ({ owner }) => ({ done: { owner, turn: false }, drafts: [] }) }, now);
      const old = database.handoffs.act({ ...asked('c', saying('li', '您好'), clock.at), decide: () => ({ done: { owner: 'bot', handoff: waiting('c'), turn: false }, drafts: [inbound('c', '1').record] }) }, now);
      const beside = does(database, 'd', { do: 'claim', by: agent('li') }, clock);
      await expect(silent).rejects.toThrow(RangeError);
      await expect(old).rejects.toThrow(RangeError);
      done(await beside);
      expect(await database.handoffs.byId('c~1')).toEqual(waiting('c'));
    });
  });
}
