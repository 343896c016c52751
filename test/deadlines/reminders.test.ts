import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCase } from '../../cases/change.js';
import { meet } from '../../cases/clock/deadline.js';
import { NOWHERE } from '../support/nowhere.js';
import { startApp, type RunningApp } from '../support/app.js';
import { eventsOf, happen, keep, madeCase, saidIn, settled, tick } from '../support/cases.js';
import { Customer } from '../support/customer.js';
import { until } from '../support/until.js';
import { postgresAnswers, postgresGround } from '../contracts/store/place.js';

const HOUR = 3_600_000;
const count = (all: readonly string[], key: string): number => all.filter((each) => each === key).length;

describe('deadlines (norm 4.3.2)', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp(NOWHERE);
  });
  afterAll(() => running.stop());

  it('GIVEN an open complaint THEN reminders come before each deadline, once each, with clause and owner', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address);
    const { number, deadlines } = await keep(app, madeCase(app, customer.conversation, clock.now(), { owner: 's1' }), clock.now());
    const first = deadlines.find(({ policy }) => policy === 'complaint-first-response');
    clock.move(15.5 * HOUR);
    await tick(app, customer.conversation);
    expect(await eventsOf(app, customer.conversation, 'deadline.reminded')).toEqual([]);
    for (const hours of [1, 6]) {
      clock.move(hours * HOUR);
      await tick(app, customer.conversation);
      await tick(app, customer.conversation);
    }
    const told = { event: 'deadline.reminded', data: { number, kind: 'complaint', policy: 'complaint-first-response', what: 'first-response', clause: 'norm 4.3.2', dueAt: first?.dueAt, certain: true, owner: 's1' } };
    expect(await eventsOf(app, customer.conversation, 'deadline.reminded')).toEqual([told, told]);
    expect(await saidIn(app, customer.conversation)).not.toContain('deadlines.late');
  });

  it('GIVEN it is missed THEN the customer is told once, a person is called for, and it is escalated', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address);
    const { number } = await keep(app, madeCase(app, customer.conversation, clock.now()), clock.now());
    clock.move(24 * HOUR + 60_000);
    await tick(app, customer.conversation);
    await tick(app, customer.conversation);
    expect(await eventsOf(app, customer.conversation, 'deadline.missed', 'person.needed', 'case.escalated')).toMatchObject([{ event: 'deadline.missed', data: { number } }, { data: { why: 'deadline', number } }]);
    clock.move(HOUR);
    await tick(app, customer.conversation);
    expect(await eventsOf(app, customer.conversation, 'case.escalated')).toMatchObject([{ data: { number, policy: 'complaint-first-response' } }]);
    expect(count(await saidIn(app, customer.conversation), 'deadlines.late')).toBe(2);
    const notices = (await app.core.recordsAfter(customer.conversation, 0, 1_000)).filter((record) => record.kind === 'message' && record.content.via === 'mail');
    expect(notices).toHaveLength(1);
    expect((await app.database.cases.byNumber(number))?.steps.map(({ what }) => what)).toEqual(['opened', 'deadline.missed.complaint-first-response', 'deadline.escalated.complaint-first-response']);
  });

  it('a timer of a deadline that was met, or that moved, does nothing', async () => {
    const { app, clock } = running;
    const customer = await Customer.arrive(app.address);
    const opened = await keep(app, madeCase(app, customer.conversation, clock.now()), clock.now());
    const now = new Date(clock.now()).toISOString();
    const [deadline] = opened.deadlines;
    const data = { number: opened.number, policy: deadline?.policy ?? '', dueAt: deadline?.dueAt ?? '' };
    await happen(app, customer.conversation, 'deadline.due', { ...data, dueAt: now });
    await keep(app, changeCase(opened, { deadlines: opened.deadlines.map((each) => meet(each, now)) }, { by: 's1', what: 'answered' }, app.profile.current(), now), clock.now());
    for (const event of ['deadline.reminder', 'deadline.due', 'deadline.escalated']) await happen(app, customer.conversation, event, data);
    await happen(app, customer.conversation, 'deadline.due', { number: opened.number });
    expect(await eventsOf(app, customer.conversation, 'deadline.reminded', 'deadline.missed', 'case.escalated', 'person.needed')).toEqual([]);
  });

  it('GIVEN several deadlines missed in a stop of months THEN after the restart all are on record, and the customer gets one message', async () => {
    const { clock } = running;
    const customer = await Customer.arrive(running.app.address);
    const { number } = await keep(running.app, madeCase(running.app, customer.conversation, clock.now(), { major: true }), clock.now());
    await running.app.stop();
    clock.move(120 * 24 * HOUR);
    const app = await running.restart({}, true);
    await until('everything missed', async () => (await eventsOf(app, customer.conversation, 'case.escalated')).length === 3);
    await settled(app, customer.conversation);
    expect(await eventsOf(app, customer.conversation, 'deadline.missed')).toHaveLength(3);
    expect(await eventsOf(app, customer.conversation, 'case.escalated')).toHaveLength(3);
    expect((await app.database.cases.byNumber(number))?.steps).toHaveLength(7);
    const told = (await app.core.recordsAfter(customer.conversation, 0, 1_000)).filter((record) => record.kind === 'message' && record.content.via === undefined && record.content.texts?.includes('deadlines.late') === true);
    expect(told).toHaveLength(1);
  });
});

const ground = (await postgresAnswers()) ? await postgresGround() : undefined;
if (!ground && process.env['CI'] === 'true') throw new Error('several instances need a PostgreSQL');
const KEYS = { TOKEN_KEY: 'a'.repeat(64), RECORD_SEAL_KEY: 'b'.repeat(64), PERSONAL_KEYS: `k1:${'c'.repeat(64)}` };

describe.skipIf(!ground)('two instances on one PostgreSQL', () => {
  afterAll(() => ground?.end());

  it('GIVEN both look for due timers at once THEN there is one reminder, one message, one escalation', async () => {
    const environment = { ...NOWHERE, DATABASE_URL: ground?.url ?? '', ...KEYS };
    const [one, other] = [await startApp(environment), await startApp(environment)];
    try {
      const customer = await Customer.arrive(one.app.address);
      const { conversation } = customer;
      await keep(one.app, madeCase(one.app, conversation, one.clock.now()), one.clock.now());
      const both = async (hours: number): Promise<void> => {
        for (const { clock } of [one, other]) clock.move(hours * HOUR);
        await Promise.all([one.app.timers.tick(), other.app.timers.tick(), one.app.timers.tick(), other.app.timers.tick()]);
        await settled(one.app, conversation);
        await settled(other.app, conversation);
      };
      await both(16.5);
      expect(await eventsOf(one.app, conversation, 'deadline.reminded')).toHaveLength(1);
      await both(6);
      expect(await eventsOf(one.app, conversation, 'deadline.reminded')).toHaveLength(2);
      await both(2);
      await both(1);
      expect(await eventsOf(one.app, conversation, 'deadline.missed')).toHaveLength(1);
      expect(await eventsOf(one.app, conversation, 'case.escalated')).toHaveLength(1);
      expect(count(await saidIn(one.app, conversation), 'deadlines.late')).toBe(2);
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
  });
});
