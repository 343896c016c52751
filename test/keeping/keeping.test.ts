import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveFiles } from '../../adapters/archive/archiveFiles.js';
import { archivesView, cataloguePage, deletionDetail, deletionView, holdsPage, holdView, monthsView, pastPage, policyView, standingView } from '../../bot/api/keeping.js';
import { auditPage } from '../../bot/api/audit.js';
import { openKeys } from '../../bot/keys.js';
import { readSettings } from '../../bot/settings.js';
import { sealKey } from '../../records/chain.js';
import { verifyRecord } from '../../records/verify.js';
import type { RecordFault } from '../../records/verifyFault.js';
import { quoted, sqliteSql } from '../records/sql.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { addStaff, ConsoleBrowser, signedIn } from '../support/staff.js';
import { until } from '../support/until.js';

const DAY = 86_400_000;
/** Words that stand in one conversation only. */
const PHRASE = '紫藤蜂鸟七号';

let running: RunningApp;
let wang: ConsoleBrowser;
let chen: ConsoleBrowser;
let told: string;
let other: string;

beforeAll(async () => {
  running = await startApp();
  const [first, second] = await Promise.all([Customer.arrive(running.app.address), Customer.arrive(running.app.address)]);
  await first.say(`${PHRASE} 你们几点开门？`);
  await second.say('浦东支行在哪里？');
  [told, other] = [first.conversation, second.conversation];
  await Promise.all([addStaff(running, 'wang', ['supervisor']), addStaff(running, 'chen', ['compliance'])]);
  // How the last answers were delivered is on record by the time the server has stopped: nothing of that day comes later.
  await running.app.stop();
  running.clock.move(430 * DAY);
  await running.restart({}, true);
  await later(0);
});
afterAll(() => running.stop());

/** So many days on; whoever was signed in signs in again. */
async function later(days: number): Promise<void> {
  running.clock.move(days * DAY);
  [wang, chen] = [new ConsoleBrowser(running), new ConsoleBrowser(running)];
  for (const [browser, name] of [[wang, 'wang'], [chen, 'chen']] as const) expect((await browser.signIn(name)).status).toBe(200);
}

/** Waits until nothing is being archived. */
async function atRest() {
  return await until('the archive', async () => {
    const view = archivesView.parse((await wang.call('GET', '/api/keeping/archives')).body);
    return view.work?.endedAt === undefined ? undefined : view;
  });
}

async function verified() {
  const found: RecordFault[] = [];
  const { seal } = await openKeys(readSettings({ DATA_DIR: running.directory }));
  const { departed } = await verifyRecord(running.app.database.records, sealKey(seal), { onFault: (fault) => found.push(fault), archives: archiveFiles(join(running.directory, 'archive')) });
  return { found, departed };
}

/** A key as the console makes one. */
const key = (name: string): string => `test-key-${name}`;

describe('retention', () => {
  test('THEN the policy says how long what is kept, and what is special', async () => {
    const policy = policyView.parse((await chen.call('GET', '/api/keeping/policy')).body);
    expect(policy).toMatchObject({ floorYears: 3, archiveAfterMonths: 13, timeZone: 'Asia/Shanghai' });
    expect(policy.kinds).toContainEqual({ kind: 'conversation', years: 5 });
    expect(policy.special).toMatchObject([{ kind: 'complaint', major: true, years: 10 }]);
  });

  test('GIVEN a retention below the floor WHEN the server starts THEN it refuses and says which and why', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'guitai-profile-'));
    const file = join(directory, 'profile.json');
    const profile = JSON.parse(await readFile('cases/profile/example-bank.json', 'utf8')) as Record<string, unknown>;
    await writeFile(file, JSON.stringify({ ...profile, supervision: { keeping: { retention: { complaint: 2 } } } }));
    await expect(startApp({ PROFILE_FILE: file })).rejects.toThrow(/supervision\.keeping\.retention\.complaint: records are kept for at least 3 years \(norms 3\.5, 4\.5, 7\.4\)/);
    await writeFile(file, JSON.stringify({ ...profile, supervision: { keeping: { retention: { special: [{ kind: 'complaint', years: 1, why: 'x' }] } } } }));
    await expect(startApp({ PROFILE_FILE: file })).rejects.toThrow(/retention\.special\[0\]\.years: .*at least 3 years/);
    await writeFile(file, JSON.stringify({ ...profile, supervision: { keeping: { archiveAfterMonths: 0 } } }));
    await expect(startApp({ PROFILE_FILE: file })).rejects.toThrow(/archiveAfterMonths/);
    await rm(directory, { recursive: true });
  });
});

