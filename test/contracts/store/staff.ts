import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../adapters/database/store.js';
import type { Staff, StoredSession } from '../../../bot/staff/port.js';
import type { Place } from './place.js';

const NOW = Date.parse('2026-12-02T02:00:00.000Z');

function member(id: string, more: Partial<Staff> = {}): Staff {
  return {
    id, name: `name-${id}`, displayName: '王\0芳', workNumber: '7', roles: ['agent'], teams: ['cards', '贷款'], skills: [], languages: ['zh-Hans'], locale: 'zh-Hans', active: true,
    mustChangePassword: false, passwordHash: '$argon2id$x', totp: '', totpPending: '', recovery: ['a', 'b'], external: '', failed: 0, version: 1, stamp: 1, createdAt: '2026-12-02T02:00:00.000Z', ...more,
  };
}

function sessionOf(staff: Staff, hash: string, more: Partial<StoredSession> = {}): StoredSession {
  return { hash, id: `id-${hash}`, staff: staff.id, stamp: staff.stamp, began: NOW, seen: NOW, agent: 'browser', ...more };
}

/** Accounts, sessions, counted tries and the audit. */
export function staff(current: () => Place): void {
  describe('staff', () => {
    let database: Database;
    beforeEach(async () => {
      database = await current().open();
    });
    afterEach(() => database.close());

    it('GIVEN an account THEN it is found by id, name and outside self, as it was', async () => {
      const wang = member('s-1', { external: 'https://login.example 7', roles: ['agent', 'admin'] });
      expect([await database.staff.any(), await database.staff.add(wang), await database.staff.any()]).toEqual([false, true, true]);
      const kept = { ...wang, displayName: '王\uFFFD芳' };
      expect(await database.staff.byId('s-1')).toEqual(kept);
      expect(await database.staff.byName('name-s-1')).toEqual(kept);
      expect(await database.staff.byExternal('https://login.example 7')).toEqual(kept);
      expect([await database.staff.byId('s-2'), await database.staff.byName(''), await database.staff.byExternal('')]).toEqual([undefined, undefined, undefined]);
    });

    it('GIVEN a name or an outside self that is taken THEN no second account has it, also at one moment; none need have one', async () => {
      const adds = await Promise.all(['a', 'b', 'c'].map((id) => database.staff.add(member(id, { name: 'same' }))));
      expect(adds.filter((added) => added)).toHaveLength(1);
      expect([await database.staff.add(member('x', { external: 'e' })), await database.staff.add(member('y', { external: 'e' })), await database.staff.add(member('z'))]).toEqual([true, false, true]);
    });

    it('GIVEN two changes of one version THEN one is made; failures counted meanwhile stay', async () => {
      await database.staff.add(member('s-1'));
      await database.staff.failed('s-1', true);
      const outcomes = await Promise.all(['甲', '乙'].map((displayName) => database.staff.change(member('s-1', { displayName, version: 2 }))));
      expect([...outcomes].sort()).toEqual(['changed', 'stale']);
      expect(await database.staff.byId('s-1')).toMatchObject({ version: 2, failed: 1 });
      await database.staff.failed('s-1', false);
      expect(await database.staff.byId('s-1')).toMatchObject({ failed: 0 });
      expect(await database.staff.change(member('nobody', { version: 2 }))).toBe('stale');
    });

    it('GIVEN two admins who take the role from each other at one moment THEN one is left', async () => {
      const other = await current().open();
      for (const id of ['s-1', 's-2']) await database.staff.add(member(id, { roles: ['admin'] }));
      const outcomes = await Promise.all([database.staff.change(member('s-1', { active: false, roles: ['admin'], version: 2 })), other.staff.change(member('s-2', { roles: ['agent'], version: 2 }))]);
      expect([...outcomes].sort()).toEqual(['changed', 'last-admin']);
    });

    it('GIVEN a time step THEN it is taken once, and none before it', async () => {
      await database.staff.add(member('s-1'));
      const taken = await Promise.all([5, 5, 5].map((step) => database.staff.takeStep('s-1', step)));
      expect(taken.filter((each) => each)).toHaveLength(1);
      expect([await database.staff.takeStep('s-1', 4), await database.staff.takeStep('s-1', 6)]).toEqual([false, true]);
    });

    it('GIVEN a session THEN it ends with a higher stamp of its account, and with its being disabled', async () => {
      const wang = member('s-1');
      await database.staff.add(wang);
      expect(await database.sessions.begin(sessionOf(wang, 'h1'))).toBe(true);
      expect(await database.sessions.find('h1')).toMatchObject({ session: sessionOf(wang, 'h1'), staff: { id: 's-1' } });
      expect(await database.staff.change({ ...wang, displayName: 'x', version: 2 })).toBe('changed');
      expect(await database.sessions.find('h1')).toBeDefined();
      expect(await database.staff.change({ ...wang, roles: ['agent', 'supervisor'], version: 3, stamp: 2 })).toBe('changed');
      expect([await database.sessions.find('h1'), await database.sessions.of('s-1')]).toEqual([undefined, []]);
      // It was read before the change: too late.
      expect(await database.sessions.begin(sessionOf(wang, 'h2'))).toBe(false);
      expect(await database.sessions.begin(sessionOf({ ...wang, stamp: 2 }, 'h3'))).toBe(true);
      expect(await database.staff.change({ ...wang, active: false, version: 4, stamp: 2 })).toBe('changed');
      expect(await database.sessions.find('h3')).toBeUndefined();
      expect(await database.sessions.begin(sessionOf({ ...wang, stamp: 2 }, 'h4'))).toBe(false);
    });

    it('GIVEN several sessions THEN one, all or the old ones end', async () => {
      const [wang, li] = [member('s-1'), member('s-2')];
      for (const each of [wang, li]) await database.staff.add(each);
      for (const [index, hash] of ['a', 'b', 'c'].entries()) await database.sessions.begin(sessionOf(wang, hash, { began: NOW + index }));
      await database.sessions.begin(sessionOf(li, 'd'));
      await database.sessions.seen('a', NOW + 9_000);
      await database.sessions.seen('a', NOW + 5_000);
      expect((await database.sessions.of('s-1')).map(({ hash, seen }) => `${hash} ${seen - NOW}`)).toEqual(['c 0', 'b 0', 'a 9000']);
      expect([await database.sessions.endOne('s-2', 'id-a'), await database.sessions.endOne('s-1', 'id-b')]).toEqual([false, true]);
      await database.sessions.end('d');
      await database.sessions.forget(NOW - 1, NOW + 1_000);
      expect((await database.sessions.of('s-1')).map(({ hash }) => hash)).toEqual(['a']);
      await database.sessions.endAll('s-1');
      expect([await database.sessions.of('s-1'), await database.sessions.find('a'), await database.sessions.find('d')]).toEqual([[], undefined, undefined]);
    });

    it('GIVEN so many tries THEN no more are taken until the window ends, on any instance, and one refused takes none elsewhere', async () => {
      const other = await current().open();
      const [few, many] = [{ key: 'few', tries: 3, seconds: 60 }, { key: 'many', tries: 5, seconds: 60 }];
      const waits = await Promise.all([1, 2, 3, 4, 5].map((each) => (each % 2 === 0 ? other : database).tries.take([few, many], NOW)));
      expect([...waits].sort((one, two) => one - two)).toEqual([0, 0, 0, 60_000, 60_000]);
      expect([await database.tries.take([many], NOW + 1), await database.tries.take([many], NOW + 2), await database.tries.take([many], NOW + 10_000)]).toEqual([0, 0, 50_000]);
      expect(await other.tries.take([few, many], NOW + 60_000)).toBe(0);
      await database.tries.clear(['few']);
      expect(await Promise.all([1, 2, 3].map(() => database.tries.take([few], NOW + 60_001)))).toEqual([0, 0, 0]);
      await database.tries.giveBack(['few', 'unknown']);
      expect([await database.tries.take([few], NOW + 60_002), await database.tries.take([few], NOW + 60_003)]).toEqual([0, 59_998]);
    });

    it('GIVEN the audit THEN entries come the latest first, and nobody changes or deletes one', async () => {
      for (const what of ['session.begin', 'staff.add', 'session.end']) await database.audit.append({ staff: 's-1', what, subject: 'x', outcome: 'done', detail: { n: [1, null] } });
      await database.audit.append({ what: 'session', outcome: 'refused' });
      const all = await database.audit.list({ limit: 10 });
      expect(all.map(({ what }) => what)).toEqual(['session', 'session.end', 'staff.add', 'session.begin']);
      expect(all[3]).toEqual({ ordinal: expect.any(Number) as unknown, at: current().clock.at, staff: 's-1', what: 'session.begin', subject: 'x', address: '', outcome: 'done', detail: { n: [1, null] } });
      expect((await database.audit.list({ limit: 10, what: 'session.' })).map(({ what }) => what)).toEqual(['session.end', 'session.begin']);
      expect(await database.audit.list({ limit: 10, before: all[2]?.ordinal ?? 0, staff: 's-1', subject: 'x' })).toMatchObject([{ what: 'session.begin' }]);
      if (current().kind === 'sqlite') {
        await expect(Promise.resolve().then(() => current().sql(`update audit set staff = 'other'`))).rejects.toThrow(/only added to/);
        await expect(Promise.resolve().then(() => current().sql('delete from audit'))).rejects.toThrow(/only added to/);
      }
    });
  });
}
