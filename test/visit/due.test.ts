import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { closedCase, eventsOf, happen, saidIn, tick } from '../support/cases.js';
import { Customer } from '../support/customer.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const DAY = 86_400_000;

describe('the follow-up visit (norm 4.3.5)', () => {
  it('GIVEN a closed complaint WHEN days passed THEN the bot asks; settled is thanked for', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address);
    const { number } = await closedCase(app, customer.conversation, clock.now());
    clock.move(11 * 60_000);
    await tick(app, customer.conversation);
    await customer.answers(1);
    await customer.say('不用了');
    clock.move(8 * DAY);
    await tick(app, customer.conversation);
    const back = await customer.again();
    const [asked] = await back.answers(1);
    expect(asked?.text).toContain('事情解决了吗');
    await back.press(asked ?? { type: '', id: '', from: { id: '' } }, '已经解决');
    const kept = await app.database.cases.byNumber(number);
    expect(kept).toMatchObject({ state: 'closed' });
    expect(kept?.steps.map(({ what }) => what)).toEqual(['opened', 'closed', 'survey.asked', 'survey.declined', 'visit.asked', 'visit.answered']);
    clock.move(90 * DAY);
    await tick(app, customer.conversation);
    expect((await saidIn(app, customer.conversation)).filter((key) => key === 'visit.begin')).toHaveLength(1);
  });

  it('GIVEN it is not settled THEN the case is open again with new deadlines, and a person is called for', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address);
    const closed = await closedCase(app, customer.conversation, clock.now());
    const { number } = closed;
    clock.move(60_000);
    await happen(app, customer.conversation, 'visit.due', { number });
    await customer.answers(1);
    expect((await customer.say('没有')).text).toContain('还有什么没有解决');
    expect((await customer.say('钱还没有退')).text).toContain('重新打开');
    const kept = await app.database.cases.byNumber(number);
    expect(kept).toMatchObject({ state: 'open' });
    expect(kept?.steps.slice(-3)).toMatchObject([{ what: 'visit.asked' }, { what: 'visit.answered', note: 'not settled' }, { what: 'reopened', note: '钱还没有退' }]);
    expect(kept?.deadlines.every(({ dueAt, reason }, index) => reason === 'reopened' && dueAt >= (closed.deadlines[index]?.dueAt ?? ''))).toBe(true);
    expect(await eventsOf(app, customer.conversation, 'case.reopened', 'person.needed')).toMatchObject([{ event: 'case.reopened' }, { data: { why: 'not-settled', number } }]);
  });

  it.each([['zh-Hant', '還沒解決', '略過', '重新打開'], ['en', 'no, it is not', 'skip', 'open again']] as const)('in %s', async (locale, no, skip, told) => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address, locale);
    const { number } = await closedCase(app, customer.conversation, clock.now(), { locale });
    await happen(app, customer.conversation, 'visit.due', { number });
    await customer.answers(1);
    await customer.say(no);
    expect((await customer.say(skip)).text).toContain(told);
    expect((await app.database.cases.byNumber(number))?.state).toBe('open');
  });

  it('GIVEN a stop of months THEN survey and visit come one after the other, in one turn and without loss', async () => {
    const { app, clock } = running;
    const before = await Customer.arrive(app.address);
    const { number } = await closedCase(app, before.conversation, clock.now());
    clock.move(60 * DAY);
    await tick(app, before.conversation);
    const customer = await before.again();
    const kept = await app.database.cases.byNumber(number);
    expect(kept?.steps.map(({ what }) => what).sort()).toEqual(['closed', 'opened', 'survey.asked', 'visit.asked']);
    await customer.answers(1);
    await customer.say('都很满意');
    await customer.say('没有');
    await customer.say('解决了');
    expect((await app.database.cases.byNumber(number))?.steps.map(({ what }) => what)).toEqual(expect.arrayContaining(['visit.answered', 'survey.answered']));
  });
});
