import { describe, expect, it } from 'vitest';
import { answer, exchange, expectWhole, inbound, loaded, recordsOf, turn } from '../store/fixtures.js';
import type { Place } from '../store/place.js';
import { agent, call, does, done, next, request, waiting } from './fixtures.js';

/** What a turn does to handoffs, in its own commit. */
export function turns(place: () => Place): void {
  describe('a turn that calls a person', () => {
    it('makes the queue the owner, and the next turn finds the handoff', async () => {
      const database = await place().open();
      const handoff = waiting('c');
      await call(database, handoff, place().clock.now());
      expect(await loaded(database, 'c')).toMatchObject({ conversation: { owner: 'queue' }, handoff });
      expect(await database.handoffs.byId('c~1')).toEqual(handoff);
      expect(await database.handoffs.ofConversation('c')).toEqual(handoff);
      await exchange(database, 'other', '1', place().clock.now());
      expect(await loaded(database, 'other')).not.toHaveProperty('handoff');
      await expectWhole(place());
    });

    it('adds nothing where one is live, and leaves whoever has it', async () => {
      const database = await place().open();
      const { clock } = place();
      const handoff = waiting('c');
      await call(database, handoff, clock.now());
      await call(database, handoff, clock.now());
      await call(database, waiting('c', { id: 'c~2' }), clock.now());
      await call(database, waiting('c', { id: 'c~3', kind: 'message' }), clock.now(), { owner: 'queue' });
      expect(await database.handoffs.history('c', 9)).toEqual([handoff]);
      done(await does(database, 'c', { do: 'claim', by: agent('li') }, clock));
      await call(database, waiting('c', { id: 'c~4' }), clock.now());
      expect(await loaded(database, 'c')).toMatchObject({ conversation: { owner: 'agent:li' }, handoff: { id: 'c~1', state: 'held' } });
      expect(await database.handoffs.history('c', 9)).toHaveLength(1);
    });

    it('has room beside it for tasks and calls', async () => {
      const database = await place().open();
      const now = place().clock.now();
      const [chat, one, other, back] = [waiting('c'), waiting('c', { id: 'c~2', kind: 'task' }), waiting('c', { id: 'c~3', kind: 'task' }), waiting('c', { id: 'c~4', kind: 'callback' })];
      await call(database, one, now);
      expect(await loaded(database, 'c')).not.toHaveProperty('handoff');
      await exchange(database, 'c', 'more', now, { owner: 'queue', handoffs: [request(other), request(back), request(chat)] });
      expect((await database.handoffs.history('c', 9)).map(({ id }) => id)).toEqual(['c~4', 'c~3', 'c~2', 'c~1']);
      expect(await database.handoffs.ofConversation('c')).toEqual(chat);
      expect((await loaded(database, 'c')).handoff).toEqual(chat);
    });

    it('can not have a second live chat whatever a program thinks', async () => {
      const database = await place().open();
      await call(database, waiting('c'), place().clock.now());
      await call(database, waiting('c', { id: 'c~2', kind: 'task' }), place().clock.now());
      await expect((async () => place().sql(`update handoffs set kind = 'message' where id = 'c~2'`))()).rejects.toThrow(/unique/i);
    });

    it('calls again when the last one is closed', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await call(database, waiting('c'), now);
      const end = { kind: 'end', id: 'c~1', outcome: 'left', at: '2026-12-02T02:03:00.000Z' } as const;
      await exchange(database, 'c', '2', now, { owner: 'queue', handoffs: [end, request(waiting('c', { id: 'c~2' }))] });
      expect(await database.handoffs.history('c', 9)).toMatchObject([{ id: 'c~2', state: 'waiting', version: 1 }, { id: 'c~1', state: 'closed', outcome: 'left', closedAt: end.at, version: 2 }]);
      // The same request once more, after its own end: it was carried out before.
      await exchange(database, 'c', '3', now, { owner: 'bot', handoffs: [end, { ...end, id: 'c~2' }, { ...end, id: 'unknown' }] });
      await call(database, waiting('c', { id: 'c~2' }), now);
      expect(await loaded(database, 'c')).toMatchObject({ conversation: { owner: 'bot' } });
      expect(await loaded(database, 'c')).not.toHaveProperty('handoff');
    });

    it('changes a handoff from its last version; made from an older one, nothing of the turn is written', async () => {
      const database = await place().open();
      const { clock } = place();
      const handoff = waiting('c');
      await call(database, handoff, clock.now());
      const back = next(handoff, { kind: 'callback', dueAt: '2026-12-03T02:00:00.000Z' });
      await exchange(database, 'c', 'changed', clock.now(), { owner: 'bot', handoffs: [{ kind: 'change', handoff: back }] });
      expect(await database.handoffs.byId('c~1')).toEqual(back);
      done(await does(database, 'c', { do: 'offer', to: 'li', until: clock.at, version: 2 }, clock));
      await database.turns.accept(inbound('c', 'late'), clock.now());
      const work = await loaded(database, 'c');
      const records = await recordsOf(database, 'c');
      const late = turn(work, { drafts: [answer('改好了')], handoffs: [{ kind: 'change', handoff: next(back, { dueAt: '2026-12-04T02:00:00.000Z' }) }] });
      expect(await database.turns.commit(late, clock.now())).toEqual({ kind: 'superseded', held: true });
      // Nor one that would be a second chat.
      await exchange(database, 'c', 'chat', clock.now(), { owner: 'queue', handoffs: [request(waiting('c', { id: 'c~2' }))] });
      const second = turn(await loaded(database, 'c'), { handoffs: [{ kind: 'change', handoff: { ...back, kind: 'chat', version: 4 } }] });
      expect(await database.turns.commit(second, clock.now())).toEqual({ kind: 'superseded', held: false });
      expect((await recordsOf(database, 'c')).length - records.length).toBe(2);
      expect(await database.handoffs.byId('c~1')).toMatchObject({ version: 3, dueAt: back.dueAt });
    });

    it('names no handoff of another conversation, and none without a deadline', async () => {
      const database = await place().open();
      await database.turns.accept(inbound('c', '1'), place().clock.now());
      const work = await loaded(database, 'c');
      for (const wrong of [waiting('other'), waiting('c', { dueAt: 'soon' })]) await expect(database.turns.commit(turn(work, { handoffs: [request(wrong)] }), place().clock.now())).rejects.toThrow(RangeError);
      expect(await recordsOf(database, 'c')).toHaveLength(1);
    });

    it('leaves nothing in the clear', async () => {
      const database = await place().open();
      await call(database, waiting('c', { title: '端木赐', summary: { said: '我的卡丢了', customer: { name: '端木赐', contact: '13900001111', verified: true } } }), place().clock.now());
      const rows = JSON.stringify(await place().sql('select * from handoffs'));
      expect(rows).toContain('c~1');
      for (const secret of ['端木', '13900001111', '卡丢了']) expect(rows).not.toContain(secret);
    });
  });
}
