import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from '../support/app.js';
import { eventsOf, happen } from '../support/cases.js';
import { Customer } from '../support/customer.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

describe('end of service and renewal (norms 7.1, 7.3)', () => {
  it.each([['zh-Hans', '预约理财咨询'], ['zh-Hant', '預約理財諮詢'], ['en', 'Book: Wealth advice']] as const)('reminds of a renewal with content, term, standard and terms, and offers to book: %s', async (locale, button) => {
    const { app } = running;
    const customer = await Customer.arrive(app.address, locale);
    await happen(app, customer.conversation, 'renewal.due', { service: 'wealth-advice', until: '2026-12-31', terms: 'T-1', content: 'C-1', standard: 'S-1' });
    const [told] = await customer.answers(1);
    for (const words of ['2026-12-31', 'T-1', 'C-1', 'S-1']) expect(told?.text).toContain(words);
    expect(told?.suggestedActions?.actions.map(({ title }) => title)).toEqual([button]);
    expect((await customer.press(told ?? { type: '', id: '', from: { id: '' } }, button)).text).not.toContain('{');
    expect(await eventsOf(app, customer.conversation, 'renewal.reminded', 'form.begun')).toMatchObject([{ event: 'renewal.reminded' }, { data: { form: 'booking' } }]);
  });

  it('confirms the end, reports back, asks for problems and offers continuation', async () => {
    const { app } = running;
    const customer = await Customer.arrive(app.address);
    await happen(app, customer.conversation, 'service.ended', { service: 'wealth-advice', report: '已完成三次面谈' });
    const [told] = await customer.answers(1);
    expect(told?.text).toContain('已完成三次面谈');
    await customer.press(told ?? { type: '', id: '', from: { id: '' } }, '我要反馈问题');
    expect(await eventsOf(app, customer.conversation, 'form.begun')).toMatchObject([{ data: { form: 'feedback' } }]);
    await happen(app, customer.conversation, 'service.ended', { nothing: true });
  });
});
