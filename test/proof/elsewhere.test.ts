import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordHash, registrationHash, sealKey, sealOfHead, sealOfRegister } from '../../records/chain.js';
import { openKeys } from '../../bot/keys.js';
import { readSettings } from '../../bot/settings.js';
import { GENESIS } from '../../records/record.js';
import { buildCli, type Cli, type Outcome } from '../records/cli.js';
import { quoted, replaceRecords, sqliteSql, storedRows } from '../records/sql.js';
import { threeConversations, type Three } from '../records/talk.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { signedIn } from '../support/staff.js';

let running: RunningApp;
let cli: Cli;
let three: Three;
let later: string;
/** Somebody else's folder, which the server only ever writes to. */
let elsewhere: string;
/** The whole database as it was after the first day. */
let older: string;
let files: string[];
let copies = 0;

beforeAll(async () => {
  cli = await buildCli();
  const vault = join(process.cwd(), 'node_modules/.cache/guitai', `anchors-${process.pid}`);
  elsewhere = join(vault, 'elsewhere');
  older = join(vault, 'older');
  await mkdir(older, { recursive: true });
  running = await startApp({ ANCHOR_DIR: elsewhere });
  three = await threeConversations(running.app);
  await signedIn(running, 'zhou', ['compliance']);
  await signedIn(running, 'li', ['agent']);
  running.clock.move(24 * 3_600_000);
  await running.app.proof.tick();
  await running.app.stop();
  for (const file of ['guitai.db', 'keys.json']) await cp(join(running.directory, file), join(older, file));
  await running.restart({}, true);
  const customer = await Customer.arrive(running.app.address);
  await customer.say('我要投诉，上次等了两个小时');
  later = customer.conversation;
  running.clock.move(24 * 3_600_000);
  await running.app.proof.tick();
  await running.app.stop();
  files = (await readdir(elsewhere)).filter((name) => name.endsWith('.json')).sort().map((name) => join(elsewhere, name));
});
afterAll(async () => {
  await Promise.all([rm(running.directory, { recursive: true, force: true }), rm(join(older, '..'), { recursive: true, force: true }), cli.remove()]);
});

const verify = (directory: string, anchors: readonly string[] = files): Promise<Outcome> => cli.run({ DATA_DIR: directory }, 'verify', '--anchor', ...anchors);

/** A copy of everything the stopped server left, to be changed. */
async function copyOf(from: string): Promise<string> {
  copies += 1;
  const directory = join(older, `copy-${copies}`);
  await mkdir(directory);
  for (const file of ['guitai.db', 'keys.json']) await cp(join(from, file), join(directory, file));
  return directory;
}

test('GIVEN anchors kept elsewhere WHEN the record is as it was THEN it contains both, and exit is 0', async () => {
  expect(files).toHaveLength(2);
  const { code, out } = await verify(running.directory);
  expect(out).toMatch(/^whole: \d+ records in \d+ conversations\ncontains anchor 1 of 2026-11-26: .*\ncontains anchor 2 of 2026-11-27: .*\n$/);
  expect(code).toBe(0);
});

test('GIVEN the whole database put back to the day before WHEN verified THEN it is whole in itself, and the anchor says that it is not', async () => {
  const { code, out } = await verify(older);
  expect(out).toContain('whole: ');
  expect(out).toContain('contains anchor 1 of 2026-11-26');
  expect(out).toContain('anchor 2 of 2026-11-27: this database ends with anchor 1 of 2026-11-26: it was put back to an older state');
  expect(out).toContain(`anchor 2 of 2026-11-27: conversation ${later}, sequence`);
  expect(code).toBe(1);
});

test('GIVEN a conversation rewritten with the key, anchors and all WHEN verified THEN only the anchor kept elsewhere names it', async () => {
  const directory = await copyOf(running.directory);
  const { seal } = await openKeys(readSettings({ DATA_DIR: directory }));
  const key = sealKey(seal);
  const { sql, close } = sqliteSql(join(directory, 'guitai.db'));
  let previous = GENESIS;
  const rows = (await storedRows(sql, three.asked)).map((row) => {
    const edited = { ...row, content: row.content.replace('几点', '何时'), previous };
    previous = recordHash(edited);
    return { ...edited, hash: previous };
  });
  await replaceRecords(sql, three.asked, rows);
  await sql(`update conversations set last_hash = ${quoted(previous)}, seal = ${quoted(sealOfHead(key, three.asked, rows.length, previous))} where id = ${quoted(three.asked)}`);
  // Whoever has the key makes the anchors' leaves fit, too.
  await sql(`update anchor_leaves set last_hash = ${quoted(previous)} where ordinal = (select ordinal from register where conversation = ${quoted(three.asked)})`);
  close();
  const { code, out } = await verify(directory);
  expect(out).toMatch(/^whole: /);
  expect(out).toContain(`anchor 1 of 2026-11-26: conversation ${three.asked}, sequence`);
  expect(out).not.toContain(`conversation ${three.booked}`);
  expect(code).toBe(1);
});

test('GIVEN the register cut by its last conversation with the key WHEN verified THEN the anchor says how many are missing', async () => {
  const directory = await copyOf(running.directory);
  const { seal } = await openKeys(readSettings({ DATA_DIR: directory }));
  const { sql, close } = sqliteSql(join(directory, 'guitai.db'));
  const lines = (await sql('select ordinal, conversation, previous from register order by ordinal')) as { ordinal: number; conversation: string; previous: string }[];
  const last = lines.at(-1);
  const before = lines.at(-2);
  if (last === undefined || before === undefined) throw new Error('no register');
  await sql(`delete from records where conversation = ${quoted(last.conversation)}`);
  await sql(`delete from conversations where id = ${quoted(last.conversation)}`);
  await sql(`delete from register where ordinal = ${last.ordinal}`);
  const hash = registrationHash(before.ordinal, before.conversation, before.previous);
  await sql(`update register_head set last_ordinal = ${before.ordinal}, last_hash = ${quoted(hash)}, seal = ${quoted(sealOfRegister(sealKey(seal), before.ordinal, hash))}`);
  close();
  const { code, out } = await verify(directory);
  expect(out).toMatch(/^whole: /);
  expect(out).toContain(`anchor 2 of 2026-11-27: register, line ${last.ordinal}: `);
  expect(code).toBe(1);
});

test('GIVEN the access log edited by SQL WHEN verified THEN the anchor says between which entries', async () => {
  const directory = await copyOf(running.directory);
  const { sql, close } = sqliteSql(join(directory, 'guitai.db'));
  // The database's keeper may take its triggers away.
  await sql('drop trigger audit_no_delete');
  await sql('delete from audit where ordinal = (select min(ordinal) from audit)');
  close();
  const { code, out } = await verify(directory);
  expect(out).toMatch(/anchor 1 of 2026-11-26: the access log was changed between entries 1 and \d+\n/);
  expect(code).toBe(1);
});

test.for([['a file that is not there', 'nowhere.json'], ['a file that is no anchor', 'package.json']] as const)('GIVEN %s WHEN verified against it THEN exit 2 says so', async ([, file]) => {
  const { code, out, err } = await verify(running.directory, [file]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(`${file} can't be read as an anchor`);
});
