import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POSTGRES_URL, postgresAnswers, postgresGround, type PostgresGround } from '../contracts/store/place.js';
import { startApp, type RunningApp } from '../support/app.js';
import { buildCli, type Cli, type Outcome } from './cli.js';
import { DAMAGES, unnamed } from './damage.js';
import { quoted, type Sql } from './sql.js';
import { talkOnRecord, threeConversations, type Talk } from './talk.js';

const INSISTS = process.env['CI'] === 'true';
const there = await postgresAnswers();
if (!there && !INSISTS) console.log(`verify on PostgreSQL left out: nothing answers at ${POSTGRES_URL} (set TEST_DATABASE_URL)`);

/** One of each sort; SQLite has them all. */
const CHOSEN = ['a word is exchanged', 'one is deleted and stands as a line of its own in the hash of the one before', 'two are swapped', 'a chain is computed anew after an edit', 'everything is deleted, the register’s end too'];
const TABLES = ['records', 'conversations', 'register', 'register_head'];

describe.runIf(there || INSISTS)('on PostgreSQL', () => {
  let ground: PostgresGround;
  let running: RunningApp;
  let cli: Cli;
  let talk: Talk;
  let sql: Sql;

  beforeAll(async () => {
    ground = await postgresGround();
    const place = await ground.make();
    sql = (statement) => place.sql(statement);
    [running, cli] = await Promise.all([startApp({ DATABASE_URL: ground.url }), buildCli()]);
    const three = await threeConversations(running.app);
    await running.app.stop();
    talk = await talkOnRecord({ url: ground.url, file: '' }, three);
    for (const table of TABLES) await sql(`create table kept_${table} as table ${table}`);
  });

  afterAll(async () => {
    await Promise.all([rm(running.directory, { recursive: true, force: true }), cli.remove(), ground.end()]);
  });

  const verify = (): Promise<Outcome> => cli.run({ DATA_DIR: running.directory, DATABASE_URL: ground.url, NODE_ENV: 'test' }, 'verify');

  async function repair(): Promise<void> {
    for (const table of TABLES) {
      await sql(`delete from ${table}`);
      await sql(`insert into ${table} select * from kept_${table}`);
    }
  }

  test.for(DAMAGES.filter(({ name }) => CHOSEN.includes(name)))('GIVEN a whole record WHEN $name THEN exit 1 names where', async (damage) => {
    await damage.run(sql, talk);
    const { code, out, err } = await verify();
    await repair();
    expect(err).toBe('');
    expect(unnamed(out, damage, talk), out).toEqual([]);
    expect(code).toBe(1);
  });

  test.for(['outcome', 'hash'])('GIVEN a table that takes nothing for %s WHEN it holds nothing THEN exit 1 names where', async (column) => {
    await sql(`alter table records alter column ${column} drop not null`);
    await sql(`update records set ${column} = null where conversation = ${quoted(talk.booked[0]?.conversation ?? '')} and sequence = 3`);
    const { code, out, err } = await verify();
    await repair();
    await sql(`alter table records alter column ${column} set not null`);
    expect({ code, err, named: out.includes(`conversation ${talk.booked[0]?.conversation ?? ''}, sequence 3: is not what its hash says`) }).toEqual({ code: 1, err: '', named: true });
  });

  test('GIVEN all put back as it was WHEN verified THEN exit 0 and the count', async () => {
    expect(await verify()).toEqual({ code: 0, out: `whole: ${talk.booked.length + talk.asked.length + talk.english.length} records in 3 conversations\n`, err: '' });
  });
});
