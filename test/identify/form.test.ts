import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Vault } from '../../records/vault.js';
import { booked, codeSent, startWithSms, type WithSms } from '../change/helpers.js';
import { Customer } from '../support/customer.js';
import { startApp } from '../support/app.js';
import { until } from '../support/until.js';

let desk: WithSms;
beforeEach(async () => {
  desk = await startWithSms();
});
afterEach(async () => {
  vi.useRealTimers();
  await desk.stop();
});

/** Everything in the database, sealed cells opened; and the files' own bytes. */
async function everythingKept(): Promise<string> {
  const { directory, log } = desk.running;
  const keys = z.object({ personal: z.string() }).parse(JSON.parse(await readFile(join(directory, 'keys.json'), 'utf8')));
  const vault = new Vault([{ id: 'kept', secret: Buffer.from(keys.personal) }]);
  const file = new Database(join(directory, 'guitai.db'), { readonly: true });
  const tables = z.array(z.object({ name: z.string() })).parse(file.prepare("select name from sqlite_master where type = 'table'").all());
  const cells = tables.flatMap(({ name }) => file.prepare(`select * from "${name}"`).all().flatMap((row) => Object.values(row as object).map((cell) => `${name}: ${opened(vault, String(cell))}`)));
  file.close();
  const bytes = await Promise.all(['guitai.db', 'guitai.db-wal'].map((name) => readFile(join(directory, name), 'latin1').catch(() => '')));
  return [...cells, ...bytes, JSON.stringify(log.lines)].join('\n');
}

function opened(vault: Vault, cell: string): string {
  try {
    return vault.open(cell);
  } catch {
    return cell;
  }
}

/** A conversation whose code stands open, and the code. */
async function asked(phone: string): Promise<{ customer: Customer; code: string }> {
  const customer = await Customer.arrive(desk.running.app.address);
  const before = desk.sms.taken.length;
  await customer.say('查进度');
  await customer.say(phone);
  return { customer, code: await codeSent(desk.sms, before) };
}

test('GIVEN a code that was sent and answered THEN it is kept nowhere: not in records, originals, state, outbox or log', async () => {
  const first = await Customer.arrive(desk.running.app.address);
  await booked(first, '我想下周三上午十点在浦东支行约理财咨询，我叫李明，手机13800138002');
  const { customer, code } = await asked('13800138002');
  expect(desk.sms.taken.at(-1)).toMatchObject({ to: '+8613800138002', text: expect.stringContaining(code) as string });
  const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
  expect((await customer.say(`验证码是 ${typed}`)).text).toContain('核验通过');
  await until('the outbox to be empty', async () => !(await everythingKept()).includes('\noutbox: '), 5_000);
  const kept = await everythingKept();
  expect(kept.includes('••••••')).toBe(true);
  for (const form of [code, typed]) expect(around(kept, form)).toBe('');
  // The proof can find what is there.
  expect(kept.includes('13800138002')).toBe(true);
});

test('GIVEN wrong codes THEN tries are counted down, after five even the right one is refused, and a new one is offered', async () => {
  const { customer, code } = await asked('13800138006');
  const wrong = code === '314159' ? '271828' : '314159';
  expect((await customer.say(wrong)).text).toContain('还可以试 4 次');
  expect((await customer.say(wrong)).text).toContain('还可以试 3 次');
  await customer.say(wrong);
  await customer.say(wrong);
  const last = await customer.say(wrong);
  expect(last.text).toContain('试满 5 次');
  expect(last.suggestedActions?.actions.map(({ title }) => title)).toEqual(['重新发送', '转人工客服']);
  for (let more = 0; more < 20; more++) expect((await customer.say(wrong)).text).toContain('试满 5 次');
  expect((await customer.say(code)).text).toContain('试满 5 次');
  // Too soon for another; a minute later it comes.
  expect((await customer.press(last, '重新发送')).text).toMatch(/\d+ 秒/);
  // Everything that counts time moves on, the limits across conversations as well.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  const before = desk.sms.taken.length;
  expect((await customer.press(last, '重新发送')).text).toContain('新的验证码已发送');
  expect((await customer.say(await codeSent(desk.sms, before))).text).toContain('核验通过');
  vi.useRealTimers();
  expect(around(await everythingKept(), wrong)).toBe('');
});

test('GIVEN a code older than five minutes THEN it has expired', async () => {
  const { customer, code } = await asked('13800138007');
  desk.running.clock.move(5 * 60_000 + 1_000);
  const answer = await customer.say(code);
  expect(answer.text).toContain('已经失效');
  expect(around(await everythingKept(), code)).toBe('');
});

test('GIVEN no way to carry codes THEN it is said honestly, with the phone, and nothing stays open', async () => {
  const bare = await startApp();
  const customer = await Customer.arrive(bare.app.address);
  const answer = await customer.say('查进度');
  expect(answer.text).toContain('还不能在线核验');
  expect(answer.text).toMatch(/\d{3,}/);
  expect((await customer.say('约开户，浦东支行')).text).toContain('时间');
  await bare.stop();
});

test('GIVEN only short messages are set up WHEN a mail address is given THEN another contact is asked for', async () => {
  const customer = await Customer.arrive(desk.running.app.address);
  await customer.say('查进度');
  expect((await customer.say('wang@example.com')).text).toContain('不能向这种联系方式发送');
  const before = desk.sms.taken.length;
  await customer.say('13800138008');
  expect((await customer.say(await codeSent(desk.sms, before))).text).toContain('没有查到');
});

/** Where a word stands in a text, with what is around it; empty when it does not. */
function around(text: string, word: string): string {
  const at = text.indexOf(word);
  return at < 0 ? '' : text.slice(Math.max(0, at - 300), at + 100).replace(/[^\x20-\x7e\u4e00-\u9fff•]/g, '.');
}
