import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOWHERE } from '../support/nowhere.js';
import { startApp, type RunningApp } from '../support/app.js';
import { eventsOf } from '../support/cases.js';
import { Customer } from '../support/customer.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp(NOWHERE);
});
afterAll(() => running.stop());

describe('feedback (norm 4.3)', () => {
  it('becomes a case with its deadlines, and a notice leaves', async () => {
    const { app } = running;
    const customer = await Customer.arrive(app.address);
    await customer.say('我要表扬浦东支行的王经理，特别耐心');
    const done = await customer.say('我叫李雷，wang@example.com');
    const number = /FB-[\d-]+[0-9A-Z]/.exec(done.text ?? '')?.[0] ?? '';
    const kept = await app.database.cases.byNumber(number);
    expect(kept).toMatchObject({ kind: 'feedback', state: 'open', subject: 'praise', person: { name: '李雷', contact: { kind: 'mail', value: 'wang@example.com' } }, details: { kind: 'praise', what: '我要表扬浦东支行的王经理，特别耐心', about: expect.stringContaining('王经理') as string } });
    expect(kept?.deadlines.map(({ policy }) => policy)).toEqual(['feedback-first-response']);
    const notices = (await app.core.recordsAfter(customer.conversation, 0, 100)).filter((record) => record.kind === 'message' && record.content.via === 'mail');
    expect(notices).toHaveLength(1);
    // Known now: not asked again.
    const next = await customer.say('建议增加周末窗口');
    expect(next.text).toContain('FB-');
  });

  it('is treated as the complaint it is once the customer agrees', async () => {
    const { app } = running;
    const customer = await Customer.arrive(app.address);
    await customer.say('我想提个意见，你们柜员骗我买基金');
    await customer.say('好的');
    expect(await eventsOf(app, customer.conversation, 'feedback.to-complaint', 'feedback.made')).toMatchObject([{ event: 'feedback.to-complaint' }]);
    expect((await app.database.cases.ofConversation(customer.conversation, 5)).map(({ kind }) => kind)).toEqual(['complaint']);
  });
});

describe('words that need a person', () => {
  it.each([['我不想活了', 'distress'], ['你们都是混蛋', 'abuse'], ['I want to kill myself', 'distress']])('%s: %s', async (said, why) => {
    const { app } = running;
    const customer = await Customer.arrive(app.address);
    await customer.say(said);
    expect(await eventsOf(app, customer.conversation, 'person.needed', 'person.offered')).toMatchObject([{ data: { why } }]);
  });
});
