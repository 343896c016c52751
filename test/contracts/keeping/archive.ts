import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ArchiveRows } from '../../../records/keeping/archiveRows.js';
import type { ArchiveFiles } from '../../../records/keeping/archivePort.js';
import { accepted, booking, committed, exchange, inbound, loaded, recordsOf, turn } from '../store/fixtures.js';
import type { MakePlace } from '../store/place.js';
import { DECEMBER, keepingGround, LATER, proved, rowCounts, talk, type KeepingGround } from './ground.js';

/** What must hold of archives on every store. */
export function archiveContract(make: MakePlace): void {
  let made: KeepingGround | undefined;
  const ground = (): KeepingGround => {
    if (!made) throw new Error('no ground yet');
    return made;
  };
  beforeEach(async () => {
    made = await keepingGround(await make());
  });
  afterEach(async () => {
    await made?.drop();
    made = undefined;
  });

  describe('archives', () => {
    it('GIVEN conversations of a month WHEN archived THEN they are in the file with equal counts, out of the database, and the record is whole', async () => {
      for (const id of ['a', 'b', '丙/3']) await talk(ground(), id);
      const before = await rowCounts(ground());
      const said = await recordsOf(ground().database, '丙/3');
      const done = await ground().archiver.archive(DECEMBER, 'li');
      expect(done).toMatchObject({ conversations: 3, records: before['records'], stayed: 0 });
      expect(done.archives).toMatchObject([{ id: '2026-12-1', state: 'kept', originals: before['originals'], files: before['files'], madeBy: 'li' }]);
      expect(await rowCounts(ground())).toEqual({ records: 0, originals: 0, files: 0, inbox: 0 });
      expect(await proved(ground())).toMatchObject({ found: [], records: 0, conversations: 3, departed: { archived: before['records'], read: before['records'], deleted: 0 } });
      const manifest: unknown = JSON.parse(await readFile(join(ground().directory, '2026-12-1.jsonl.gz.manifest.json'), 'utf8'));
      expect(manifest).toMatchObject({ format: 'guitai-archive', conversations: 3, records: before['records'], sha256: done.archives[0]?.sha256 });
      const lines = gunzipSync(await readFile(join(ground().directory, '2026-12-1.jsonl.gz'))).toString('utf8').split('\n').filter((line) => line !== '').map((line): unknown => JSON.parse(line));
      expect(lines.filter((line) => typeof line === 'object' && line !== null && 'type' in line && line.type === 'record')).toHaveLength(before['records'] ?? 0);
      expect(lines).toContainEqual(expect.objectContaining({ type: 'record', sequence: 1, hash: said[0]?.hash, content: expect.stringContaining('你好') as string }));
    });

    it('GIVEN conversations in an archive and others that stayed WHEN exported THEN each record is in it once, with the hash it had; without the file they are counted', async () => {
      for (const id of ['a', 'b', '丙/3']) await talk(ground(), id);
      const { archiver, database, directory } = ground();
      const said = (await Promise.all(['a', 'b', '丙/3'].map((id) => recordsOf(database, id)))).flat();
      await archiver.archive(DECEMBER, 'li');
      await talk(ground(), 'stayed');
      const { exports } = database.proving;
      const hashesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '').map((line) => z.object({ hash: z.string() }).parse(JSON.parse(line)).hash);
      const all = await exports.archived({}, 'jsonl', undefined, directory);
      expect(all).toMatchObject({ records: said.length, missing: 0, next: undefined, seen: said.length });
      expect(hashesOf(all.text)).toEqual(said.map(({ hash }) => hash));
      expect(await exports.step({}, 'jsonl', undefined)).toMatchObject({ records: (await recordsOf(database, 'stayed')).length });
      // By name, channel and time; a name that nobody bears is no fault.
      expect(await exports.archived({ conversations: ['b', 'nobody', 'stayed'] }, 'csv', undefined, directory)).toMatchObject({ records: said.length / 3, next: undefined });
      expect(await exports.archived({ channel: 'phone' }, 'jsonl', undefined, directory)).toMatchObject({ records: 0, text: '' });
      expect(await exports.archived({ from: '2027-06-01T00:00:00.000Z' }, 'jsonl', undefined, directory)).toMatchObject({ records: 0, missing: 0 });
      const [first] = said;
      expect(await exports.archived({ before: first?.at ?? '' }, 'jsonl', undefined, directory)).toMatchObject({ records: 0 });
      expect(await exports.archived({}, 'jsonl', { conversation: 'a', sequence: 1 }, directory)).toMatchObject({ records: (said.length / 3) * 2 });
      expect(await exports.archived({}, 'jsonl', undefined, join(directory, 'elsewhere'))).toMatchObject({ records: 0, missing: said.length });
    });

    it('GIVEN something open WHEN archived THEN those conversations stay, whole', async () => {
      const { database, place } = ground();
      const now = place.clock.now();
      await talk(ground(), 'over');
      accepted(await database.turns.accept(inbound('pending', '1'), now));
      await exchange(database, 'booked', '1', now, { commands: [{ kind: 'book', booking: booking('booked', { start: '2029-01-03T15:00' }) }] });
      await exchange(database, 'pushed', '1', now, { push: [{ draft: 0, lane: '' }] });
      const other = await exchange(database, 'other-month', '1', now);
      expect(other.length).toBeGreaterThan(0);
      await place.sql(`update records set at = '2027-01-05T00:00:00.000Z' where conversation = 'other-month'`);
      const done = await ground().archiver.archive(DECEMBER, 'li');
      expect(done).toMatchObject({ conversations: 1, stayed: 0 });
      expect((await recordsOf(database, 'over')).length).toBe(0);
      for (const id of ['pending', 'booked', 'pushed', 'other-month']) expect((await recordsOf(database, id)).length).toBeGreaterThan(0);
    });

    it('GIVEN an archived conversation WHEN its customer writes again THEN the chain goes on, and is whole', async () => {
      const { database, place } = ground();
      await talk(ground(), 'a');
      const before = await recordsOf(database, 'a');
      await ground().archiver.archive(DECEMBER, 'li');
      const record = accepted(await database.turns.accept(inbound('a', 'new'), place.clock.now()));
      expect(record).toMatchObject({ sequence: before.length + 1, previous: before.at(-1)?.hash });
      expect(committed(await database.turns.commit(turn(await loaded(database, 'a')), place.clock.now()))).toHaveLength(1);
      expect((await proved(ground())).found).toEqual([]);
      // The rest goes into an archive of its own.
      const second = await ground().archiver.archive(DECEMBER, 'li');
      expect(second).toMatchObject({ conversations: 1, records: 2 });
      expect(await proved(ground())).toMatchObject({ found: [], records: 0, departed: { archived: before.length + 2, read: before.length + 2 } });
      // Put back in the other order, nothing is doubled or lost.
      await ground().archiver.restore('2026-12-1', undefined);
      expect((await proved(ground())).found).toEqual([]);
      await ground().archiver.restore('2026-12-2', undefined);
      expect((await recordsOf(database, 'a')).map(({ sequence }) => sequence)).toEqual(Array.from({ length: before.length + 2 }, (_each, index) => index + 1));
      expect((await proved(ground())).found).toEqual([]);
    });

    it('GIVEN an archive WHEN restored THEN counts are equal and everything is as it was', async () => {
      for (const id of ['a', 'b', 'c']) await talk(ground(), id);
      const before = await rowCounts(ground());
      const said = await recordsOf(ground().database, 'b');
      await ground().archiver.archive(DECEMBER, 'li');
      expect(await ground().archiver.restore('2026-12-1', new Set(['b']))).toEqual({ conversations: 1, records: said.length });
      expect(await recordsOf(ground().database, 'b')).toEqual(said);
      expect((await proved(ground())).found).toEqual([]);
      expect(await ground().archiver.restore('2026-12-1', undefined)).toMatchObject({ conversations: 2 });
      expect(await ground().archiver.restore('2026-12-1', undefined)).toEqual({ conversations: 0, records: 0 });
      expect(await rowCounts(ground())).toEqual(before);
      const file = (await ground().place.sql(`select id from files where conversation = 'b'`))[0]?.['id'];
      expect(Buffer.from((await ground().database.files.get('b', String(file)))?.bytes ?? []).toString()).toBe('picture of b');
      expect(await proved(ground())).toMatchObject({ found: [], records: before['records'], departed: { archived: 0 } });
    });

    it('GIVEN a file kept elsewhere WHEN verified THEN its records are reported as archived, not as missing', async () => {
      await talk(ground(), 'a');
      await ground().archiver.archive(DECEMBER, 'li');
      await rename(join(ground().directory, '2026-12-1.jsonl.gz'), join(ground().directory, 'elsewhere'));
      expect(await proved(ground())).toMatchObject({ found: [], departed: { archived: 5, read: 0 } });
    });

    it('GIVEN a byte changed in a file WHEN verified or restored THEN it is named, and nothing comes back', async () => {
      for (const id of ['a', 'b']) await talk(ground(), id);
      await ground().archiver.archive(DECEMBER, 'li');
      const [row] = await ground().database.archive.search({ conversation: 'b', limit: 1 });
      const path = join(ground().directory, '2026-12-1.jsonl.gz');
      const bytes = await readFile(path);
      const at = (row?.place.offset ?? 0) + Math.floor((row?.place.length ?? 0) / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(path, bytes);
      const { found } = await proved(ground());
      expect(found.map(({ conversation }) => conversation)).toEqual(['b']);
      expect(found[0]?.what).toContain('2026-12-1');
      await expect(ground().archiver.restore('2026-12-1', undefined)).rejects.toThrow();
      expect(await rowCounts(ground())).toMatchObject({ records: 0 });
    });

    it('GIVEN a catalogue written by hand WHEN verified THEN it is named', async () => {
      const { place } = ground();
      for (const id of ['a', 'b', 'c']) await talk(ground(), id);
      await ground().archiver.archive(DECEMBER, 'li');
      await place.sql(`update archived set to_sequence = 4, last_hash = (select o.previous from archived o where o.conversation = 'b') where conversation = 'a'`);
      await place.sql(`delete from archived where conversation = 'b'`);
      await place.sql(`update archived set state = 'restored' where conversation = 'c'`);
      const { found } = await proved(ground(), false);
      expect(found).toContainEqual(expect.objectContaining({ conversation: 'a', what: expect.stringContaining('seal') as string }));
      expect(found).toContainEqual(expect.objectContaining({ conversation: 'b', sequence: 1 }));
      expect(found).toContainEqual(expect.objectContaining({ conversation: 'c', sequence: 1 }));
    });

    it('GIVEN records deleted by hand and an archive entry made up for them WHEN verified THEN it is named', async () => {
      const { place } = ground();
      for (const id of ['a', 'b']) await talk(ground(), id);
      await ground().archiver.archive(DECEMBER, 'li');
      await talk(ground(), 'z');
      const [last] = await place.sql(`select hash from records where conversation = 'z' order by sequence desc limit 1`);
      await place.sql(`delete from records where conversation = 'z'`);
      await place.sql(`insert into archived select 'z', 1, 5, archive, channel, opened_at, last_at, previous, '${String(last?.['hash'])}', seal, originals, files, inbox, copies, byte_offset, byte_length, 'archived' from archived where conversation = 'a'`);
      const { found } = await proved(ground());
      expect(found.every(({ conversation }) => conversation === 'z')).toBe(true);
      expect(found.map(({ what }) => what).join('\n')).toMatch(/seal[\s\S]*archive 2026-12-1/);
    });

    it('GIVEN a customer who writes while the file is being written WHEN archived THEN that conversation stays, and is not in the file', async () => {
      const { database, place, files } = ground();
      for (const id of ['a', 'b', 'c']) await talk(ground(), id);
      const meanwhile: ArchiveFiles = {
        ...files,
        check: async (file, onConversation) => {
          if (!file.includes('.2.')) accepted(await database.turns.accept(inbound('b', 'meanwhile'), place.clock.now()));
          return await files.check(file, onConversation);
        },
      };
      const done = await ground().again({ files: meanwhile }).archive(DECEMBER, 'li');
      expect(done).toMatchObject({ conversations: 2, stayed: 1, archives: [{ id: '2026-12-1', file: '2026-12-1.2.jsonl.gz', conversations: 2 }] });
      expect((await recordsOf(database, 'b')).length).toBe(6);
      expect((await readdir(ground().directory)).sort()).toEqual(['2026-12-1.2.jsonl.gz', '2026-12-1.2.jsonl.gz.manifest.json']);
      expect(gunzipSync(await readFile(join(ground().directory, '2026-12-1.2.jsonl.gz'))).toString()).not.toContain('"conversation":"b"');
      expect((await proved(ground())).found).toEqual([]);
    });

    it('GIVEN a disk that loses what is written WHEN archived THEN nothing leaves the database, and the next run begins anew', async () => {
      await talk(ground(), 'a');
      const before = await rowCounts(ground());
      const { files, directory } = ground();
      const lossy: ArchiveFiles = {
        ...files,
        check: async (file, onConversation) => {
          const path = join(directory, file);
          const bytes = await readFile(path);
          await writeFile(path, bytes.subarray(0, bytes.length - 30));
          return await files.check(file, onConversation);
        },
      };
      await expect(ground().again({ files: lossy }).archive(DECEMBER, 'li')).rejects.toThrow();
      expect(await rowCounts(ground())).toEqual(before);
      expect(await ground().archiver.archive(DECEMBER, 'li')).toMatchObject({ conversations: 1 });
      expect((await proved(ground())).found).toEqual([]);
    });

    it.for([
      ['changed', `update records set outcome = 'changed' where conversation = 'b' and sequence = 2`],
      ['taken out', `delete from records where conversation = 'b' and sequence = 2`],
    ] as const)('GIVEN a record that was %s WHEN its month is archived THEN that is refused, naming it, and all of the month stays', async ([, statement]) => {
      for (const id of ['a', 'b', 'c']) await talk(ground(), id);
      await ground().place.sql(statement);
      const before = await rowCounts(ground());
      await expect(ground().archiver.archive(DECEMBER, 'li')).rejects.toThrow(/^conversation b, sequence 2: the record is missing, or is not what its hash says\. Nothing was archived/);
      expect(await rowCounts(ground())).toEqual(before);
      expect(await ground().database.archive.archives()).toEqual([]);
      expect(await readdir(ground().directory)).toEqual([]);
    });

    it('GIVEN a run that was killed while records were leaving WHEN run again THEN it is finished', async () => {
      for (const id of ['a', 'b', 'c']) await talk(ground(), id);
      const { database } = ground();
      const { archive } = database;
      const killed: ArchiveRows = {
        ...archive,
        depart: async (into, departing, now) => {
          await archive.depart(into, departing.slice(0, 1), now);
          throw new Error('killed');
        },
      };
      await expect(ground().again({ rows: killed }).archive(DECEMBER, 'li')).rejects.toThrow('killed');
      expect((await archive.archives()).map(({ state }) => state)).toEqual(['written']);
      expect((await proved(ground())).found).toEqual([]);
      await ground().again().resume();
      expect(await rowCounts(ground())).toMatchObject({ records: 0, files: 0 });
      expect((await database.archive.archives()).map(({ state }) => state)).toEqual(['kept']);
      expect((await proved(ground())).found).toEqual([]);
      expect(existsSync(join(ground().directory, '2026-12-1.jsonl.gz.manifest.json'))).toBe(true);
    });

    it('GIVEN two at once WHEN both archive THEN one is refused plainly', async () => {
      await talk(ground(), 'a');
      expect(await ground().database.archive.lease('archive', 'somebody', LATER, 60_000)).toBe(true);
      await expect(ground().archiver.archive(DECEMBER, 'li')).rejects.toThrow('somebody else is archiving');
      await ground().database.archive.release('archive', 'somebody');
      expect(await ground().archiver.archive(DECEMBER, 'li')).toMatchObject({ conversations: 1 });
    });

    it('GIVEN more conversations than a file holds WHEN archived THEN there are several files, and each is found', async () => {
      for (let index = 0; index < 7; index += 1) await talk(ground(), `c${index}`, 1);
      const done = await ground().again({ largest: 3 }).archive(DECEMBER, 'li');
      expect(done.archives.map(({ id, conversations }) => [id, conversations])).toEqual([['2026-12-1', 3], ['2026-12-2', 3], ['2026-12-3', 1]]);
      const { archive } = ground().database;
      const found = await archive.search({ month: '2026-12', limit: 4 });
      const last = found.at(-1);
      const more = await archive.search({ month: '2026-12', limit: 4, ...(last && { after: { lastAt: last.lastAt, conversation: last.conversation } }) });
      expect([...found, ...more].map(({ conversation }) => conversation)).toEqual(['c6', 'c5', 'c4', 'c3', 'c2', 'c1', 'c0']);
      expect(await archive.search({ channel: 'msteams', limit: 9 })).toEqual([]);
      expect(await archive.search({ conversation: 'c4', since: '2026-12-01T00:00:00.000Z', before: '2027-01-01T00:00:00.000Z', limit: 9 })).toMatchObject([{ archive: '2026-12-2' }]);
      expect(await archive.search({ conversation: "' or 1=1 --", limit: 9 })).toEqual([]);
    });

    it('GIVEN a booking that is long over WHEN archived THEN the conversation is found by its number and by who made it', async () => {
      const { database, place } = ground();
      await exchange(database, 'booked', '1', place.clock.now(), { commands: [{ kind: 'book', booking: booking('booked') }] });
      await talk(ground(), 'other');
      await ground().archiver.archive(DECEMBER, 'li');
      const { archive } = database;
      expect(await archive.search({ number: 'BK-20261203-booked', limit: 9 })).toMatchObject([{ conversation: 'booked' }]);
      const [{ contact_key: contact } = {}] = await place.sql('select contact_key from bookings');
      expect(await archive.search({ customer: [String(contact)], limit: 9 })).toMatchObject([{ conversation: 'booked' }]);
      expect(await archive.search({ customer: [], limit: 9 })).toEqual([]);
    });
  });
}
