import { describe, expect, it } from 'vitest';
import type { Database } from '../../../adapters/database/store.js';
import type { Inbound, OutboxItem, PushRequest } from '../../../bot/turn/turnStore.js';
import { answer, committed, exchange, expectWhole, inbound, loaded, recordsOf, said, turn } from './fixtures.js';
import type { Place } from './place.js';

const LEASE = 30_000;
const DOTS = '••••••';

/** A message with figures that may be a code. */
function figures(conversation: string, key: string): Inbound {
  return inbound(conversation, key, { record: said('号码 246810'), whileCode: { record: said(`号码 ${DOTS}`), original: `sealed ${key}` } });
}

/** What was really said: kept beside the record, and no longer than it may. */
export function originals(place: () => Place): void {
  const rows = async (): Promise<string[]> => (await place().sql('select sealed from originals order by sequence')).map(({ sealed }) => String(sealed));
  const words = async (database: Database, conversation: string): Promise<string[]> =>
    (await recordsOf(database, conversation)).flatMap((record) => (record.kind === 'message' && record.from.role === 'customer' ? [record.content.text] : []));
  /** Answers what waits; codes are expected until then. */
  const answered = async (database: Database, conversation: string, codeUntil: number | undefined): Promise<void> => {
    committed(await database.turns.commit(turn(await loaded(database, conversation), { codeUntil }), place().clock.now()));
  };

  describe('original', () => {
    it('comes with the message that the record shows masked, and stays', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await database.turns.accept(inbound('c', '1', { record: said('138****5678'), original: 'sealed 1' }), now);
      await database.turns.accept(inbound('c', '2'), now);
      await database.turns.accept(inbound('c', '2', { original: 'a duplicate brings none' }), now);
      const work = await loaded(database, 'c');
      expect([...work.originals]).toEqual([[1, 'sealed 1']]);
      expect([...(await loaded(await place().open(), 'c')).originals]).toEqual([[1, 'sealed 1']]);
      await answered(database, 'c', 0);
      expect(await rows()).toEqual(['sealed 1']);
      expect([...(await loaded(database, 'c')).originals]).toEqual([]);
    });

    it('of what a turn writes is kept with its record, and what names no draft is refused', async () => {
      const database = await place().open();
      const now = place().clock.now();
      await database.turns.accept(inbound('c', '1'), now);
      await expect((async () => database.turns.commit(turn(await loaded(database, 'c'), { originals: [{ draft: 9, sealed: 'none' }] }), now))()).rejects.toThrow(RangeError);
      const [record] = committed(await database.turns.commit(turn(await loaded(database, 'c'), { drafts: [answer('好的')], originals: [{ draft: 0, sealed: 'sealed by the turn' }] }), now));
      expect(await place().sql('select sequence, kind, sealed from originals')).toEqual([{ sequence: expect.anything() as unknown, kind: 'kept', sealed: 'sealed by the turn' }]);
      expect(Number((await place().sql('select sequence from originals'))[0]?.['sequence'])).toBe(record?.sequence);
    });

    it('of a code is never kept: its figures are not on record, and what was said is gone once it is answered', async () => {
      const database = await place().open();
      const { clock } = place();
      await database.turns.accept(figures('c', 'before'), clock.now());
      await answered(database, 'c', clock.now() + 60_000);
      await database.turns.accept(figures('c', 'code'), clock.now() + 59_999);
      expect([...(await loaded(database, 'c')).originals.values()]).toEqual(['sealed code']);
      await answered(database, 'c', 0);
      expect(await rows()).toEqual([]);
      await database.turns.accept(figures('c', 'after'), clock.now());
      expect(await words(database, 'c')).toEqual(['号码 246810', `号码 ${DOTS}`, '号码 246810']);
      await expectWhole(place());
    });

    it('of a code is taken only in its time, and is forgotten also when its answer comes too late', async () => {
      const database = await place().open();
      const { clock } = place();
      await exchange(database, 'c', '1', clock.now(), { codeUntil: clock.now() + 60_000 });
      await database.turns.accept(figures('c', 'in time'), clock.now());
      clock.advance(60_000);
      await database.turns.accept(figures('c', 'too late'), clock.now());
      expect((await words(database, 'c')).slice(1)).toEqual([`号码 ${DOTS}`, '号码 246810']);
      await answered(database, 'c', 0);
      expect(await rows()).toEqual([]);
    });

    it('of a code that came while the code before was being answered is forgotten with its own turn', async () => {
      const database = await place().open();
      const { clock } = place();
      await exchange(database, 'c', '1', clock.now(), { codeUntil: clock.now() + 60_000 });
      await database.turns.accept(figures('c', 'first'), clock.now());
      const work = await loaded(database, 'c');
      await database.turns.accept(figures('c', 'second'), clock.now());
      expect(await database.turns.commit(turn(work, { codeUntil: 0 }), clock.now())).toMatchObject({ kind: 'committed', more: true });
      expect(await rows()).toEqual(['sealed second']);
      await database.turns.accept(figures('c', 'no code is expected'), clock.now());
      expect((await words(database, 'c')).at(-1)).toBe('号码 246810');
      await answered(database, 'c', 0);
      expect(await rows()).toEqual([]);
    });

    it('of a code is hidden also after a turn that failed: what is expected stays as it was', async () => {
      const database = await place().open();
      const { clock } = place();
      await exchange(database, 'c', '1', clock.now(), { codeUntil: clock.now() + 60_000 });
      await database.turns.accept(figures('c', 'one'), clock.now());
      await answered(database, 'c', undefined);
      expect(await rows()).toEqual([]);
      await database.turns.accept(figures('c', 'two'), clock.now());
      expect((await words(database, 'c')).slice(1)).toEqual([`号码 ${DOTS}`, `号码 ${DOTS}`]);
    });

    it('kept of other messages, and of other conversations, is not forgotten with a code', async () => {
      const database = await place().open();
      const { clock } = place();
      for (const id of ['c', 'd']) await exchange(database, id, '1', clock.now(), { codeUntil: clock.now() + 60_000 });
      await database.turns.accept(inbound('c', 'kept', { original: 'kept' }), clock.now());
      await database.turns.accept(figures('c', 'c'), clock.now());
      await database.turns.accept(figures('d', 'd'), clock.now());
      await answered(database, 'c', 0);
      expect((await rows()).toSorted()).toEqual(['kept', 'sealed d']);
    });
  });

  describe('notice', () => {
    const push = async (database: Database, key: string, requests: readonly PushRequest[]): Promise<void> => {
      await exchange(database, 'c', key, place().clock.now(), { drafts: requests.map(({ draft, lane }) => answer(`${key}${draft}${lane}`)), push: requests });
    };
    const claim = (database: Database): Promise<OutboxItem[]> => database.turns.claimOutbox(place().clock.now(), 9, LEASE);
    const lanes = (items: readonly OutboxItem[]): string[] => items.map(({ lane, record }) => `${lane}:${record.sequence}`).toSorted();

    it('reaches its courier with its original, which is gone with the message when it is for once', async () => {
      const database = await place().open();
      await push(database, '1', [{ draft: 0, lane: 'mail', original: 'letter' }, { draft: 1, lane: 'sms', original: 'code', once: true }, { draft: 2, lane: '' }]);
      const items = await claim(database);
      expect(Object.fromEntries(items.map(({ lane, original }) => [lane, original]))).toEqual({ mail: 'letter', sms: 'code', '': undefined });
      const sms = items.find(({ lane }) => lane === 'sms');
      if (!sms) throw new Error('no SMS');
      await database.turns.settleOutbox(sms, { kind: 'failed', error: '503', retryAt: place().clock.now() + 1_000 }, place().clock.at);
      expect(await rows()).toEqual(['letter', 'code']);
      place().clock.advance(1_000);
      const again = (await claim(database)).find(({ lane }) => lane === 'sms');
      expect(again).toMatchObject({ original: 'code', attempts: 1 });
      for (const item of items.filter(({ lane }) => lane !== 'sms')) await database.turns.settleOutbox(item, { kind: 'sent' }, place().clock.at);
      await database.turns.settleOutbox(again ?? sms, { kind: 'sent' }, place().clock.at);
      expect(await rows()).toEqual(['letter']);
      const told = (await recordsOf(database, 'c')).flatMap((record) => (record.kind === 'delivery' ? [`${record.content.by} ${record.content.through} ${record.outcome} ${record.content.attempts}`] : []));
      expect(told.toSorted()).toEqual(['connector 4 delivered 1', 'mail 2 delivered 1', 'sms 3 delivered 2']);
      await expectWhole(place());
    });

    it('that is given up is forgotten, too, and says so on record', async () => {
      const database = await place().open();
      await push(database, '1', [{ draft: 0, lane: 'mail', original: 'code', once: true }]);
      const [item] = await claim(database);
      if (!item) throw new Error('no item');
      await database.turns.settleOutbox(item, { kind: 'failed', error: 'no such mailbox' }, place().clock.at);
      expect(await rows()).toEqual([]);
      expect((await recordsOf(database, 'c')).at(-1)).toMatchObject({ kind: 'delivery', outcome: 'failed', content: { by: 'mail', through: 2, error: 'no such mailbox' } });
    });

    it('that is stuck holds up its own lane only, and each lane keeps its order', async () => {
      const database = await place().open();
      await push(database, 'a', [{ draft: 0, lane: 'mail', original: 'a' }, { draft: 1, lane: '' }, { draft: 2, lane: 'mail', original: 'b' }, { draft: 3, lane: '' }]);
      await push(database, 'b', [{ draft: 0, lane: 'mail', original: 'c' }, { draft: 1, lane: '' }, { draft: 2, lane: 'sms', original: 'd' }]);
      const chat: number[] = [];
      const first = await claim(database);
      expect(lanes(first)).toEqual([':3', 'mail:2', 'sms:9']);
      const stuck = first.find(({ lane }) => lane === 'mail');
      if (!stuck) throw new Error('no mail');
      await database.turns.settleOutbox(stuck, { kind: 'failed', error: '451', retryAt: place().clock.now() + 60_000 }, place().clock.at);
      for (let items = first.filter(({ lane }) => lane === ''); items.length > 0; items = await claim(database)) {
        for (const item of items) {
          chat.push(item.record.sequence);
          await database.turns.settleOutbox(item, { kind: 'sent' }, place().clock.at);
        }
      }
      expect(chat).toEqual([3, 5, 8]);
      place().clock.advance(60_000);
      const mails: string[] = [];
      for (let items = await claim(database); items.length > 0; items = await claim(database)) {
        for (const item of items) {
          if (item.lane === 'mail') mails.push(`${item.record.sequence} ${item.original ?? ''}`);
          await database.turns.settleOutbox(item, { kind: 'sent' }, place().clock.at);
        }
      }
      expect(mails).toEqual(['2 a', '4 b', '7 c']);
    });
  });
}