describe('archives', () => {
  test('GIVEN a record that was changed by hand WHEN its month is archived from the console THEN it is refused, and said which record it is', async () => {
    const { sql, close } = sqliteSql(join(running.directory, 'guitai.db'));
    const changed = (outcome: string) => sql(`update records set outcome = ${outcome} where conversation = ${quoted(told)} and sequence = 2`);
    await changed(`outcome || '!'`);
    expect((await wang.call('POST', '/api/keeping/archives', { month: '2026-11' })).status).toBe(202);
    const { archives, work } = await atRest();
    expect(work).toMatchObject({ problem: 'broken', broken: { conversation: told, sequence: 2 } });
    expect(archives).toEqual([]);
    await changed(`replace(outcome, '!', '')`);
    close();
    expect((await verified()).found).toEqual([]);
  });

  test('GIVEN conversations of a month that is over WHEN archived from the console THEN they are found, read, and the record is whole', async () => {
    const { months } = monthsView.parse((await wang.call('GET', '/api/keeping/months')).body);
    expect(months).toEqual([{ month: '2026-11', conversations: 2, due: true }]);
    expect((await wang.call('POST', '/api/keeping/archives', { month: '2026-11' })).status).toBe(202);
    const { archives, work } = await atRest();
    expect(work).toMatchObject({ what: 'archive', subject: '2026-11', by: { name: 'wang 同事' }, conversations: 2, stayed: 0 });
    expect(archives).toMatchObject([{ id: '2026-11-1', conversations: 2, here: true, state: 'kept' }]);
    expect(await running.app.database.records.recordsAfter(told, 0, 10)).toEqual([]);
    const found = cataloguePage.parse((await chen.call('POST', '/api/keeping/catalogue', { conversation: told })).body);
    expect(found.entries).toMatchObject([{ conversation: told, archive: '2026-11-1', channel: 'directline', state: 'archived', here: true }]);
    const page = await chen.call('GET', `/api/keeping/records/${told}/html`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.body).toContain(PHRASE);
    const json = await chen.call('GET', `/api/keeping/records/${told}/json`);
    expect(json.body).toMatchObject({ conversation: told, records: expect.arrayContaining([expect.objectContaining({ sequence: 1 })]) as unknown });
    expect(auditPage.parse((await chen.call('GET', `/api/audit?subject=${encodeURIComponent(told)}`)).body).entries).toContainEqual(expect.objectContaining({ what: 'conversation.read', detail: { where: 'keeping' } }));
    expect(await verified()).toMatchObject({ found: [], departed: { archived: work?.records, read: work?.records } });
  });

  test('GIVEN an archive WHEN put back from the console THEN its conversations are in the database again', async () => {
    expect((await wang.call('POST', '/api/keeping/archives/2026-11-1/restore', { conversations: [other] })).status).toBe(202);
    expect((await atRest()).work).toMatchObject({ what: 'restore', conversations: 1 });
    expect((await running.app.database.records.recordsAfter(other, 0, 100)).length).toBeGreaterThan(1);
    expect((await verified()).found).toEqual([]);
  });

  test('GIVEN what makes no sense WHEN asked for THEN it is refused plainly', async () => {
    const archive = (month: string) => wang.call('POST', '/api/keeping/archives', { month });
    expect(await archive('2028-01')).toMatchObject({ status: 400, code: 'BadArgument' });
    for (const month of ['2026-13', 'x', '']) expect((await archive(month)).status).toBe(400);
    expect((await wang.call('POST', '/api/keeping/archives/2020-01-1/restore', {})).status).toBe(404);
    expect((await wang.call('POST', '/api/keeping/archives/..%2F..%2Fx/restore', {})).status).toBe(404);
    expect((await wang.call('GET', '/api/keeping/records/nobody/html')).status).toBe(404);
    expect((await wang.call('POST', '/api/keeping/catalogue', { number: 'x'.repeat(10_000) })).status).toBe(400);
    expect(cataloguePage.parse((await wang.call('POST', '/api/keeping/catalogue', { conversation: "' or 1=1 --", customer: '" ; drop table records' })).body).entries).toEqual([]);
    const agent = await signedIn(running, 'lin', ['agent']);
    expect((await agent.call('GET', '/api/keeping/archives')).status).toBe(403);
  });

  test('GIVEN an archive’s file taken elsewhere WHEN its conversation is asked for THEN it is said where it is', async () => {
    const file = join(running.directory, 'archive', '2026-11-1.jsonl.gz');
    await copyFile(file, `${file}.away`);
    await rm(file);
    expect(cataloguePage.parse((await chen.call('POST', '/api/keeping/catalogue', { conversation: told })).body).entries).toMatchObject([{ here: false }]);
    expect(await wang.call('POST', '/api/keeping/archives/2026-11-1/restore', {})).toMatchObject({ status: 409, code: 'NotHere' });
    expect((await verified()).found).toEqual([]);
    await copyFile(`${file}.away`, file);
    await rm(`${file}.away`);
  });
});

