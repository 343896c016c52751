import { createHash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { archivesView } from '../../bot/api/keeping.js';
import { checkInspection, type CheckedInspection } from '../../records/proof/checkInspection.js';
import { buildCli, type Cli } from '../records/cli.js';
import { startApp, type RunningApp } from '../support/app.js';
import { keep } from '../support/cases.js';
import { Customer } from '../support/customer.js';
import { signedIn, type ConsoleBrowser } from '../support/staff.js';
import { until } from '../support/until.js';
import { finished } from './proof.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const dataOf = (html: string): string => /<script type="text\/plain" id="data">\n([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';

let running: RunningApp;
let cli: Cli;
let staff: ConsoleBrowser;
let first: Customer;
let second: Customer;
let number: string;

/** A complaint that began in one conversation and went on in another. */
beforeAll(async () => {
  [running, cli] = await Promise.all([startApp(), buildCli()]);
  staff = await signedIn(running, 'zhou', ['compliance']);
  first = await Customer.arrive(running.app.address);
  await first.say('我要投诉');
  await first.say('网点排队三个小时，没有人管');
  const [opened] = await running.app.database.cases.ofConversation(first.conversation, 1);
  if (opened === undefined) throw new Error('no complaint');
  ({ number } = opened);
  await until('the case to be known of its conversation', async () => (await running.app.database.proving.inspections.ofCase(number)).length === 1);
  second = await Customer.arrive(running.app.address);
  await second.say('我来补充投诉');
  await keep(running.app, { ...opened, conversation: second.conversation, version: opened.version + 1 }, running.clock.now());
  await until('the case to be known of both conversations', async () => (await running.app.database.proving.inspections.ofCase(number)).length === 2);
  await finished(running, staff, '/api/proof/anchors');
});
afterAll(() => Promise.all([running.stop(), cli.remove()]));

const run = (...args: readonly string[]) => cli.run({ DATA_DIR: running.directory }, 'export', ...args);
const checked = (html: string): CheckedInspection => {
  const outcome = checkInspection(sha256, dataOf(html));
  expect(outcome.lines.flatMap(({ problems }) => problems)).toEqual([]);
  return outcome;
};
/** What a case's file must hold, whoever made it. */
function whole({ about, included, records, facts }: CheckedInspection): void {
  expect(about?.subject).toEqual({ kind: 'case', id: number });
  expect(included).toBe(2);
  expect([...new Set(records.map(({ conversation }) => conversation))]).toEqual([first.conversation, second.conversation]);
  expect(facts).toEqual(expect.arrayContaining([
    expect.objectContaining({ fact: 'case', number, kind: 'complaint' }), expect.objectContaining({ fact: 'clock', number, policy: 'complaint-first-response' }),
  ]));
}

test('GIVEN a case that touches two conversations WHEN its file is made in the console THEN it proves itself, holds both, and its clocks', async () => {
  const { status, body } = await staff.call('GET', `/api/proof/inspection?case=${number}&format=html`);
  expect(status).toBe(200);
  whole(checked(String(body)));
});

test('GIVEN the same case WHEN its file is made by the command line THEN it holds the same, and a conversation’s does', async () => {
  const made = await run('--case', number.toLowerCase(), '--format', 'inspection');
  expect(made).toMatchObject({ code: 0, err: '' });
  whole(checked(made.out));
  const one = await run('--conversation', second.conversation, '--format', 'inspection');
  const { about, facts } = checked(one.out);
  expect(about?.subject).toEqual({ kind: 'conversation', id: second.conversation });
  expect(facts).toContainEqual(expect.objectContaining({ fact: 'case', number }));
  const json = z.object({ conversations: z.array(z.object({ conversation: z.string(), count: z.number() })) }).parse(JSON.parse((await run('--case', number)).out));
  expect(json.conversations.map(({ conversation }) => conversation)).toEqual([first.conversation, second.conversation]);
});

test.for([
  [['--case', 'CP-20260101-0001-X'], /^no case CP-20260101-0001-X\n$/], [['--case', 'x', '--conversation', 'y'], /^name a conversation or a case, one of them\n$/],
  [['--case', 'x', '--format', 'html'], /^no format html; there are: json, inspection, jsonl, csv\n$/],
] as const)('GIVEN %j WHEN exported THEN it is refused plainly', async ([args, why]) => {
  const { code, err } = await run(...args);
  expect(code).toBe(1);
  expect(err).toMatch(why);
});

test('GIVEN keys that are not here WHEN the file is made by the command line THEN it is said what is not in it', async () => {
  const keys = join(running.directory, 'keys.json');
  await rename(keys, `${keys}.away`);
  const { code, err, out } = await run('--case', number, '--format', 'inspection');
  await rename(`${keys}.away`, keys);
  expect({ code, err }).toEqual({ code: 0, err: 'not in it: cases and handoffs, which are sealed: set PERSONAL_KEYS, or give DATA_DIR the keys.json of this database\n' });
  expect(checked(out).records.length).toBeGreaterThan(4);
});

test('GIVEN a conversation that lies in an archive WHEN exported THEN it is read from its file; without the file, what is not there is counted', async () => {
  const talk = await Customer.arrive(running.app.address);
  await talk.say('你们几点开门？');
  await running.app.stop();
  running.clock.move(430 * 86_400_000);
  await running.restart({}, true);
  await staff.signIn('zhou');
  expect((await staff.call('POST', '/api/keeping/archives', { month: '2026-11' })).status).toBe(202);
  const archive = await until('the archive', async () => archivesView.parse((await staff.call('GET', '/api/keeping/archives')).body).archives.find(({ state }) => state === 'kept'));
  for (const format of ['json', 'html', 'jsonl', 'csv', 'inspection']) {
    const { code, err, out } = await run('--conversation', talk.conversation, '--format', format);
    expect({ format, code, err, there: out.includes('你们几点开门') }).toEqual({ format, code: 0, err: '', there: true });
  }
  const many = await run('--all', '--format', 'jsonl');
  expect(many.out).not.toContain('not in it');
  const written = /^(\d+) records in (\S+), SHA-256/m.exec(many.out);
  const lines = (await readFile(written?.[2] ?? '', 'utf8')).trimEnd().split('\n');
  expect([lines.length, lines.some((line) => line.includes('你们几点开门'))]).toEqual([Number(written?.[1]), true]);
  expect(Number(written?.[1])).toBeGreaterThanOrEqual(archive.records);
  expect((await run('--from', '2027-06-01', '--format', 'jsonl')).out).not.toContain('not in it');
  const file = join(running.directory, 'archive', archive.file);
  await rename(file, `${file}.away`);
  expect((await run('--all', '--format', 'jsonl')).out).toMatch(new RegExp(`^not in it: ${archive.records} records in archives whose files are not here`, 'm'));
  const { code, err } = await run('--conversation', talk.conversation, '--format', 'json');
  await rename(`${file}.away`, file);
  expect(code).toBe(1);
  expect(err).toMatch(new RegExp(`^not in it: \\d+ records of conversation ${talk.conversation}, 1 to \\d+: archived in ${archive.id}, whose file is not here`));
});
