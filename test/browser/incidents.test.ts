import type { BrowserContext } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserIsThere, visit } from '../support/chromium.js';
import { inBrowser } from '../support/inBrowser.js';
import { openConsole, seriousFaults } from '../support/console.js';
import { addStaff } from '../support/staff.js';
import { until } from '../support/until.js';

const NOTICE = '手机银行暂时无法登录，正在抢修。';
const PHONE = { width: 390, height: 844 };

describe.skipIf(!browserIsThere())('an incident, from the drill to the customer’s page', { timeout: 240_000 }, () => {
  let customers: BrowserContext;
  let phone: BrowserContext;
  const world = inBrowser(async (app) => {
    await addStaff(app, 'zhou', ['supervisor'], { displayName: '周主管', workNumber: '2001' });
    await addStaff(app, 'lin', ['compliance'], { displayName: '林合规', workNumber: '3001' });
    const chinese = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };
    customers = await world.browser.newContext(chinese);
    phone = await world.browser.newContext({ ...chinese, viewport: PHONE, hasTouch: true, isMobile: true });
  });

  test('GIVEN a drill with a notice and a message THEN an open customer’s page shows nothing of it; GIVEN a real one THEN the notice and the message are there within seconds, on phones too, and the notice goes when it is lifted', async () => {
    const { page: customer, faults } = await visit(customers, world.running.app.address);
    await customer.getByText('我是自动程序，不是真人').first().waitFor();
    const notices = customer.locator('#notices');
    const { page: desk, faults: deskFaults } = await openConsole(world.browser, world.running.app.address, 'zhou');
    const { page: second } = await openConsole(world.browser, world.running.app.address, 'lin');
    const button = (name: string) => desk.getByRole('button', { name });
    const step = async (name: string): Promise<void> => {
      await button(name).click();
      await desk.getByRole('dialog').getByRole('button', { name: '确 定' }).or(desk.getByRole('dialog').getByRole('button', { name: '确定' })).click();
      await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    };

    /** Reports one, starts its plan, shows the notice and prepares a message; a colleague confirms it. */
    const goThrough = async (drill: boolean): Promise<void> => {
      await desk.goto(`${world.running.app.address}/console/incidents`);
      await desk.getByRole('link', { name: drill ? '开始演练' : '报告事件' }).click();
      await desk.getByLabel('发生了什么').fill(drill ? '演练：手机银行无法登录' : '手机银行无法登录');
      await desk.getByText('系统故障', { exact: true }).click();
      await desk.getByText('较大', { exact: true }).click();
      await button(drill ? '开始演练' : '报 告').or(button('报告')).first().click();
      await desk.getByRole('checkbox', { name: /核实情况/ }).click();
      await desk.getByText('周主管', { exact: false }).first().waitFor();
      await until('the tick', () => desk.getByRole('checkbox', { name: /核实情况/ }).isChecked());
      await step('启动预案');
      await desk.getByRole('link', { name: '告知客户' }).click();
      await desk.getByRole('textbox', { name: '页面公告 · 简体' }).fill(NOTICE);
      await button('发布公告').click();
      await button('撤下公告').waitFor();
      await desk.getByText(/将通知 \d+ 位客户/).waitFor();
      await button('拟定通知').click();
      await desk.getByText('待复核').waitFor();
      expect(await desk.getByRole('button', { name: /^复核/ }).isDisabled()).toBe(true);
      await second.goto(desk.url());
      await second.getByRole('button', { name: /^复核/ }).click();
      await second.getByRole('dialog').getByRole('button', { name: /确\s?定/ }).click();
      await second.getByText(drill ? '已演练，未发送' : '已发出').first().waitFor({ timeout: 60_000 });
      expect(await seriousFaults(desk)).toEqual([]);
    };

    await goThrough(true);
    await desk.getByText('这是演练', { exact: false }).waitFor();
    const before = await world.running.app.database.broadcasts.claim(world.running.clock.now() + 86_400_000, 1);
    expect(before).toBeUndefined();
    // The page has asked again since.
    await customer.waitForResponse(/\/chat\/notices$/);
    expect(await notices.innerText()).toBe('');
    expect(await customer.getByText('给您带来不便，非常抱歉').count()).toBe(0);

    await goThrough(false);
    await notices.getByText(NOTICE).waitFor();
    expect(await notices.getAttribute('role')).toBe('status');
    await customer.getByText('给您带来不便，非常抱歉').first().waitFor();
    await customer.getByRole('button', { name: 'English' }).click();
    await notices.getByText('Some of our online services are down', { exact: false }).waitFor();
    expect((await seriousFaults(customer)).filter((fault) => fault.includes('notices'))).toEqual([]);
    await customer.reload({ waitUntil: 'commit' });
    await notices.getByText('Some of our online services are down', { exact: false }).waitFor();
    const { page: later } = await visit(phone, world.running.app.address);
    await later.locator('#notices').getByText(NOTICE).waitFor();
    expect(await later.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await button('撤下公告').click();
    await until('the notice gone', async () => (await notices.innerText()) === '' && (await later.locator('#notices').innerText()) === '', 20_000);
    expect(faults).toEqual([]);
    expect(deskFaults).toEqual([]);
  });
});
