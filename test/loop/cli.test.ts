import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { buildCli, type Cli, type Outcome } from '../records/cli.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { textsOf } from '../support/inside.js';
import { until } from '../support/until.js';

let cli: Cli;
let running: RunningApp;
beforeAll(async () => {
  [cli, running] = await Promise.all([buildCli(), startApp()]);
}, 120_000);
afterAll(async () => {
  await running.stop();
  await cli.remove();
});

const QUESTION = '怎么给存折换封皮';
const run = (...args: readonly string[]): Promise<Outcome> => cli.run({ DATA_DIR: running.directory, NODE_ENV: 'test' }, 'questions', ...args);
const json = <Shape>(shape: z.ZodType<Shape>, { out, err, code }: Outcome): Shape => {
  expect(err).toBe('');
  expect(code).toBe(0);
  return shape.parse(JSON.parse(out));
};
const listed = z.object({ groups: z.array(z.object({ id: z.string(), count: z.number(), wordings: z.array(z.string()) })), amendments: z.array(z.object({ id: z.string() })) });
const amendment = z.object({ id: z.string(), status: z.string() });

test('GIVEN a running server WHEN staff work beside it THEN a curated answer is proposed, tried, published by a second person, and said with its clause', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say(QUESTION);
  const { groups } = json(listed, await run('list', '--json'));
  const [group] = groups;
  if (group === undefined) throw new Error('nothing is open');
  expect(group).toMatchObject({ count: 1, wordings: [QUESTION] });
  expect((await run('list')).out).toContain(QUESTION);
  expect((await run('show', group.id)).out).toContain('nearest clauses:');

  const answer = json(amendment, await run('answer', '--group', group.id, '--clause', '1.2.1', '--zh', '带上身份证和存折，到任一网点柜台更换封皮，当场办好。', '--by', '王芳', '--json'));
  expect(answer.status).toBe('proposed');
  expect((await run('list')).out).toContain(`${answer.id} proposed: answer of 1.2.1`);
  const effect = await run('effect', answer.id);
  expect(effect.out).toMatch(new RegExp(`${QUESTION}: (?:decline|offer).* → answer 1\\.2\\.1`));
  expect(effect.out).toContain('0 worse');

  const own = await run('publish', answer.id, '--by', '王芳');
  expect(own).toMatchObject({ code: 1, out: '' });
  expect(own.err).toContain('somebody else');
  expect(json(amendment, await run('publish', answer.id, '--by', '李明', '--json'))).toEqual(expect.objectContaining({ status: 'published' }));

  const said = await until('it is in force', async () => {
    const reply = await customer.say('请问怎么给存折换封皮呢？');
    return (await textsOf(running.app, customer.conversation, reply.id)).includes('norms.answer') ? reply : undefined;
  });
  expect(said.text).toContain('任一网点柜台更换封皮');
  expect(said.text).toContain('1.2.1');
  expect(json(listed, await run('list', '--json')).groups.filter(({ id }) => id === group.id)).toEqual([]);
  expect((await run('withdraw', answer.id, '--by', '李明')).code).toBe(0);
}, 120_000);

test('GIVEN what is not there, or does not fit THEN the exit code is 1 and the reason is told', async () => {
  expect(await run('show', 'q-0000000000')).toMatchObject({ code: 1, err: expect.stringContaining('q-0000000000') as unknown });
  expect(await run('effect', 'a-0000000000')).toMatchObject({ code: 1, err: expect.stringContaining('no amendment') as unknown });
  expect(await run('alias', '--clause', '9.9.9', '--text', '谁管停车', '--by', '王')).toMatchObject({ code: 1, err: expect.stringContaining('no clause 9.9.9') as unknown });
  expect(await run('alias', '--clause', '4.3.2', '--by', '王')).toMatchObject({ code: 1, err: expect.stringContaining('questions') as unknown });
  expect(await run('alias', '--clause', '4.3.2', '--text', '我是13800138000，谁管', '--by', '王')).toMatchObject({ code: 1, err: expect.stringContaining('without') as unknown });
  expect((await run('dismiss', 'q-0000000000', '--by', '王')).code).toBe(1);
}, 120_000);
