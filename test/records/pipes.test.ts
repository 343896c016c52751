import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { addStaff } from '../support/staff.js';
import { buildCli, type Cli } from './cli.js';
import { quoted, sqliteSql } from './sql.js';

/** More than a pipe holds: 64 KB on Linux. */
const PIPE = 65_536;
const LINES = 1_200;

let running: RunningApp;
let cli: Cli;
let conversation: string;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  [running, cli] = await Promise.all([startApp(), buildCli()]);
  environment = { DATA_DIR: running.directory };
  ({ conversation } = await Customer.arrive(running.app.address));
  await addStaff(running, 'zhou', ['supervisor']);
  const at = new Date(running.clock.now()).toISOString();
  await Promise.all(Array.from({ length: LINES }, (_, index) => running.app.database.turns.accept({
    conversation, key: `k${index}`, wantsTurn: false,
    record: { kind: 'message', at, from: { role: 'customer', id: '' }, to: { role: 'bot', id: 'guitai' }, outcome: 'received', content: { text: `第${index}句`, locale: 'zh-Hans' } },
  }, running.clock.now())));
  await running.app.stop();
});
afterAll(async () => {
  await Promise.all([rm(running.directory, { recursive: true, force: true }), cli.remove()]);
});

test('GIVEN an export that is larger than a pipe WHEN it is read late THEN all of it arrives', async () => {
  for (const format of ['jsonl', 'csv', 'json', 'html', 'inspection']) {
    const wanted = await cli.run(environment, 'export', '--conversation', conversation, '--format', format);
    const late = await cli.readBy('late', environment, 'export', '--conversation', conversation, '--format', format);
    expect(late.out.length, format).toBeGreaterThan(PIPE);
    expect({ ...late, out: late.out.length }, format).toEqual({ code: 0, err: '', out: wanted.out.length });
  }
});

test('GIVEN a record with more faults than a pipe holds WHEN the verification is read late THEN every fault that it prints arrives, and the exit code says 1', async () => {
  const { sql, close } = sqliteSql(join(running.directory, 'guitai.db'));
  await sql(`update records set outcome = 'changed' where conversation = ${quoted(conversation)} and sequence > 2`);
  close();
  const { code, out, err } = await cli.readBy('late', environment, 'verify');
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out.length).toBeGreaterThan(PIPE);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(1_001);
  expect(lines.at(-1)).toMatch(/^and \d+ more$/);
});

test.for<readonly [number, ...string[]]>([
  [1, 'verify'], [0, 'export', '--all', '--format', 'jsonl'], [1, 'export', '--conversation', 'nobody'], [0, 'report', '--month', '2026-10', '--out', 'OUT'],
  [0, 'archive', 'list'], [0, 'archive', 'check'], [0, 'user', 'list'], [0, 'questions', 'list'],
])('GIVEN a reader who leaves before anything was printed WHEN a command that ends with %i runs (%s %s) THEN the command does its work, with its exit code and without a stack', async ([wanted, ...args]) => {
  const { code, err } = await cli.readBy('nobody', environment, ...args.map((each) => (each === 'OUT' ? running.directory : each)));
  expect(code).toBe(wanted);
  expect(err).not.toMatch(/EPIPE|\n\s+at /);
});

test('GIVEN a command that fails WHEN its reasons are read late THEN they arrive', async () => {
  expect(await cli.readBy('late', environment, 'eval', 'nothing', 'nowhere')).toMatchObject({ code: 1, err: expect.stringContaining('no evaluation of nothing') as string });
});
