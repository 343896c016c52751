import { createHmac, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keeping } from '../../../cases/profile/keeping.js';
import { GENESIS } from '../../../records/record.js';
import { Deletions } from '../../../supervision/keeping/deletions.js';
import { Holds } from '../../../supervision/keeping/holds.js';
import { accepted, booking, exchange, inbound, loaded, recordsOf } from '../store/fixtures.js';
import type { MakePlace } from '../store/place.js';
import { DECEMBER, keepingGround, proved, talk, type KeepingGround } from './ground.js';

/** When all that the fixtures say may be deleted. */
const AFTER = Date.parse('2032-03-01T00:00:00Z');
const BY = { staff: 's-li', at: '2032-03-01T00:00:00.000Z' };
const OTHER = { staff: 's-wu', at: '2032-03-01T01:00:00.000Z' };

/** What must hold of holds and deletions on every store. */
export function deletionContract(make: MakePlace): void {
  let made: KeepingGround | undefined;
  let now = AFTER;
  const ground = (): KeepingGround => {
    if (!made) throw new Error('no ground yet');
    return made;
  };
  beforeEach(async () => {
    made = await keepingGround(await make());
    now = AFTER;
  });
  afterEach(async () => {
    await made?.drop();
    made = undefined;
  });
  const deletions = (eraseFiles: () => Promise<unknown> = () => ground().archiver.erase()): Deletions =>
    new Deletions({
      rows: ground().database.deletion, dossiers: ground().database.dossiers, eraseFiles, now: () => now,
      retention: () => ({ retention: keeping.parse({}).retention, timeZone: 'Asia/Shanghai' }), seal: (text) => createHmac('sha256', 'key').update(text).digest('hex'),
    });
  const holds = (): Holds => new Holds(ground().database.dossiers);
  /** Proposes and approves, and waits until it is done. */
  const deleted = async (id: string, conversations: readonly string[], by = deletions()) => {
    const proposed = await by.propose(id, conversations, '期满 past its time', BY);
    if (proposed.kind === 'refused') throw new Error(JSON.stringify(proposed.conversations));
    expect((await by.decide(id, 'approve', '同意', OTHER)).kind).toBe('decided');
    await by.settled();
    const done = await by.byId(id);
    if (!done) throw new Error('gone');
    return done;
  };
  /** Wherever a conversation's name still stands, by table. */
  const traces = async (conversation: string): Promise<readonly string[]> => {
    const { place } = ground();
    const tables = place.kind === 'sqlite'
      ? await place.sql(`select m.name as t from sqlite_master m where m.type = 'table' and exists (select 1 from pragma_table_info(m.name) c where c.name = 'conversation')`)
      : await place.sql(`select table_name as t from information_schema.columns where table_schema = current_schema() and column_name = 'conversation'`);
    const found: string[] = [];
    for (const { t } of tables) if (Number((await place.sql(`select count(*) as n from ${String(t)} where conversation = '${conversation}'`))[0]?.['n']) > 0) found.push(String(t));
    return found.sort();
  };

  describe('deletions', () => {
    it('GIVEN a conversation past its time WHEN two people delete it THEN a tombstone is all that is left, and the record is whole', async () => {
      const { database, place } = ground();
      for (const id of ['a', 'b']) await talk(ground(), id);
      await exchange(database, 'a', 'booked', place.clock.now(), { commands: [{ kind: 'book', booking: booking('a') }] });
      await place.sql(`insert into states select 'a', 'sealed' where not exists (select 1 from states where conversation = 'a')`);
      const said = await recordsOf(database, 'a');
      const { deletion, items } = await deleted('DEL-1', ['a']);
      expect(deletion).toMatchObject({ state: 'done', proposedBy: 's-li', decision: { by: 's-wu', note: '同意' }, result: { erased: 1, kept: 0, records: said.length } });
      expect(items).toMatchObject([{ conversation: 'a', state: 'erased', from: 1, to: said.length, lastHash: said.at(-1)?.hash, counts: { records: said.length, files: 1, bookings: 1, booking_cells: 2, originals: 1, states: 1 } }]);
      expect(await traces('a')).toEqual(['deletion_items', 'register', 'tombstones']);
      expect(await place.sql(`select customer, reference, handoff from conversations where id = 'a'`)).toEqual([{ customer: '{"id":"","role":"customer"}', reference: 'null', handoff: '' }]);
      expect((await recordsOf(database, 'b')).length).toBe(5);
      expect(await proved(ground())).toMatchObject({ found: [], departed: { archived: 0, deleted: said.length } });
      const events = (await recordsOf(database, 'dossier-DEL-1')).flatMap((record) => (record.kind === 'event' ? [record.content.event] : []));
      expect(events).toEqual(['deletion.proposed', 'deletion.approved', 'deletion.done']);
    });

    it('GIVEN what was archived WHEN deleted THEN it is out of the archive’s file as well, and the others in it are as they were', async () => {
      for (const id of ['a', 'b', 'c']) await talk(ground(), id);
      await ground().archiver.archive(DECEMBER, 'li');
      const { items } = await deleted('DEL-2', ['b']);
      expect(items).toMatchObject([{ conversation: 'b', state: 'erased', to: 5, counts: { archived_records: 5 } }]);
      const [file = ''] = (await readdir(ground().directory)).filter((name) => name.endsWith('.gz'));
      expect((await readdir(ground().directory)).length).toBe(2);
      const text = gunzipSync(await readFile(join(ground().directory, file))).toString('utf8');
      expect(text).toContain('"conversation":"a"');
      expect(text).not.toContain('"conversation":"b"');
      expect(await proved(ground())).toMatchObject({ found: [], departed: { archived: 10, read: 10, deleted: 5 } });
      expect(await traces('b')).toEqual(['deletion_items', 'register', 'tombstones']);
      expect((await ground().archiver.restore('2026-12-1', undefined)).conversations).toBe(2);
      expect((await proved(ground())).found).toEqual([]);
    });

    it('GIVEN what may not be deleted WHEN proposed THEN it is refused with each reason, and nothing is proposed', async () => {
      const { database, place } = ground();
      for (const id of ['held', 'fine']) await talk(ground(), id);
      accepted(await database.turns.accept(inbound('open', '1'), place.clock.now()));
      const hold = await holds().place('h1', { kind: 'conversation', conversation: 'held' }, '诉讼 lawsuit', BY);
      expect(hold).toMatchObject({ state: 'in-force', placedBy: 's-li' });
      expect(await deletions().propose('DEL-3', ['held', 'open', 'nobody', 'fine'], 'x', BY)).toEqual({
        kind: 'refused',
        conversations: [{ conversation: 'held', why: 'held', holds: [{ id: 'h1', since: BY.at, on: 'conversation' }] }, { conversation: 'open', why: 'open', what: 'turn' }, { conversation: 'nobody', why: 'unknown' }],
      });
      expect(await database.deletion.items('DEL-3')).toEqual([]);
      now = Date.parse('2031-12-01T00:00:00Z');
      expect(await deletions().propose('DEL-3', ['fine'], 'x', BY)).toMatchObject({ kind: 'refused', conversations: [{ why: 'kept', until: '2031-12-02T02:00:00.000Z' }] });
      now = Date.parse('2031-12-02T02:00:00Z');
      expect(await deletions().propose('DEL-3', ['fine'], 'x', BY)).toMatchObject({ kind: 'proposed' });
    });

    it('GIVEN a proposal WHEN its own author approves, or a hold comes before the approval THEN nothing is deleted', async () => {
      for (const id of ['a', 'b']) await talk(ground(), id);
      const by = deletions();
      await by.propose('DEL-4', ['a', 'b'], 'x', BY);
      expect((await by.decide('DEL-4', 'approve', '', BY)).kind).toBe('same-person');
      expect((await by.decide('DEL-4', 'withdraw', '', OTHER)).kind).toBe('same-person');
      await holds().place('h2', { kind: 'conversation', conversation: 'a' }, '检查', BY);
      expect((await by.decide('DEL-4', 'approve', '', OTHER)).kind).toBe('decided');
      await by.settled();
      expect(await by.byId('DEL-4')).toMatchObject({ deletion: { state: 'done', result: { erased: 1, kept: 1 } }, items: [{ conversation: 'a', state: 'kept', why: 'held' }, { conversation: 'b', state: 'erased' }] });
      expect((await recordsOf(ground().database, 'a')).length).toBe(5);
      expect((await by.decide('DEL-4', 'approve', '', OTHER)).kind).toBe('not-now');
      expect((await by.decide('none', 'approve', '', OTHER)).kind).toBe('unknown');
      // Lifted, it can go.
      expect((await holds().lift('h2', '检查结束', OTHER)).kind).toBe('lifted');
      expect((await holds().lift('h2', '检查结束', OTHER)).kind).toBe('already');
      expect((await deleted('DEL-5', ['a'])).items).toMatchObject([{ state: 'erased' }]);
      expect((await proved(ground())).found).toEqual([]);
    });

    it('GIVEN a deletion that is being carried out WHEN a hold is placed meanwhile THEN the hold waits until it is over, or the conversation stays: never is one deleted that is held', async () => {
      const { deletion } = ground().database;
      for (let round = 1; round <= 8; round += 1) {
        const id = `race-${round}`;
        await talk(ground(), id);
        await deletion.propose(`DEL-${id}`, [id]);
        let placed: Promise<string | undefined> = Promise.resolve(undefined);
        // The hold is asked for at the worst moment: its absence has been seen, and nothing is deleted yet. What others saw of the deletion when it was in force is what counts.
        const meanwhile = async (): Promise<string | undefined> => {
          await holds().place(`hold-${id}`, { kind: 'conversation', conversation: id }, '诉讼', BY);
          return (await deletion.items(`DEL-${id}`))[0]?.state;
        };
        const outcome = await deletion.erase(`DEL-${id}`, id, { certificate: `DEL-${id}`, at: BY.at, proposedBy: 's-li', approvedBy: 's-wu' }, now, ({ holds: on }) => {
          placed = meanwhile();
          return on.length > 0 ? { why: 'held', holds: on } : undefined;
        });
        expect([outcome, await placed]).toMatchObject([{ kind: 'erased' }, 'erased']);
      }
      // The other way round: whichever comes first, both are never true of one that was held before.
      for (let round = 1; round <= 8; round += 1) {
        const id = `both-${round}`;
        await talk(ground(), id);
        await deletion.propose(`DEL-${id}`, [id]);
        const [outcome, stateWhenHeld] = await Promise.all([
          deletion.erase(`DEL-${id}`, id, { certificate: `DEL-${id}`, at: BY.at, proposedBy: 's-li', approvedBy: 's-wu' }, now, ({ holds: on }) => (on.length > 0 ? { why: 'held', holds: on } : undefined)),
          holds().place(`hold-${id}`, { kind: 'conversation', conversation: id }, '诉讼', BY).then(async () => (await deletion.items(`DEL-${id}`))[0]?.state),
        ]);
        if ('kind' in outcome) expect(stateWhenHeld).toBe('erased');
        else expect((await recordsOf(ground().database, id)).length).toBe(5);
      }
      expect((await proved(ground())).found).toEqual([]);
    });

    it('GIVEN holds on a booking and on a customer WHEN their conversations are to go THEN they are held', async () => {
      const { database, place } = ground();
      for (const id of ['one', 'two']) await exchange(database, id, '1', place.clock.now(), { commands: [{ kind: 'book', booking: booking(id, { start: id === 'one' ? '2026-12-03T15:00' : '2026-12-03T17:00', contact: { kind: 'phone', value: id === 'one' ? '+8613800138000' : '+8613900139000' } }) }] });
      await talk(ground(), 'three');
      const [{ contact_key: key } = {}] = await place.sql(`select contact_key from bookings where conversation = 'two'`);
      await holds().place('on-number', { kind: 'case', number: 'BK-20261203-one' }, 'x', BY);
      await holds().place('on-customer', { kind: 'customer', keys: ['other-key', String(key)], shown: '139****9000' }, 'x', BY);
      const kept = await database.deletion.kept(['one', 'two', 'three'], now);
      expect([...kept.values()].map(({ conversation, holds: on }) => [conversation, on.map((each) => each.on)]).sort()).toEqual([['one', ['case']], ['three', []], ['two', ['customer']]]);
      expect((await holds().list(['in-force'], 10)).holds.map(({ id }) => id).sort()).toEqual(['on-customer', 'on-number']);
    });

    it('GIVEN a deleted conversation WHEN its customer writes again THEN it goes on with them, and can be deleted again', async () => {
      const { database, place } = ground();
      await talk(ground(), 'a');
      await deleted('DEL-6', ['a']);
      accepted(await database.turns.accept(inbound('a', 'again'), place.clock.now()));
      const { conversation } = await loaded(database, 'a');
      expect(conversation).toMatchObject({ customer: { role: 'customer', id: 'u1' }, reference: { to: 'a' } });
      expect((await recordsOf(database, 'a')).map(({ sequence }) => sequence)).toEqual([6]);
      expect((await proved(ground())).found).toEqual([]);
      await exchange(database, 'a', 'more', place.clock.now());
      const { items } = await deleted('DEL-7', ['a']);
      expect(items).toMatchObject([{ from: 6, state: 'erased' }]);
      expect(await proved(ground())).toMatchObject({ found: [], records: 6 });
    });

    it('GIVEN a tombstone written by hand WHEN verified THEN it is named', async () => {
      const { place } = ground();
      for (const id of ['a', 'b', 'c']) await talk(ground(), id);
      await deleted('DEL-8', ['a']);
      const last = (await recordsOf(ground().database, 'b')).at(-1);
      await place.sql(`delete from records where conversation = 'b'`);
      await place.sql(`insert into tombstones select 'b', 1, 5, channel, opened_at, '${GENESIS}', '${String(last?.hash)}', certificate, detail, seal from tombstones where conversation = 'a'`);
      await place.sql(`insert into tombstones select 'c', 1, 2, channel, opened_at, '${GENESIS}', '${String(last?.hash)}', certificate, detail, '${randomBytes(32).toString('hex')}' from tombstones where conversation = 'a'`);
      const { found } = await proved(ground());
      expect(found).toContainEqual({ conversation: 'b', sequence: 1, what: expect.stringMatching(/tombstone bears no right seal/) as string });
      expect(found).toContainEqual({ conversation: 'c', sequence: 1, what: expect.stringMatching(/tombstone bears no right seal/) as string });
      expect(found.some(({ conversation }) => conversation === 'a')).toBe(false);
      // Who takes the blame, and what went, can't be changed either.
      await place.sql(`update tombstones set detail = replace(detail, 's-wu', 's-li') where conversation = 'a'`);
      expect((await proved(ground())).found).toContainEqual({ conversation: 'a', sequence: 1, what: expect.stringMatching(/seal/) as string });
    });

    it('GIVEN a run that was killed before files were written anew WHEN begun again THEN it is finished', async () => {
      for (const id of ['a', 'b']) await talk(ground(), id);
      await ground().archiver.archive(DECEMBER, 'li');
      const killed = deletions(() => Promise.reject(new Error('killed')));
      await killed.propose('DEL-9', ['a'], 'x', BY);
      await killed.decide('DEL-9', 'approve', '', OTHER);
      await killed.settled();
      expect(await killed.byId('DEL-9')).toMatchObject({ deletion: { state: 'approved' }, items: [{ state: 'erasing' }] });
      expect((await proved(ground())).found).toEqual([]);
      const again = deletions();
      again.carryOut();
      await again.settled();
      expect(await again.byId('DEL-9')).toMatchObject({ deletion: { state: 'done', result: { erased: 1, records: 5 } } });
      expect((await proved(ground())).found).toEqual([]);
    });

    it('finds what is old, page by page', async () => {
      for (const id of ['a', 'b', 'c']) await talk(ground(), id);
      await ground().archiver.archive(DECEMBER, 'li');
      await talk(ground(), 'd');
      const { deletion } = ground().database;
      const first = await deletion.old('2027-01-01T00:00:00.000Z', '', 2, now);
      expect([first.found.map(({ conversation }) => conversation), first.next]).toEqual([['a', 'b'], 'b']);
      const rest = await deletion.old('2027-01-01T00:00:00.000Z', 'b', 10, now);
      expect([rest.found.map(({ conversation, archived, records }) => [conversation, archived, records]), rest.next]).toEqual([[['c', 5, 5], ['d', 0, 5]], undefined]);
      expect((await deletion.old('2026-01-01T00:00:00.000Z', '', 10, now)).found).toEqual([]);
    });
  });
}