describe('holds', () => {
  test('GIVEN a conversation WHEN a hold is placed twice with one key THEN there is one, with who, why and since when', async () => {
    const body = { key: key('hold'), subject: { kind: 'conversation', conversation: told }, reason: '诉讼 2028-17' };
    const first = await wang.call('POST', '/api/keeping/holds', body);
    expect(first.status).toBe(201);
    expect(holdView.parse(first.body)).toMatchObject({ state: 'in-force', subject: { kind: 'conversation', name: told }, reason: '诉讼 2028-17', placedBy: { name: 'wang 同事' } });
    expect(holdView.parse((await wang.call('POST', '/api/keeping/holds', body)).body).id).toBe(holdView.parse(first.body).id);
    expect(holdsPage.parse((await chen.call('GET', '/api/keeping/holds')).body).holds).toHaveLength(1);
    expect(standingView.parse((await chen.call('GET', `/api/keeping/standing/${told}`)).body)).toMatchObject({ records: expect.any(Number) as number, holds: [{ on: 'conversation' }], kind: 'conversation', years: 5, deletable: false });
  });

  test('GIVEN a customer’s number WHEN a hold is placed on them THEN it is kept as a key, and shown masked', async () => {
    const placed = holdView.parse((await wang.call('POST', '/api/keeping/holds', { key: key('customer'), subject: { kind: 'customer', customer: '138 0013 8000' }, reason: '监管检查' })).body);
    expect(placed.subject.kind).toBe('customer');
    expect(placed.subject.name).not.toContain('00138000');
    const records = await running.app.database.records.recordsAfter(`dossier-${placed.id}`, 0, 10);
    expect(JSON.stringify(records)).not.toMatch(/13800138000|138 0013 8000/);
    expect((await wang.call('POST', `/api/keeping/holds/${placed.id}/lift`, { reason: '检查结束' })).body).toMatchObject({ state: 'lifted', lifted: { reason: '检查结束' } });
    expect(await wang.call('POST', `/api/keeping/holds/${placed.id}/lift`, { reason: '再次' })).toMatchObject({ status: 409, code: 'Stale' });
  });

  test('GIVEN no reason, or nothing to hold WHEN placed THEN it is refused', async () => {
    const place = (subject: unknown, reason = '原因') => wang.call('POST', '/api/keeping/holds', { key: key('bad'), subject, reason });
    expect((await place({ kind: 'conversation', conversation: told }, ' ')).status).toBe(400);
    expect((await place({ kind: 'conversation', conversation: 'nobody' })).status).toBe(404);
    expect((await place({ kind: 'case', number: 'CP-20990101-0001-X' })).status).toBe(404);
    expect((await wang.call('POST', '/api/keeping/holds/HOLD-000000000000/lift', { reason: '原因' })).status).toBe(404);
  });
});

