import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGuitai } from '../../bot/app.js';
import { readSettings } from '../../bot/settings.js';
import { postgresAnswers, postgresGround, type PostgresGround } from '../contracts/store/place.js';
import { buildCli, type Cli, type Outcome } from '../records/cli.js';
import { KeptLog, startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { addStaff } from '../support/staff.js';
import { olderDatabase } from './older.js';

const INSISTS = process.env['CI'] === 'true';
const there = await postgresAnswers();

let running: RunningApp;
let cli: Cli;
let directory: string;
let file: string;
let made: Outcome;
let saidMeanwhile = 0;

/** Text of counts: `records: 12` by table. */
function counts(out: string): ReadonlyMap<string, number> {
  return new Map([...out.matchAll(/^([a-z_]+): (\d+)$/gm)].map(([, table = '', rows = '']) => [table, Number(rows)]));
}

beforeAll(async () => {
  [running, cli, directory] = await Promise.all([startApp(), buildCli(), mkdtemp(join(tmpdir(), 'guitai-backup-'))]);
  const customers = await Promise.all([Customer.arrive(running.app.address), Customer.arrive(running.app.address), Customer.arrive(running.app.address)]);
  for (const customer of customers) await customer.say('你们几点开门？');
  await addStaff(running, 'lin', ['agent']);
  await writeFile(join(running.directory, 'canned.json'), '{"replies":[]}');
  file = join(directory, 'one.backup.gz');
  // Messages keep coming in while the copy is made.
  const talk = { over: false };
  const talking = (async () => {
    for (let index = 0; !talk.over; index += 1) {
      await customers[index % 3]?.say(`浦东支行在哪里？ ${index}`);
      saidMeanwhile += 1;
    }
  })();
  made = await cli.run({ DATA_DIR: running.directory }, 'backup', file);
  talk.over = true;
  await talking;
  await running.app.stop();
}, 60_000);

afterAll(async () => {
  await Promise.all([rm(running.directory, { recursive: true, force: true }), rm(directory, { recursive: true, force: true }), cli.remove()]);
});

/** A new DATA_DIR with the keys, which are kept apart. */
async function fresh(name: string): Promise<string> {
  const data = join(directory, name);
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'keys.json'), await readFile(join(running.directory, 'keys.json')));
  return data;
}

async function lines(): Promise<string[]> {
  return gunzipSync(await readFile(file)).toString('utf8').split('\n').slice(0, -1);
}

