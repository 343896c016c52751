import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { closedCase, eventsOf, happen, saidIn, tick } from '../support/cases.js';
import { Customer } from '../support/customer.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const count = (all: readonly string[], key: string): number => all.filter((each) => each === key).length;

describe('a survey after a case (norm 7.2)', () => {
  it('GIVEN a closed case WHEN some minutes passed THEN it is asked for, once, and kept in the case', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address);
    const { number } = await closedCase(app, customer.conversation, clock.now());
    clock.move(11 * 60_000);
    await tick(app, customer.conversation);
    const [asked] = await customer.answers(1);
    expect(asked?.text).toContain(number);
    await customer.say('都很好');
    await customer.say('谢谢你们');
    const kept = await app.database.cases.byNumber(number);
    expect(kept?.details['survey']).toEqual({ attitude: 5, professionalism: 5, efficiency: 5, convenience: 5, average: 5, remark: '谢谢你们' });
    expect(kept?.steps.map(({ what }) => what)).toEqual(['opened', 'closed', 'survey.asked', 'survey.answered']);
    await happen(app, customer.conversation, 'survey.due', { number });
    expect(count(await saidIn(app, customer.conversation), 'survey.begin')).toBe(1);
  });

  it('GIVEN a low mark THEN a person is called for, and reopening is offered and done', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address);
    const { number } = await closedCase(app, customer.conversation, clock.now());
    await happen(app, customer.conversation, 'survey.due', { number });
    await customer.answers(1);
    await customer.say('都很差');
    const offered = await customer.say('钱还没有退给我');
    expect(offered.text).toContain('再处理一次');
    const told = await customer.say('好的');
    expect(told.text).toContain('重新打开');
    const kept = await app.database.cases.byNumber(number);
    expect(kept?.state).toBe('open');
    expect(kept?.steps.at(-1)).toMatchObject({ what: 'reopened', note: '钱还没有退给我' });
    expect(kept?.deadlines.every(({ reason, doneAt }) => reason === 'reopened' && doneAt === undefined)).toBe(true);
    expect(await eventsOf(app, customer.conversation, 'person.needed', 'case.reopened')).toMatchObject([{ data: { why: 'low-mark', number } }, { event: 'case.reopened' }, { data: { why: 'not-settled' } }]);
  });

  it('GIVEN a low mark WHEN the customer walks away THEN a person is called for all the same, once', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address);
    const { number } = await closedCase(app, customer.conversation, clock.now());
    await happen(app, customer.conversation, 'survey.due', { number });
    await customer.answers(1);
    await customer.say('很差');
    await customer.say('不好');
    expect(await eventsOf(app, customer.conversation, 'person.needed')).toMatchObject([{ data: { why: 'low-mark', number } }]);
  });

  it('GIVEN a low mark WHEN the customer wants no reopening THEN the case stays closed', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address, 'en');
    const { number } = await closedCase(app, customer.conversation, clock.now(), { locale: 'en' });
    await happen(app, customer.conversation, 'survey.due', { number });
    await customer.answers(1);
    await customer.say('all poor');
    await customer.say('skip');
    const told = await customer.say('no');
    expect(told.text).toContain('follow up');
    expect((await app.database.cases.byNumber(number))?.state).toBe('closed');
    expect(await eventsOf(app, customer.conversation, 'person.needed')).toMatchObject([{ data: { why: 'low-mark' } }]);
  });

  it('WHEN the customer has no time THEN it ends kindly and is never asked again', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address);
    for (const no of ['没空', '不用了']) {
      const { number } = await closedCase(app, customer.conversation, clock.now());
      await happen(app, customer.conversation, 'survey.due', { number });
      await customer.answers(1);
      await customer.say(no);
      await happen(app, customer.conversation, 'survey.due', { number });
      expect((await app.database.cases.byNumber(number))?.steps.map(({ what }) => what)).toContain('survey.declined');
    }
    expect(count(await saidIn(app, customer.conversation), 'survey.begin')).toBe(2);
  });

  it('GIVEN another form is open THEN it is not interrupted, and the survey comes after it', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address);
    const { number } = await closedCase(app, customer.conversation, clock.now());
    await customer.say('我要预约理财咨询');
    await happen(app, customer.conversation, 'survey.due', { number });
    await happen(app, customer.conversation, 'survey.due', { number });
    expect(await saidIn(app, customer.conversation)).not.toContain('survey.begin');
    const after = await customer.say('取消');
    expect(after.text).toContain(number);
    expect(count(await saidIn(app, customer.conversation), 'survey.begin')).toBe(1);
  });

  it('a case that is open again is not surveyed', async () => {
    const { app } = running;
    const customer = await Customer.arrive(app.address);
    await happen(app, customer.conversation, 'survey.due', { number: 'CP-20261125-9999-X' });
    await happen(app, customer.conversation, 'survey.due', {});
    expect(await saidIn(app, customer.conversation)).not.toContain('survey.begin');
  });
});

describe('a survey after an appointment', () => {
  it('is asked for once, however often the timer is set, and the marks are on record', async () => {
    const { app } = running;
    const customer = await Customer.arrive(app.address);
    await customer.say('下周三下午三点在浦东支行约理财咨询，个人，我叫王芳，13800138000');
    const done = await customer.say('确认');
    const number = /BK-[\d-]+[0-9A-Z]/.exec(done.text ?? '')?.[0] ?? '';
    await happen(app, customer.conversation, 'survey.due', { number });
    await customer.answers(1);
    await customer.say('4分');
    await customer.say('其他都5分');
    await customer.say('跳过');
    await happen(app, customer.conversation, 'survey.due', { number });
    expect(count(await saidIn(app, customer.conversation), 'survey.begin')).toBe(1);
    expect(await eventsOf(app, customer.conversation, 'survey.answered')).toEqual([{ event: 'survey.answered', data: { number, attitude: 4, professionalism: 5, efficiency: 5, convenience: 5, average: 4.8 } }]);
  });
});
