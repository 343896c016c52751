import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exportManifest, jobAsked, type JobView } from '../../bot/api/proof.js';
import { reviewPage } from '../../bot/api/review.js';
import { writeExport, type ExportWish } from '../../bot/supervision/proof/writeExport.js';
import type { ExportReader } from '../../records/proof/exporting.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { signedIn, type ConsoleBrowser } from '../support/staff.js';
import { until } from '../support/until.js';
import { bodyOf, ended, finished } from './proof.js';

const FORMULA = '=HYPERLINK("https://elsewhere.example","点我")';
let running: RunningApp;
let staff: ConsoleBrowser;
let customer: Customer;

beforeAll(async () => {
  running = await startApp();
  staff = await signedIn(running, 'zhou', ['compliance']);
  customer = await Customer.arrive(running.app.address);
  await customer.say('你们几点开门？');
  await customer.say(FORMULA);
  await customer.say('两行：\n"第二行", 逗号');
  const other = await Customer.arrive(running.app.address, 'en');
  await other.say('-1 is not a formula');
});
afterAll(() => running.stop());

const fileOf = async ({ id }: JobView, part = 'file'): Promise<string> => {
  const response = await fetch(`${running.app.address}/api/proof/exports/${id}/${part}`, { headers: { Cookie: staff.cookieHeader } });
  return Buffer.from(await response.arrayBuffer()).toString();
};
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const line = z.object({ conversation: z.string(), sequence: z.number(), hash: z.string() });

test('GIVEN everything WHEN exported as JSON Lines THEN count, hash and channels are what the manifest says', async () => {
  const job = await finished(running, staff, '/api/proof/exports', { filter: {}, format: 'jsonl' });
  const text = await fileOf(job);
  const manifest = exportManifest.parse(JSON.parse(await fileOf(job, 'manifest')));
  expect(manifest).toMatchObject({ sha256: sha256(text), records: text.trimEnd().split('\n').length, channels: { directline: manifest.records }, elsewhere: { archived: 0, deleted: 0 } });
  expect(job.export).toEqual(manifest);
  expect(manifest.bytes).toBe(Buffer.byteLength(text));
});

test('GIVEN one conversation WHEN written in every way THEN Direct Line, record, lines, table and inspection file have the same hashes', async () => {
  const filter = { conversations: [customer.conversation] };
  const lines = z.array(line).parse((await fileOf(await finished(running, staff, '/api/proof/exports', { filter, format: 'jsonl' }))).trimEnd().split('\n').map((each): unknown => JSON.parse(each)));
  const table = await fileOf(await finished(running, staff, '/api/proof/exports', { filter, format: 'csv' }));
  const hashes = [...table.matchAll(/,([0-9a-f]{64})\r\n/g)].map(([, hash]) => hash);
  const record = (await running.app.database.records.recordsAfter(customer.conversation, 0, 1_000)).slice(0, lines.length);
  expect(lines.map(({ hash }) => hash)).toEqual(record.map(({ hash }) => hash));
  expect(hashes).toEqual(lines.map(({ hash }) => hash));
  // What the customer's page was given are the messages among them, by their sequence.
  const messages = record.filter(({ kind }) => kind === 'message');
  const shown = (await customer.all()).filter(({ type }) => type === 'message');
  expect(shown.map(({ id }) => Number(/(\d+)$/.exec(id)?.[1]))).toEqual(messages.map(({ sequence }) => sequence));
});

