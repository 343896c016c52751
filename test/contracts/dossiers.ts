import { expect, it } from 'vitest';
import type { Database } from '../../adapters/database/store.js';
import type { Party } from '../../records/record.js';
import { conversationOfDossier, type DossierStanding } from '../../supervision/dossiers/dossier.js';
import type { DossierOpening } from '../../supervision/dossiers/port.js';
import { expectWhole, recordsOf } from './store/fixtures.js';
import { eachPlace } from './store/eachPlace.js';
import type { MakePlace } from './store/place.js';

const LI: Party = { role: 'agent', id: 'li' };
const PHONE = '13812345678';

const standing = (more: Partial<DossierStanding> = {}): DossierStanding => ({ state: 'open', about: {}, body: { note: '' }, ...more });
const opening = (id: string, more: Partial<DossierOpening> = {}): DossierOpening => ({
  id, kind: 'finding', by: LI, at: '2026-12-01T02:00:00.000Z', standing: standing(), events: [{ event: 'finding.opened' }], ...more,
});
const ids = async (database: Database, ...args: Parameters<Database['dossiers']['list']>): Promise<string[]> => (await database.dossiers.list(...args)).dossiers.map(({ id }) => id);

/** What every store must do of dossiers: Dossiers. */
export function dossiersContract(make: MakePlace): void {
  const at = eachPlace(make);

  it('GIVEN a dossier WHEN it is opened and changed THEN each step is a record of its chain, and its row says how it stands', async () => {
    const database = await at().open();
    const about = { conversation: 'c1', sequence: 4, caseNumber: 'C20261201-0001', customer: 'key', staff: 'wang' };
    const opened = await database.dossiers.open(opening('f1', { standing: standing({ owner: 'wang', dueAt: '2026-12-09T00:00:00.000Z', about, group: 'draw', body: { note: '未问候', marks: [1, 2] } }) }));
    expect(opened).toMatchObject({ kind: 'opened', dossier: { id: 'f1', kind: 'finding', version: 1, openedBy: 'li', openedAt: '2026-12-01T02:00:00.000Z', owner: 'wang', about, group: 'draw' } });
    expect(await database.dossiers.byId('f1')).toEqual(opened.dossier);
    const changed = await database.dossiers.change({ id: 'f1', version: 1, by: { role: 'agent', id: 'wang' }, at: '2026-12-02T02:00:00.000Z', standing: standing({ state: 'done', body: { note: '已整改' } }), events: [{ event: 'finding.corrected', data: { count: 2 } }, { event: 'finding.told' }] });
    expect(changed).toMatchObject({ kind: 'changed', dossier: { version: 2, state: 'done', openedBy: 'li', changedAt: '2026-12-02T02:00:00.000Z', about: {} } });
    const read = await database.dossiers.byId('f1');
    expect(read).toEqual('dossier' in changed && changed.dossier);
    expect(read).not.toHaveProperty('owner');
    const records = await recordsOf(database, conversationOfDossier('f1'));
    expect(records).toMatchObject([
      { sequence: 1, channel: 'supervision', from: LI, kind: 'event', content: { event: 'finding.opened', data: { dossier: 'f1' } } },
      { sequence: 2, from: { id: 'wang' }, content: { event: 'finding.corrected', data: { count: 2 } } },
      { sequence: 3, content: { event: 'finding.told' } },
    ]);
    expect((await at().sql("select body from dossiers where id = 'f1'"))[0]?.['body']).toMatch(/^v1\./);
    await expectWhole(at());
  });

  it('GIVEN what staff write WHEN it holds somebody\'s number THEN the record shows it masked and keeps it sealed; ids stay', async () => {
    const database = await at().open();
    await database.dossiers.open(opening('f1', { events: [{ event: 'finding.opened', data: { id: PHONE }, words: { what: `客户 ${PHONE} 未获回复`, measures: ['培训'] } }] }));
    const [record] = await recordsOf(database, conversationOfDossier('f1'));
    expect(record).toMatchObject({ content: { data: { id: PHONE, what: '客户 138****5678 未获回复', measures: ['培训'] } } });
    const kept = await database.desk.originals(conversationOfDossier('f1'), [1]);
    expect([...kept.keys()]).toEqual([1]);
    expect(kept.get(1)).not.toContain(PHONE);
  });

  it('GIVEN two who change one dossier WHEN they do so at once THEN one does, and the other is told how it stands', async () => {
    const [one, other] = [await at().open(), await at().open()];
    const names = Array.from({ length: 40 }, (_, index) => `f${index}`);
    await Promise.all(names.map((id) => one.dossiers.open(opening(id))));
    const outcomes = await Promise.all(names.map((id) => Promise.all([one, other].map((database, which) => database.dossiers.change({ id, version: 1, by: LI, at: '2026-12-02T00:00:00.000Z', standing: standing({ state: `by${which}` }), events: [{ event: 'finding.changed', data: { which } }] })))));
    for (const [index, both] of outcomes.entries()) {
      expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'stale']);
      const winner = both.findIndex(({ kind }) => kind === 'changed');
      const loser = both[1 - winner];
      expect(loser).toMatchObject({ kind: 'stale', dossier: { version: 2, state: `by${winner}` } });
      expect((await recordsOf(one, conversationOfDossier(`f${index}`))).slice(1)).toMatchObject([{ content: { data: { which: winner } } }]);
    }
    await expectWhole(at());
  });

  it('GIVEN an answer that was lost WHEN a dossier is opened again THEN it is the same, and nothing is written', async () => {
    const [one, other] = [await at().open(), await at().open()];
    const both = await Promise.all([one, other, one].map((database) => database.dossiers.open(opening('f1'))));
    expect(both.map(({ kind }) => kind).sort()).toEqual(['exists', 'exists', 'opened']);
    expect(await recordsOf(one, conversationOfDossier('f1'))).toHaveLength(1);
  });

  it('GIVEN what can\'t be kept WHEN it is asked for THEN it is refused, and a dossier nobody has is unknown', async () => {
    const database = await at().open();
    await expect(database.dossiers.open(opening(''))).rejects.toThrow(RangeError);
    await expect(database.dossiers.open(opening('x\0'))).rejects.toThrow(RangeError);
    await expect(database.dossiers.open(opening('f1', { events: [] }))).rejects.toThrow(RangeError);
    await expect(database.dossiers.open(opening('f1', { at: 'soon' }))).rejects.toThrow(RangeError);
    await expect(database.dossiers.open(opening('f1', { standing: standing({ dueAt: 'soon' }) }))).rejects.toThrow(RangeError);
    expect(await database.dossiers.byId('f1')).toBeUndefined();
    expect(await database.dossiers.byId("' or 1=1 --")).toBeUndefined();
    expect(await database.dossiers.change({ id: 'f1', version: 1, by: LI, at: '2026-12-01T00:00:00.000Z', standing: standing(), events: [{ event: 'finding.changed' }] })).toEqual({ kind: 'unknown' });
    expect(await database.dossiers.list({ kind: 'finding' }, 'newest', 5, 'no cursor; of ours')).toEqual({ dossiers: [] });
  });

  it('GIVEN many dossiers WHEN they are listed THEN pages follow each other without a gap, in either order', async () => {
    const database = await at().open();
    const days = Array.from({ length: 25 }, (_, index) => index);
    // Several at one moment: the id decides.
    await Promise.all(days.map((day) => database.dossiers.open(opening(`f${String(day).padStart(2, '0')}`, {
      at: `2026-12-${String(1 + Math.floor(day / 3)).padStart(2, '0')}T00:00:00.000Z`,
      standing: standing(day % 5 === 0 ? {} : { dueAt: `2027-01-${String(28 - Math.floor(day / 2)).padStart(2, '0')}T00:00:00.000Z` }),
    }))));
    await database.dossiers.open(opening('r1', { kind: 'risk', events: [{ event: 'risk.opened' }] }));
    for (const order of ['newest', 'due'] as const) {
      const all = await ids(database, { kind: 'finding' }, order, 100);
      const paged: string[] = [];
      for (let after: string | undefined, more = true; more; ) {
        const page = await database.dossiers.list({ kind: 'finding' }, order, 4, after);
        paged.push(...page.dossiers.map(({ id }) => id));
        after = page.next;
        more = after !== undefined;
      }
      expect(paged).toEqual(all);
      expect(all).toHaveLength(order === 'newest' ? 25 : 20);
      expect(all[0]).toBe('f24');
    }
  });

  it('GIVEN dossiers of all sorts WHEN they are asked for by what they are about THEN those are found and counted, and no others', async () => {
    const database = await at().open();
    const { dossiers } = database;
    await dossiers.open(opening('a', { standing: standing({ owner: 'wang', dueAt: '2026-12-05T00:00:00.000Z', about: { conversation: 'c1', staff: 'li' } }) }));
    await dossiers.open(opening('b', { standing: standing({ state: 'done', about: { caseNumber: 'C1', customer: 'k1' }, group: 'g' }), at: '2026-12-03T00:00:00.000Z' }));
    await dossiers.open(opening('c', { by: { role: 'agent', id: 'zhao' }, standing: standing({ owner: 'li', dueAt: '2026-12-09T00:00:00.000Z', about: { customer: 'k2' } }) }));
    const found = (filter: Omit<Parameters<typeof dossiers.list>[0], 'kind'>): Promise<string[]> => ids(database, { kind: 'finding', ...filter }, 'newest', 9);
    expect(await found({})).toEqual(['b', 'c', 'a']);
    expect(await found({ states: ['done', 'x'] })).toEqual(['b']);
    expect(await found({ states: [] })).toEqual([]);
    expect(await found({ owner: 'wang' })).toEqual(['a']);
    expect(await found({ dueBefore: Date.parse('2026-12-06T00:00:00.000Z') })).toEqual(['a']);
    expect(await found({ openedFrom: '2026-12-02T00:00:00.000Z' })).toEqual(['b']);
    expect(await found({ openedTo: '2026-12-02T00:00:00.000Z' })).toEqual(['c', 'a']);
    expect(await found({ conversation: 'c1' })).toEqual(['a']);
    expect(await found({ caseNumber: 'C1' })).toEqual(['b']);
    expect(await found({ customers: ['k1', 'k2'] })).toEqual(['b', 'c']);
    expect(await found({ customers: [] })).toEqual([]);
    expect(await found({ staff: 'li' })).toEqual(['a']);
    expect(await found({ group: 'g' })).toEqual(['b']);
    expect(await found({ openedBy: 'zhao' })).toEqual(['c']);
    expect(await found({ owner: 'wang', staff: 'nobody' })).toEqual([]);
    expect([await dossiers.count({ kind: 'finding', states: ['open'] }), await dossiers.count({ kind: 'hold' })]).toEqual([2, 0]);
  });
}