describe('deletions', () => {
  const propose = (browser: ConsoleBrowser, conversations: readonly string[], name = 'delete') => browser.call('POST', '/api/keeping/deletions', { key: key(name), conversations, reason: '期满' });

  test('GIVEN conversations that are kept, or held, WHEN proposed THEN it is refused with the reason', async () => {
    expect(await propose(chen, [other])).toMatchObject({ status: 409, code: 'NotDeletable', body: { error: { message: expect.stringContaining('2031-11-25') as string } } });
    await later(4 * 366);
    const held = await propose(chen, [other, told]);
    expect(held).toMatchObject({ status: 409, code: 'Held' });
    expect(JSON.stringify(held.body)).toContain('HOLD-');
    const past = pastPage.parse((await chen.call('GET', '/api/keeping/past')).body);
    expect(past.found.map(({ conversation, deletable, holds }) => [conversation, deletable, holds.length]).sort()).toEqual([[other, true, 0], [told, false, 1]].sort());
    expect((await propose(chen, ['nobody'])).status).toBe(409);
    expect((await propose(chen, [])).status).toBe(400);
  });

  test('GIVEN a hold that is lifted WHEN two people delete THEN nothing of it is left but register, head and tombstone, and there is a certificate', async () => {
    const { holds: [hold] } = holdsPage.parse((await chen.call('GET', '/api/keeping/holds')).body);
    expect((await wang.call('POST', `/api/keeping/holds/${hold?.id ?? ''}/lift`, { reason: '诉讼终结' })).status).toBe(200);
    const proposed = await propose(chen, [told], 'again');
    expect(proposed.status).toBe(201);
    const { id } = deletionView.parse(proposed.body);
    expect(await chen.call('POST', `/api/keeping/deletions/${id}/decision`, { decision: 'approve' })).toMatchObject({ status: 403, code: 'AnotherPerson' });
    expect((await chen.call('GET', `/api/keeping/deletions/${id}/certificate/json`)).status).toBe(409);
    const bytes = async (): Promise<boolean> => {
      for (const name of ['guitai.db', 'guitai.db-wal']) {
        const file = join(running.directory, name);
        if (existsSync(file) && (await readFile(file)).includes(PHRASE)) return true;
      }
      return false;
    };
    expect(deletionView.parse((await wang.call('POST', `/api/keeping/deletions/${id}/decision`, { decision: 'approve', note: '同意' })).body)).toMatchObject({ decision: { note: '同意' } });
    const done = await until('the deletion', async () => {
      const detail = deletionDetail.parse((await wang.call('GET', `/api/keeping/deletions/${id}`)).body);
      return detail.state === 'done' && detail;
    });
    expect(done).toMatchObject({ result: { erased: 1, kept: 0 }, items: [{ conversation: told, state: 'erased', from: 1 }] });
    const html = await chen.call('GET', `/api/keeping/deletions/${id}/certificate/html`);
    for (const part of [id, told, done.result?.seal ?? '-', 'chen 同事', 'wang 同事', '期满']) expect(html.body).toContain(part);
    expect((await chen.call('GET', `/api/keeping/deletions/${id}/certificate/json`)).body).toMatchObject({ number: id, done: { erased: 1 }, items: [{ lastHash: done.items[0]?.lastHash }] });
    const { found, departed } = await verified();
    expect(found).toEqual([]);
    expect(departed.deleted).toBe(done.result?.records);
    expect(cataloguePage.parse((await chen.call('POST', '/api/keeping/catalogue', { conversation: told })).body).entries).toEqual([]);
    expect((await chen.call('GET', `/api/keeping/records/${told}/html`)).status).toBe(404);
    // What is gone can't be held: a hold would say that something is safe.
    expect(await wang.call('POST', '/api/keeping/holds', { key: key('late'), subject: { kind: 'conversation', conversation: told }, reason: '诉讼' })).toMatchObject({ status: 409, code: 'Deleted' });
    expect(holdsPage.parse((await chen.call('GET', '/api/keeping/holds?state=in-force')).body).holds).toEqual([]);
    // Nothing of what was said is in the database's file any more, not even in its free pages.
    await until('the log to be written back', async () => !(await bytes()));
    expect(await wang.call('POST', `/api/keeping/deletions/${id}/decision`, { decision: 'decline' })).toMatchObject({ status: 409, code: 'Stale' });
  });

  test('GIVEN a proposal WHEN its author withdraws, or another declines THEN nothing is deleted', async () => {
    const [one, two] = [deletionView.parse((await propose(chen, [other], 'w')).body), deletionView.parse((await propose(chen, [other], 'd')).body)];
    expect((await chen.call('POST', `/api/keeping/deletions/${one.id}/decision`, { decision: 'withdraw' })).body).toMatchObject({ state: 'withdrawn' });
    expect((await wang.call('POST', `/api/keeping/deletions/${two.id}/decision`, { decision: 'decline', note: '仍需保留' })).body).toMatchObject({ state: 'declined', decision: { note: '仍需保留' } });
    expect((await running.app.database.records.recordsAfter(other, 0, 100)).length).toBeGreaterThan(1);
    expect((await verified()).found).toEqual([]);
  });
});
