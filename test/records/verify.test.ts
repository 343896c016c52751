import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { buildCli, type Cli, type Outcome } from './cli.js';
import { DAMAGES, lineOf, unnamed } from './damage.js';
import { sqliteSql, type Sql } from './sql.js';
import { talkOnRecord, threeConversations, type Talk } from './talk.js';

let running: RunningApp;
let cli: Cli;
let talk: Talk;
let beside: Outcome;
let copies = 0;

beforeAll(async () => {
  [running, cli] = await Promise.all([startApp(), buildCli()]);
  const three = await threeConversations(running.app);
  beside = await verify(running.directory);
  await running.app.stop();
  talk = await talkOnRecord({ file: join(running.directory, 'guitai.db') }, three);
});

afterAll(async () => {
  await Promise.all([rm(running.directory, { recursive: true, force: true }), cli.remove()]);
});

/** Runs `verify` on a directory. */
function verify(directory: string, more: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return cli.run({ DATA_DIR: directory, ...more }, 'verify');
}

/** A copy of everything the stopped server left, to be damaged. */
async function copy(): Promise<string> {
  copies += 1;
  const directory = join(running.directory, `copy-${copies}`);
  await mkdir(directory);
  for (const file of ['guitai.db', 'keys.json']) await copyFile(join(running.directory, file), join(directory, file));
  return directory;
}

async function damaged(run: (sql: Sql) => Promise<unknown>): Promise<string> {
  const directory = await copy();
  const { sql, close } = sqliteSql(join(directory, 'guitai.db'));
  await run(sql);
  close();
  return directory;
}

const count = (): number => talk.booked.length + talk.asked.length + talk.english.length;

test('GIVEN a running server WHEN verified beside it THEN it is whole', () => {
  expect(beside).toMatchObject({ code: 0, err: '' });
  expect(beside.out).toMatch(/^whole: \d+ records in 3 conversations\n$/);
});

test('GIVEN a stopped server WHEN verified THEN exit 0 and the count, and nothing on standard error', async () => {
  expect(await verify(running.directory)).toEqual({ code: 0, out: `whole: ${count()} records in 3 conversations\n`, err: '' });
});

describe('damage by SQL', () => {
  test.concurrent.for(DAMAGES)('GIVEN a whole record WHEN $name THEN exit 1 names where', async (damage, { expect: expects }) => {
    const { code, out, err } = await verify(await damaged((sql) => damage.run(sql, talk)));
    expects(err).toBe('');
    expects(unnamed(out, damage, talk), out).toEqual([]);
    expects(out).not.toContain('whole');
    expects(code).toBe(1);
  });

  test('GIVEN one edit WHEN verified THEN only that record is named, none that follow from it', async () => {
    const directory = await damaged((sql) => sql(`update records set content = replace(content, '138****8000', '139****9000') where sequence = 3`));
    const { out } = await verify(directory);
    expect(out).toBe(`${lineOf({ of: 'booked', sequence: 3 }, talk)}is not what its hash says: edited, moved or inserted\n`);
  });

  test('GIVEN a dropped table WHEN verified THEN exit 1 and one line', async () => {
    const { code, out, err } = await verify(await damaged((sql) => sql('drop table records')));
    expect(out).toBe('');
    expect(err).toMatch(/^the record can't be read: .*records.*\n$/);
    expect(code).toBe(1);
  });
});

describe('what it can’t be checked without', () => {
  const oneLine = async (directory: string, says: RegExp, more: Readonly<Record<string, string>> = {}): Promise<void> => {
    const { code, out, err } = await verify(directory, more);
    expect(out).toBe('');
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\n\s+at |node:|\[\n/);
    expect(code).toBe(2);
  };

  test('GIVEN no key WHEN verified THEN exit 2 says which, and none is made', async () => {
    const directory = await copy();
    await rm(join(directory, 'keys.json'));
    await oneLine(directory, /^There is no key .*keys\.json.*\n$/);
    expect(existsSync(join(directory, 'keys.json'))).toBe(false);
  });

  test.for(['{', '{"seal":"short"}'])('GIVEN a key file that holds %j WHEN verified THEN exit 2 names the file', async (text) => {
    const directory = await copy();
    await writeFile(join(directory, 'keys.json'), text);
    await oneLine(directory, /^The keys in .*keys\.json can't be read/);
  });

  test('GIVEN no database WHEN verified THEN exit 2 says where it was looked for', async () => {
    const directory = await copy();
    await rm(join(directory, 'guitai.db'));
    await oneLine(directory, /^The database can't be opened: there is no database at .*guitai\.db/);
  });

  test('GIVEN a file that is no database WHEN verified THEN exit 2 says so', async () => {
    const directory = await copy();
    await writeFile(join(directory, 'guitai.db'), 'no database at all, but long enough to be looked at'.repeat(20));
    await oneLine(directory, /^The database can't be opened: .*not a database/);
  });

  test('GIVEN PostgreSQL that is not there WHEN verified THEN exit 2 says so', async () => {
    await oneLine(running.directory, /^The database can't be opened: .*ECONNREFUSED/, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  });

  test('GIVEN a wrong setting WHEN verified THEN exit 2 names it', () => oneLine(running.directory, /^Wrong settings:\n {2}PORT: /, { PORT: 'none' }));

  test('GIVEN another key than it was sealed with WHEN verified THEN exit 1 and each conversation’s end is named', async () => {
    const { code, out } = await verify(running.directory, { RECORD_SEAL_KEY: 'x'.repeat(32) });
    expect(out).toContain(lineOf({ of: 'booked', sequence: talk.booked.length }, talk));
    expect(code).toBe(1);
  });
});
