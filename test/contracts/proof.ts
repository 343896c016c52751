import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../adapters/database/store.js';
import { sealKey } from '../../records/chain.js';
import { leafText } from '../../records/proof/anchor.js';
import type { NewJob } from '../../records/proof/jobs.js';
import { AnchorLost, makeAnchor } from '../../records/proof/makeAnchor.js';
import { leafHash, rootByPath, pathOf } from '../../records/proof/merkle.js';
import { rangesOf, verifyInParts } from '../../records/proof/verification.js';
import { exchange, recordsOf } from './store/fixtures.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const KEY = Buffer.alloc(32, 5);
const job = (id: string, more: Partial<NewJob> = {}): NewJob => ({ id, kind: 'verify', same: id, staff: 'zhou', askedAt: '2026-11-25T02:00:00.000Z', params: {}, ...more });

/** What every store must do for proving: jobs, anchors, verification in parts, exports. */
export function proofContract(make: MakePlace): void {
  const at = eachPlace(make);
  let database: Database;
  let now: number;
  beforeEach(async () => {
    database = await at().open();
    now = at().clock.now();
  });
  const jobs = () => database.proving.jobs;

  describe('jobs', () => {
    it('joins what is about the same while it lasts, and begins anew after its end', async () => {
      const first = await jobs().ask(job('a', { same: 'x' }));
      expect(first).toMatchObject({ joined: false, job: { id: 'a', state: 'queued', staff: 'zhou' } });
      expect(await jobs().ask(job('b', { same: 'x' }))).toMatchObject({ joined: true, job: { id: 'a' } });
      await jobs().claim('me', now, now + 1_000);
      expect(await jobs().ask(job('b', { same: 'x' }))).toMatchObject({ joined: true, job: { id: 'a', state: 'running' } });
      expect(await jobs().end('a', 'me', { state: 'done', at: '2026-11-25T02:01:00.000Z', done: 3, total: 3, result: { records: 3 } })).toBe(true);
      expect(await jobs().ask(job('b', { same: 'x' }))).toMatchObject({ joined: false, job: { id: 'b' } });
      expect((await jobs().list('verify', 10)).map(({ id }) => id).sort()).toEqual(['a', 'b']);
      expect(await jobs().byId('a')).toMatchObject({ state: 'done', done: 3, result: { records: 3 }, endedAt: '2026-11-25T02:01:00.000Z' });
    });

    it('adds what is due once, once, however many ask at once', async () => {
      await Promise.all(Array.from({ length: 5 }, () => jobs().once(job('anchor-2026-11-25', { kind: 'anchor', same: 'anchor' }))));
      expect(await jobs().list('anchor', 10)).toHaveLength(1);
    });

    it('is worked at by one, and taken over when its holder is not heard of', async () => {
      await jobs().ask(job('a'));
      const both = await Promise.all([jobs().claim('one', now, now + 1_000), jobs().claim('other', now, now + 1_000)]);
      expect(both.filter((each) => each !== undefined)).toHaveLength(1);
      const [holder, rival] = both[0] === undefined ? ['other', 'one'] : ['one', 'other'];
      expect(await jobs().progress('a', rival, now + 2_000, 1, 2)).toBe('lost');
      expect(await jobs().progress('a', holder, now + 2_000, 1, 2)).toBe('go-on');
      expect(await jobs().claim(rival, now + 1_500, now + 9_000)).toBeUndefined();
      expect(await jobs().claim(rival, now + 2_000, now + 9_000)).toMatchObject({ id: 'a', state: 'running' });
      expect(await jobs().progress('a', holder, now + 9_000, 2, 2)).toBe('lost');
      expect(await jobs().end('a', holder, { state: 'done', at: '', done: 2, total: 2, result: null })).toBe(false);
    });

    it('hears of its end, and is over at once when nobody has begun it', async () => {
      await jobs().ask(job('a'));
      await jobs().ask(job('b'));
      await jobs().claim('me', now, now + 1_000);
      expect(await jobs().cancel('a', '2026-11-25T02:00:01.000Z')).toMatchObject({ state: 'running', cancelled: true });
      expect(await jobs().progress('a', 'me', now + 1_000, 0, 0)).toBe('cancel');
      expect(await jobs().cancel('b', '2026-11-25T02:00:01.000Z')).toMatchObject({ state: 'cancelled', endedAt: '2026-11-25T02:00:01.000Z' });
      expect(await jobs().cancel('nobody', '')).toBeUndefined();
      expect(await jobs().claim('me', now, now + 1_000)).toBeUndefined();
    });

    it('never works at two anchors at once', async () => {
      await jobs().ask(job('a', { kind: 'anchor' }));
      await jobs().ask(job('b', { kind: 'anchor' }));
      expect(await jobs().claim('one', now, now + 1_000)).toMatchObject({ id: 'a' });
      expect(await jobs().claim('other', now, now + 1_000)).toBeUndefined();
      await jobs().release('a', 'one');
      expect(await jobs().claim('other', now, now + 1_000)).toMatchObject({ id: 'a' });
    });
  });

  describe('anchors', () => {
    const made = async (id: string): Promise<Awaited<ReturnType<typeof makeAnchor>>> => {
      await jobs().ask(job(id, { kind: 'anchor' }));
      await jobs().claim('me', now, now + 60_000);
      const anchor = await makeAnchor(database.proving.anchors, sha256, sealKey(KEY), { institution: '示例银行', day: '2026-11-25', now, job: id, holder: 'me' });
      await jobs().end(id, 'me', { state: 'done', at: '', done: 0, total: 0, result: null });
      return anchor;
    };

    it('has a root that each conversation’s way leads to, and keeps it while the record grows', async () => {
      const names = ['a', '😀/ü', "' or 1=1 --", 'd', 'e'];
      for (const name of names) await exchange(database, name, '1', now);
      const first = await made('one');
      expect(first.tree.size).toBe(names.length);
      await exchange(database, 'a', '2', now);
      await exchange(database, 'f', '1', now);
      const second = await made('two');
      expect(second).toMatchObject({ ordinal: 2, previous: first.hash, tree: { size: names.length + 1 } });
      expect(second.tree.root).not.toBe(first.tree.root);
      const { anchors } = database.proving;
      for (const { ordinal, tree: { size, root } } of [first, second]) {
        const { hashes, root: again } = await anchors.chunk(ordinal, 0, size);
        expect(again).toBe(root);
        for (const name of names) {
          const leaf = await anchors.leaf(ordinal, name);
          if (leaf === undefined) throw new Error(`no leaf of ${name}`);
          const own = leafHash(sha256, leafText({ conversation: name, ...leaf }));
          expect(rootByPath(sha256, own, leaf.ordinal - 1, size, pathOf(sha256, hashes, leaf.ordinal - 1))).toBe(root);
        }
        expect(await anchors.missing(ordinal, 0, size)).toEqual([]);
      }
      // Only what has changed has a leaf of its own.
      expect((await anchors.changed(2, 0, 100)).map(({ conversation }) => conversation).sort()).toEqual(['a', 'f']);
      expect(await anchors.leaf(1, 'f')).toBeUndefined();
      expect(await anchors.list(10)).toEqual([second, first]);
    });

    it('names what it saw and the record does not hold any more', async () => {
      for (const name of ['a', 'b']) await exchange(database, name, '1', now);
      const { tree: { size } } = await made('one');
      const last = (await recordsOf(database, 'b')).length;
      await at().sql(`delete from records where conversation = 'b' and sequence = ${last}`);
      expect(await database.proving.anchors.missing(1, 0, size)).toEqual([{ conversation: 'b', sequence: last, what: 'the record, the last that anchor 1 saw, is missing' }]);
    });

    it('is given up by whoever does not hold it any more', async () => {
      await exchange(database, 'a', '1', now);
      await jobs().ask(job('one', { kind: 'anchor' }));
      await jobs().claim('me', now, now);
      await jobs().claim('other', now, now + 60_000);
      await expect(makeAnchor(database.proving.anchors, sha256, sealKey(KEY), { institution: '', day: '2026-11-25', now, job: 'one', holder: 'me' })).rejects.toThrow(AnchorLost);
      expect(await database.proving.anchors.list(10)).toEqual([]);
    });

    it('goes on with the audit’s digest from where it was, and leaves out what is too young', async () => {
      for (let count = 0; count < 5; count += 1) await database.audit.append({ what: 'session.begin', staff: `s${count}`, outcome: 'done' });
      const { anchors } = database.proving;
      const whole = await anchors.audit({ through: 0, digest: '0'.repeat(64) }, {}, 100);
      const part = await anchors.audit({ through: 0, digest: '0'.repeat(64) }, {}, 2);
      expect(await anchors.audit(part, {}, 100)).toEqual(whole);
      expect(await anchors.audit({ through: 0, digest: '0'.repeat(64) }, { settled: '2000-01-01T00:00:00.000Z' }, 100)).toEqual({ through: 0, digest: '0'.repeat(64) });
      await database.audit.append({ what: 'session.begin', outcome: 'done' });
      expect((await anchors.audit(whole, {}, 100)).digest).not.toBe(whole.digest);
    });
  });

  describe('verifying in parts', () => {
    it('finds as much in parts as in one, whatever the parts', async () => {
      for (const name of ['a', 'b', 'c', 'd', 'ü', '😀']) await exchange(database, name, '1', now);
      const verifier = database.proving.verifier(at().sealKey);
      const whole = await verifyInParts(verifier);
      for (const inPart of [1, 2, 5]) {
        const { bounds } = await verifier.plan(inPart);
        const parts = await Promise.all(rangesOf(bounds).map((range) => verifier.range(range)));
        expect(parts.reduce((sum, { records }) => sum + records, 0)).toBe(whole.records);
        expect(parts.reduce((sum, { conversations }) => sum + conversations, 0)).toBe(whole.conversations);
      }
    });
  });

  describe('exports', () => {
    it('gives every record once, in steps, and only what fits', async () => {
      for (const name of ['b', 'a', "c'x"]) await exchange(database, name, '1', now);
      const { exports } = database.proving;
      const all = await exports.step({}, 'jsonl', undefined);
      const total = (await Promise.all(['a', 'b', "c'x"].map((name) => recordsOf(database, name)))).flat().length;
      expect(all).toMatchObject({ records: total, next: undefined, channels: { directline: total } });
      expect(await exports.count({})).toBe(total);
      const first = await exports.step({ conversations: ['a', "c'x"] }, 'jsonl', undefined);
      expect(first.next).toEqual({ conversation: "c'x", sequence: 0 });
      const second = await exports.step({ conversations: ['a', "c'x"] }, 'jsonl', first.next);
      expect(second.next).toBeUndefined();
      expect(first.records + second.records).toBe((await recordsOf(database, 'a')).length + (await recordsOf(database, "c'x")).length);
      expect(await exports.step({ channel: 'phone' }, 'csv', undefined)).toMatchObject({ records: 0, text: '' });
      expect(await exports.step({ before: '2000-01-01T00:00:00.000Z' }, 'csv', undefined)).toMatchObject({ records: 0 });
    });
  });
}