test('GIVEN words that begin like a formula WHEN exported as a table THEN they are made safe, and the manifest says so', async () => {
  const job = await finished(running, staff, '/api/proof/exports', { filter: {}, format: 'csv' });
  const text = await fileOf(job);
  expect(text.startsWith('\uFEFFconversation,sequence,')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""https://elsewhere.example"",""点我"")"`);
  expect(text).toContain(",'-1 is not a formula,");
  expect(text).not.toMatch(/(^|,)"?[=+\-@](?!\d+,)/m);
  // Names of conversations are random, and may begin so, too.
  const safe = text.match(/(?:^|,)"?'[=+\-@]/gmu) ?? [];
  expect(safe.length).toBeGreaterThanOrEqual(2);
  expect(job.export?.madeSafe).toBe(safe.length);
});

test('GIVEN a channel, a period WHEN exported THEN only what fits is in it', async () => {
  const none = await finished(running, staff, '/api/proof/exports', { filter: { channel: 'phone' }, format: 'jsonl' });
  expect(none.export).toMatchObject({ records: 0, sha256: sha256('') });
  const before = await finished(running, staff, '/api/proof/exports', { filter: { before: '2026-01-01T00:00:00.000Z' }, format: 'jsonl' });
  expect(before.export?.records).toBe(0);
  const since = await finished(running, staff, '/api/proof/exports', { filter: { from: '2026-01-01T00:00:00.000Z', channel: 'directline' }, format: 'jsonl' });
  expect(since.export?.records).toBeGreaterThan(5);
});

test('GIVEN an export under way WHEN the same is asked for again THEN it is the same, and said so', async () => {
  // No tick in between: the first waits or is under way.
  const asked = await Promise.all([1, 2, 3].map(() => staff.call('POST', '/api/proof/exports', { filter: { channel: 'counter' }, format: 'csv' })));
  const answers = asked.map((each) => bodyOf(jobAsked, each));
  expect(new Set(answers.map(({ job }) => job.id)).size).toBeLessThan(3);
  expect(answers.some(({ joined }) => joined)).toBe(true);
  for (const { job } of answers) await ended(running, staff, job.id);
});

test('GIVEN an export that waits WHEN cancelled THEN nothing is left of it', async () => {
  const { database } = running.app;
  const { job } = await database.proving.jobs.ask({ id: 'export-to-cancel', kind: 'export', same: 'export other', staff: '', askedAt: '2026-11-25T02:00:00.000Z', params: { filter: { channel: 'x' }, format: 'csv' } });
  const answer = await staff.call('POST', `/api/proof/jobs/${job.id}/cancel`);
  expect(answer.status).toBe(200);
  expect((await ended(running, staff, job.id)).state).toMatch(/cancelled|done/);
  const files = await readdir(join(running.directory, 'exports'));
  expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
});

test.for([
  ['a period that ends before it begins', { filter: { from: '2026-02-01T00:00:00Z', before: '2026-01-01T00:00:00Z' }, format: 'csv' }],
  ['a format that is none', { filter: {}, format: 'pdf' }],
  ['a filter that is none', { filter: { who: 'me' }, format: 'csv' }],
  ['too many conversations', { filter: { conversations: Array.from({ length: 20_001 }, (_, index) => `c${index}`) }, format: 'csv' }],
])('GIVEN %s WHEN an export is asked for THEN it is refused', async ([, body]) => {
  expect((await staff.call('POST', '/api/proof/exports', body)).status).toBe(400);
});

test('GIVEN an export WHEN fetched THEN who asked for what and who fetched it is in the access log, with its hash', async () => {
  const job = await finished(running, staff, '/api/proof/exports', { filter: { conversations: [customer.conversation] }, format: 'csv' });
  await fileOf(job);
  const entries = await running.app.database.audit.list({ limit: 10, subject: job.id });
  expect(entries.map(({ what }) => what)).toEqual(['export.fetched', 'export.made', 'export.asked']);
  expect(entries[1]?.detail).toMatchObject({ sha256: job.export?.sha256, records: job.export?.records });
  const file = await readFile(join(running.directory, 'exports', `${job.id}.csv`), 'utf8');
  expect(sha256(file)).toBe(job.export?.sha256);
});

test('GIVEN a search WHEN what it finds is exported THEN the conversations found are in it, and what was looked for is kept from sight', async () => {
  const filters = { words: '几点开门' };
  await until('the projection', async () => reviewPage.parse((await staff.call('POST', '/api/review/search', filters)).body).hits.length > 0);
  const job = await finished(running, staff, '/api/proof/exports/search', { filters, format: 'jsonl' });
  expect(job).toMatchObject({ state: 'done', searched: true, export: { conversations: 1 } });
  const lines = z.array(line).parse((await fileOf(job)).trimEnd().split('\n').map((each): unknown => JSON.parse(each)));
  expect(new Set(lines.map(({ conversation }) => conversation))).toEqual(new Set([customer.conversation]));
  expect(JSON.stringify((await running.app.database.proving.jobs.byId(job.id))?.params)).not.toContain('几点');
});

test('GIVEN an export that is older than the house keeps them WHEN days have gone by THEN it is deleted, the newer ones stay, and fetching it says so', async () => {
  const old = await finished(running, staff, '/api/proof/exports', { filter: { channel: 'directline' }, format: 'csv' });
  running.clock.move(20 * 86_400_000);
  await staff.signIn('zhou');
  const young = await finished(running, staff, '/api/proof/exports', { filter: { channel: 'directline' }, format: 'csv' });
  running.clock.move(15 * 86_400_000);
  await staff.signIn('zhou');
  // What looks from time to time may be at it already: it is gone when that has ended.
  await running.app.proof.tick();
  await until('it gone', async () => (await staff.call('GET', `/api/proof/exports/${old.id}/file`)).status === 410);
  expect(await staff.call('GET', `/api/proof/exports/${old.id}/file`)).toMatchObject({ status: 410, code: 'Gone' });
  expect((await fileOf(young)).length).toBeGreaterThan(100);
});

describe('an export while records are archived, put back or deleted', () => {
  /** A reader whose catalogue says so many records are gone, one after the other. */
  const moving = (...gone: readonly number[]): { readonly reader: ExportReader; readonly asked: () => number } => {
    const { exports } = running.app.database.proving;
    let asked = 0;
    return { asked: () => asked, reader: { ...exports, archived: () => Promise.resolve({ next: undefined, text: '', records: 0, channels: {}, madeSafe: 0, seen: 0, missing: 0 }), elsewhere: () => Promise.resolve({ archived: gone[Math.min(asked++, gone.length - 1)] ?? 0, deleted: 0 }) } };
  };
  const wish = async (): Promise<ExportWish> => ({ filter: {}, format: 'jsonl', folder: await mkdtemp(join(tmpdir(), 'guitai-export-')), archives: '', name: 'moved', madeAt: new Date().toISOString() });
  const idle = (): Promise<void> => Promise.resolve();

  test('GIVEN an archive made in the middle THEN it is written anew, each record once', async () => {
    const { reader, asked } = moving(0, 40, 40, 40);
    const given = await wish();
    const written = await writeExport(reader, given, idle);
    expect(asked()).toBe(4);
    expect((await readFile(join(given.folder, written.file), 'utf8')).trimEnd().split('\n')).toHaveLength(written.records);
    await rm(given.folder, { recursive: true });
  });

  test('GIVEN that goes on THEN it is refused plainly, and nothing is left', async () => {
    const given = await wish();
    await expect(writeExport(moving(0, 1, 2, 3, 4, 5, 6, 7).reader, given, idle)).rejects.toThrow('export again when that is over');
    expect(await readdir(given.folder)).toEqual([]);
    await rm(given.folder, { recursive: true });
  });
});
