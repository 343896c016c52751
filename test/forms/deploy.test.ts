import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { heldIn } from '../support/inside.js';

const stored = z.looseObject({ stack: z.array(z.looseObject({ id: z.string(), state: z.looseObject({ values: z.record(z.string(), z.json()) }) })) });

let running: RunningApp;
beforeEach(async () => {
  running = await startApp();
});
afterEach(() => running.stop());

/** Stops the server, changes the stored state as another build would have written it, and starts it again. */
async function deploy(customer: Customer, change: (state: z.infer<typeof stored>) => unknown): Promise<Customer> {
  // Sealed in the database; what an older build wrote plain is read as well.
  const before = (await running.app.core.conversation(customer.conversation))?.state || '{"v":1,"stack":[]}';
  await running.app.stop();
  const file = new Database(join(running.directory, 'guitai.db'));
  const changed = change(stored.parse(JSON.parse(before)));
  file.prepare('update states set state = ? where conversation = ?').run(typeof changed === 'string' ? changed : JSON.stringify(changed), customer.conversation);
  file.close();
  const app = await running.restart({}, true);
  return customer.at(app.address);
}

test('GIVEN a form of an older version whose open question was renamed THEN the answers given are kept', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('约开户，浦东支行，下周三上午十点');
  const again = await deploy(customer, (state) => {
    const [top] = state.stack;
    if (top) Object.assign(top.state, { version: 0, asked: 'fullName', values: { ...top.state.values, fullName: '王', when: 'once upon a time' } });
    return state;
  });
  await again.say('我叫王芳');
  expect(await heldIn(running.app, customer.conversation)).toEqual({ service: 'open-account', branch: 'pudong', customerKind: 'personal', name: '王芳' });
});

test('GIVEN a form that this build no longer has THEN the customer is told, and can begin anew', async () => {
  const customer = await Customer.arrive(running.app.address);
  await customer.say('约开户，浦东支行');
  const again = await deploy(customer, (state) => ({ ...state, stack: state.stack.map((each) => ({ ...each, id: 'retired' })) }));
  expect((await again.say('约开户')).text).toContain('重新开始');
});

test('GIVEN state that can not be read THEN the conversation goes on, and the record says that state was lost', async () => {
  const customer = await Customer.arrive(running.app.address);
  const again = await deploy(customer, () => '{"v":1,');
  expect((await again.say('约开户，浦东支行')).text).toContain('时间');
  const events = (await running.app.core.recordsAfter(customer.conversation, 0, 100)).flatMap((record) => (record.kind === 'event' ? [record.content.event] : []));
  expect(events).toContain('state.lost');
});

test('GIVEN the card of a cancelled form WHEN it is confirmed THEN nothing is booked', async () => {
  const customer = await Customer.arrive(running.app.address);
  const asked = await customer.say('我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  await customer.say('取消');
  expect((await customer.press(asked, '确认')).text).toContain('已经失效');
  const events = (await running.app.core.recordsAfter(customer.conversation, 0, 100)).flatMap((record) => (record.kind === 'event' ? [record.content.event] : []));
  expect(events).not.toContain('booking.made');
});