describe('a backup beside a running server', () => {
  test('GIVEN messages coming in WHEN backed up THEN it is one consistent copy, and what came later is not in it', async () => {
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(saidMeanwhile).toBeGreaterThan(0);
    const data = await fresh('sqlite');
    const back = await cli.run({ DATA_DIR: data }, 'restore', file);
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(counts(back.out)).toEqual(counts(made.out));
    expect(counts(made.out).get('records')).toBeGreaterThan(6);
    const verified = await cli.run({ DATA_DIR: data }, 'verify');
    expect(verified.out).toBe(`whole: ${counts(made.out).get('records')} records in 3 conversations\n`);
    expect(verified.code).toBe(0);
    expect(await readFile(join(data, 'canned.json'), 'utf8')).toBe('{"replies":[]}');
  });

  test('GIVEN the restored copy WHEN a server starts on it THEN it serves, and its people can sign in', async () => {
    const settings = readSettings({ DATA_DIR: await fresh('sqlite'), PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'test', BURST_QUIET_MS: '0', RATE_PER_ADDRESS: '100000' });
    const app = await startGuitai({ settings, log: new KeptLog() });
    try {
      const customer = await Customer.arrive(app.address);
      expect(await customer.say('你们几点开门？')).toBeDefined();
      expect((await app.database.staff.list()).map(({ name }) => name)).toEqual(['lin']);
    } finally {
      await app.stop();
    }
    expect((await cli.run({ DATA_DIR: settings.DATA_DIR }, 'verify')).code).toBe(0);
  });

  test('THEN keys, sessions and the database’s own file are not in it, and what was sealed is sealed', async () => {
    const text = (await lines()).join('\n');
    const keys = JSON.parse(await readFile(join(running.directory, 'keys.json'), 'utf8')) as Record<string, string>;
    for (const key of Object.values(keys)) expect(text).not.toContain(key);
    expect(text).not.toMatch(/"name":"(sessions|tries|presence|keys\.json|guitai\.db)/);
    expect(text).toMatch(/"v1\.kept\./);
    expect(made.out).toContain('The keys are not in it');
  });

  test('GIVEN a database that holds data WHEN restored THEN it is refused, unless told: then it is kept beside', async () => {
    const data = await fresh('twice');
    expect((await cli.run({ DATA_DIR: data }, 'restore', file)).code).toBe(0);
    const refused = await cli.run({ DATA_DIR: data }, 'restore', file);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toMatch(/holds data already: .*--replace.*\n$/);
    const replaced = await cli.run({ DATA_DIR: data }, 'restore', file, '--replace');
    expect(replaced).toMatchObject({ code: 0, err: '' });
    expect((await readdir(data)).filter((name) => name.includes('.before-'))).toHaveLength(1);
    expect(await cli.run({ DATA_DIR: data }, 'verify')).toMatchObject({ code: 0, err: '' });
  });

  test('GIVEN a running server WHEN a backup is restored over it THEN it is refused, and nothing is changed', async () => {
    const settings = readSettings({ DATA_DIR: await fresh('busy'), PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'test' });
    const app = await startGuitai({ settings, log: new KeptLog() });
    try {
      const { code, err } = await cli.run({ DATA_DIR: settings.DATA_DIR }, 'restore', file, '--replace');
      expect([code, err]).toEqual([1, expect.stringContaining('another server is working on')]);
      await app.database.ping();
    } finally {
      await app.stop();
    }
  });
});

describe('files that can’t be used', () => {
  const refused = async (name: string, bytes: Buffer, says: RegExp): Promise<void> => {
    const data = await fresh(`refused-${name}`);
    const path = join(directory, `${name}.gz`);
    await writeFile(path, bytes);
    const { code, out, err } = await cli.run({ DATA_DIR: data }, 'restore', path);
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\n\s+at /);
    expect([code, out]).toEqual([1, '']);
    expect(existsSync(join(data, 'guitai.db'))).toBe(false);
  };

  test('GIVEN one that is cut off, changed, or none at all WHEN restored THEN it is refused before anything is written', async () => {
    const bytes = await readFile(file);
    await refused('cut', bytes.subarray(0, bytes.length - 200), /damaged|can’t be decompressed/);
    const flipped = Buffer.from(bytes);
    const at = Math.floor(flipped.length / 2);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    await refused('flipped', flipped, /damaged/);
    await refused('text', Buffer.from('not a backup'), /not a backup|damaged/);
    const all = await lines();
    const swapped = all.map((line) => (line.startsWith('[') ? line.replace('你们', '他们') : line));
    await refused('edited', gzipSync(`${swapped.join('\n')}\n`), /the table records holds other rows than its end says/);
    await refused('shortened', gzipSync(`${all.filter((line) => !line.includes('浦东')).join('\n')}\n`), /damaged/);
    await refused('headless', gzipSync(`${all.slice(1).join('\n')}\n`), /damaged|not a backup/);
  });

  test('GIVEN one of a newer program WHEN restored THEN it says so plainly', async () => {
    const all = await lines();
    const newer = JSON.parse(all[0] ?? '{}') as { migrations: string[] };
    newer.migrations.push('9999-later');
    await refused('newer', gzipSync(`${[JSON.stringify(newer), ...all.slice(1)].join('\n')}\n`), /from a newer program: this one does not know 9999-later/);
    await refused('format', gzipSync(`${[JSON.stringify({ ...newer, version: 2 }), ...all.slice(1)].join('\n')}\n`), /format is version 2/);
  });
});

describe('older programs', () => {
  test('GIVEN a backup from before archives WHEN restored THEN it is brought up, whole', async () => {
    const old = await fresh('old');
    await olderDatabase(join(directory, 'sqlite', 'guitai.db'), join(old, 'guitai.db'), '0005-handoffs');
    const path = join(directory, 'old.backup.gz');
    const written = await cli.run({ DATA_DIR: old }, 'backup', path);
    expect(written).toMatchObject({ code: 0, err: '' });
    expect(counts(written.out).has('archives')).toBe(false);
    const data = await fresh('from-old');
    const back = await cli.run({ DATA_DIR: data }, 'restore', path);
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(back.out).toContain('schema 0005-handoffs');
    expect(counts(back.out)).toEqual(counts(written.out));
    expect((await cli.run({ DATA_DIR: data }, 'verify')).out).toMatch(/^whole: \d+ records/);
  });

  test('GIVEN a database from before archives WHEN the server starts on it THEN it is brought up in place, and can archive', async () => {
    const data = await fresh('in-place');
    await olderDatabase(join(directory, 'sqlite', 'guitai.db'), join(data, 'guitai.db'), '0005-handoffs');
    const settings = readSettings({ DATA_DIR: data, PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'test' });
    const app = await startGuitai({ settings, log: new KeptLog() });
    await app.stop();
    expect(await cli.run({ DATA_DIR: data }, 'verify')).toMatchObject({ code: 0, err: '' });
    const archived = await cli.run({ DATA_DIR: data }, 'archive', 'list');
    expect(archived).toEqual({ code: 0, out: 'there are no archives\n', err: '' });
  });
});

if (!there && !INSISTS) process.stderr.write('backup to and from PostgreSQL left out: none answers (set TEST_DATABASE_URL)\n');
describe.runIf(there || INSISTS)('from one store to the other', () => {
  let ground: PostgresGround;
  beforeAll(async () => {
    ground = await postgresGround();
  });
  afterAll(async () => {
    await ground.end();
  });

  test('GIVEN a backup from SQLite WHEN restored into PostgreSQL and back THEN counts are equal and both are whole', async () => {
    const postgres = { DATA_DIR: await fresh('postgres'), DATABASE_URL: ground.url, NODE_ENV: 'test' };
    const over = await cli.run(postgres, 'restore', file);
    expect(over).toMatchObject({ code: 0, err: '' });
    expect(counts(over.out)).toEqual(counts(made.out));
    expect(await cli.run(postgres, 'verify')).toMatchObject({ err: '', out: expect.stringMatching(/^whole: /) as string });
    const again = await cli.run(postgres, 'restore', file);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('holds data already')]);
    const path = join(directory, 'two.backup.gz');
    const written = await cli.run(postgres, 'backup', path);
    expect(counts(written.out)).toEqual(counts(made.out));
    const data = await fresh('home');
    expect(counts((await cli.run({ DATA_DIR: data }, 'restore', path)).out)).toEqual(counts(made.out));
    expect(await cli.run({ DATA_DIR: data }, 'verify')).toMatchObject({ code: 0, err: '' });
    const replaced = await cli.run(postgres, 'restore', path, '--replace');
    expect(replaced).toMatchObject({ code: 0, err: '' });
    const [, before = ''] = /kept as (guitai_before_\w+)/.exec(replaced.out) ?? [];
    expect((await cli.run(postgres, 'verify')).code).toBe(0);
    const place = await ground.make();
    await place.sql(`drop schema ${before} cascade`);
  }, 120_000);
});
