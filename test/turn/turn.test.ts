import { afterEach, expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';

let running: RunningApp;
afterEach(() => running.stop());

const customerTexts = async (conversation: string): Promise<string[]> =>
  (await running.app.core.recordsAfter(conversation, 0, 1_000)).flatMap((record) => (record.kind === 'message' && record.from.role === 'customer' ? [record.content.text] : []));

test('GIVEN six messages in two seconds THEN they are one turn with one answer', async () => {
  running = await startApp({ BURST_QUIET_MS: '300', BURST_LONGEST_MS: '3000' });
  const customer = await Customer.arrive(running.app.address);
  for (const text of ['我想预约', '理财咨询', '浦东支行', '下周三', '下午三点', '我叫王芳']) await customer.post({ text });
  const [answer] = await customer.answers(1);
  expect(answer?.text).toContain('联系方式');
  const records = await running.app.core.recordsAfter(customer.conversation, 0, 100);
  expect(records.filter((record) => record.kind === 'message' && record.from.role === 'bot')).toHaveLength(2);
});

test('GIVEN the same delivery fifty times at once THEN it is one message and one turn', async () => {
  running = await startApp();
  const customer = await Customer.arrive(running.app.address);
  const body = { type: 'message', text: '我想预约开户', channelData: { clientActivityID: 'same' } };
  const answers = await Promise.all(Array.from({ length: 50 }, () => customer.request('POST', `/conversations/${customer.conversation}/activities`, body)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  await customer.answers(1);
  expect(await customerTexts(customer.conversation)).toEqual(['我想预约开户']);
});

test('GIVEN a mind that throws THEN the customer hears an apology in their language, the message stays, and the log says why once', async () => {
  running = await startApp({}, { wrapThink: (think) => (work, now) => (work.pending.some((record) => record.kind === 'message') ? Promise.reject(new TypeError('secret 13800138000')) : think(work, now)) });
  const customer = await Customer.arrive(running.app.address, 'en');
  const answer = await customer.say('I want to book an appointment');
  expect(answer.text).toContain('Sorry, something went wrong');
  expect(await customerTexts(customer.conversation)).toEqual(['I want to book an appointment']);
  const errors = running.log.lines.filter((each) => each.level === 'error');
  expect(errors).toHaveLength(1);
  expect(JSON.stringify(errors)).toContain('TypeError');
  expect(JSON.stringify(errors)).not.toContain('13800138000');
  const events = (await running.app.core.recordsAfter(customer.conversation, 0, 100)).flatMap((record) => (record.kind === 'event' ? [record.content.event] : []));
  expect(events).toContain('person.needed');
});

test('GIVEN a restart in the middle of a form THEN the answers are still there', async () => {
  running = await startApp();
  const customer = await Customer.arrive(running.app.address);
  await customer.say('约开户，浦东支行，下周三上午十点');
  const app = await running.restart();
  const again = customer.at(app.address);
  const answer = await again.say('我叫王芳，13800138000');
  expect(answer.text).toContain('请核对');
});

test('GIVEN a locked database THEN the message waits and is answered, and the server keeps breathing', async () => {
  running = await startApp();
  const customer = await Customer.arrive(running.app.address);
  const lock = new Database(join(running.directory, 'guitai.db'));
  lock.exec('begin exclusive');
  const saying = customer.say('我想预约');
  const began = Date.now();
  expect((await fetch(`${running.app.address}/livez`)).status).toBe(200);
  expect(Date.now() - began).toBeLessThan(1_000);
  lock.exec('commit');
  lock.close();
  expect((await saying).text).toContain('业务');
});

test('GIVEN a full disk THEN the customer is told that the message was not saved, and the process lives', async () => {
  running = await startApp();
  const file = new Database(join(running.directory, 'guitai.db'));
  const pages = Number(file.pragma('page_count', { simple: true }));
  file.close();
  // Room for a few messages, whatever the schema takes.
  await running.restart({ maxPages: pages + 40 });
  const customer = await Customer.arrive(running.app.address);
  const refused = await until('a full disk', async () => {
    const response = await customer.request('POST', `/conversations/${customer.conversation}/activities`, { type: 'message', text: '字'.repeat(3_900) });
    return response.status === 200 ? undefined : response;
  }, 30_000);
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.text()).toContain('还没有保存');
  expect((await fetch(`${running.app.address}/livez`)).status).toBe(200);
}, 60_000);
