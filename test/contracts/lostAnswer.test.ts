import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { AcceptUnit } from '../../adapters/database/accept.js';
import { ActUnit } from '../../adapters/database/act.js';
import type { Unit } from '../../adapters/database/batch.js';
import { Batches, Call } from '../../adapters/database/batches.js';
import { openEngine } from '../../adapters/database/engine.js';
import { GroupCommit } from '../../adapters/database/groupCommit.js';
import { handoffById } from '../../adapters/database/handoffReading.js';
import { migrate } from '../../adapters/database/migrations/index.js';
import { recordsAfter } from '../../adapters/database/reader.js';
import { systemClock } from '../../bot/clock.js';
import { sealKey } from '../../records/chain.js';
import { Vault } from '../../records/vault.js';
import { agent, asked, done, saying, waiting } from './handoffs/fixtures.js';
import { inbound } from './store/fixtures.js';

test('GIVEN a commit whose answer is lost with the connection THEN what agents did is done once, and answered as done', async () => {
  const patience = { clock: systemClock, patienceMs: 8_000 };
  const engine = await openEngine({ file: ':memory:', instance: 'a', clock: systemClock, patience, readOnly: false });
  await migrate(engine.db, engine.traits);
  const vault = new Vault([{ id: 'test', secret: randomBytes(32) }]);
  let losing = 0;
  const hints: unknown[] = [];
  const batches = new Batches({
    traits: engine.traits, key: sealKey(randomBytes(32)), vault, instance: 'a', leaseMs: 15_000, committed: () => undefined, touched: (told) => hints.push(...told),
    transaction: async (work) => {
      const result = await engine.transaction(work);
      if (losing > 0) {
        losing -= 1;
        throw new Error('Connection terminated unexpectedly');
      }
      return result;
    },
  });
  const writes = new GroupCommit<Call>({ ...patience, hangs: false, lanes: 1, largest: 256, run: (calls) => batches.run(calls) });
  const write = <Answer>(unit: Unit<Answer>): Promise<Answer> => writes.submit<Answer>(unit.needs.conversation, (reply) => Call.of(unit, reply));
  const act = (...given: Parameters<typeof asked>) => write(new ActUnit(asked(...given), 1, () => true));
  const at = '2026-12-02T02:00:00.000Z';
  await write(new AcceptUnit(inbound('c', '1'), 1));

  losing = 2;
  const both = await Promise.all([
    act('c', { do: 'take-over', by: agent('li'), id: 'c~1', title: '', at }, at, { begins: waiting('c') }),
    act('c', saying('li', '您好'), at, { key: 'say-1' }),
  ]);
  expect(both.map((each) => done(each).records.length)).toEqual([2, 1]);
  losing = 1;
  const closed = done(await act('c', { do: 'close', by: agent('li'), outcome: 'solved', note: '' }, at));
  expect(await act('c', saying('li', '您好'), at, { key: 'say-1' })).toMatchObject({ kind: 'duplicate' });

  const records = await recordsAfter(engine.db, 'c', 0, 99);
  expect(records.map(({ kind, from }) => `${kind} ${from.role}`)).toEqual(['message customer', 'message bot', 'event agent', 'message agent', 'event agent']);
  expect(closed.records).toEqual(records.slice(4));
  expect(await handoffById(engine.db, vault, 'c~1')).toMatchObject({ state: 'closed', version: 4 });
  const head = await engine.db.selectFrom('conversations').select(['owner', 'handoff', 'pending', 'state_version']).executeTakeFirstOrThrow();
  expect(head).toEqual({ owner: 'bot', handoff: '', pending: '1,5', state_version: 2 });
  await engine.close();
});
