import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Staff } from '../../bot/staff/port.js';
import { browserIsThere } from '../support/chromium.js';
import { inBrowser } from '../support/inBrowser.js';
import { openConsole, seriousFaults } from '../support/console.js';
import { Customer } from '../support/customer.js';
import { addStaff } from '../support/staff.js';
import { until } from '../support/until.js';
import { addPastFacts } from '../support/pastFacts.js';

/** Where pictures go; none are taken without it. */
const SHOTS = process.env['FIGURES_SHOTS'];

describe.skipIf(!browserIsThere())('figures in a browser', { timeout: 240_000 }, () => {
  let wang: Staff;
  const world = inBrowser(async (app) => {
    await addStaff(app, 'zhou', ['supervisor'], { displayName: '周主管', workNumber: '2001' });
    wang = await addStaff(app, 'wang', ['agent'], { displayName: '王敏', workNumber: '1023' });
    addPastFacts(app, 3_000, [wang.id, 's-li', 's-zhao']);
  });

  const picture = async (page: Page, name: string): Promise<void> => {
    if (SHOTS === undefined) return;
    for (const [size, width, height] of [['desktop', 1440, 900], ['phone', 390, 844]] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
        await page.waitForTimeout(400);
        await page.screenshot({ path: join(SHOTS, `figures-${name}-${size}-${colorScheme}.png`), fullPage: false });
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  };

  test('GIVEN customers who asked WHEN a supervisor presses a number THEN the list has as many, and each leads to its line', async () => {
    const customer = await Customer.arrive(world.running.app.address);
    for (let count = 0; count < 3; count += 1) await customer.say('投诉的处理期限是多久？');
    const { page, faults } = await openConsole(world.browser, world.running.app.address, 'zhou');
    await page.goto(`${world.running.app.address}/console/figures?from=2026-11-25&to=2026-11-25`);
    const card = page.locator('.figure-card').filter({ has: page.getByRole('heading', { name: '引用条款' }) });
    // Figures follow the record by a moment.
    await until('three clauses', async () => {
      await page.reload();
      await card.locator('.figure-total button').waitFor();
      return Number(await card.locator('.figure-total button').textContent()) >= 3;
    });
    await card.getByRole('button', { name: /^表格/ }).click();
    const cell = card.locator('tbody button').first();
    const said = Number(await cell.textContent());
    await cell.click();
    const drawer = page.locator('.figure-behind');
    await drawer.getByText(`共 ${said} 条`).waitFor();
    expect(await drawer.locator('.figure-facts li').count()).toBe(said);
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'behind');
    await drawer.locator('.figure-facts a').first().click();
    await page.waitForURL(/\/console\/review\/[^/]+#s\d+$/);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('GIVEN a month of figures WHEN they are looked at, and compared, THEN every chart is there, drawn or as a table, and axe finds nothing serious', async () => {
    const { page, faults } = await openConsole(world.browser, world.running.app.address, 'zhou');
    await page.goto(`${world.running.app.address}/console/figures`);
    await page.locator('.figure-card').first().waitFor();
    await until('all charts', async () => (await page.locator('.figure-chart svg').count()) === 14);
    expect(await page.locator('.figure-none').count()).toBeLessThan(3);
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'overview');
    if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, 'figures-overview-whole.png'), fullPage: true });
    await page.goto(`${world.running.app.address}/console/figures?across=branch`);
    await until('all charts', async () => (await page.locator('.figure-chart svg').count()) === 14);
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'across');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('GIVEN a month that is over WHEN its scorecards are shown THEN the agent acknowledges theirs, and the supervisor compares it then; a plan is written and waits for a colleague', async () => {
    const zhou = await openConsole(world.browser, world.running.app.address, 'zhou');
    await zhou.page.goto(`${world.running.app.address}/console/figures/scorecards`);
    await zhou.page.getByRole('button', { name: '出示给坐席' }).click();
    const card = zhou.page.locator('.score-card').filter({ hasText: '王敏' });
    await card.getByText('本人尚未确认，暂不显示').waitFor();
    const agent = await openConsole(world.browser, world.running.app.address, 'wang');
    await agent.page.goto(`${world.running.app.address}/console/figures`);
    await agent.page.getByRole('textbox', { name: /您的意见/ }).fill('10 月有两天系统故障');
    expect(await seriousFaults(agent.page)).toEqual([]);
    await picture(agent.page, 'own');
    await agent.page.getByRole('button', { name: '确认已阅' }).click();
    await agent.page.getByText('本人已确认').waitFor();
    await zhou.page.reload();
    await card.getByText('10 月有两天系统故障').waitFor();
    await card.getByText('首次响应').waitFor();
    expect(await seriousFaults(zhou.page)).toEqual([]);
    await picture(zhou.page, 'scorecards');
    await zhou.page.goto(`${world.running.app.address}/console/figures/report`);
    await zhou.page.getByRole('textbox', { name: '改进计划正文' }).fill('一、增加晚班坐席\n二、补充手续费条款');
    await zhou.page.getByRole('button', { name: '保存为草稿' }).click();
    await zhou.page.getByText('编写者不能批准自己写的版本').waitFor();
    expect(await seriousFaults(zhou.page)).toEqual([]);
    await picture(zhou.page, 'report');
    // The report opens as it will be printed, without a script.
    await zhou.page.goto(`${world.running.app.address}/api/reports/2026-10/file?shown=1`);
    await zhou.page.getByRole('heading', { name: /服务月报 2026-10/ }).waitFor();
    expect(await zhou.page.locator('svg').count()).toBeGreaterThan(10);
    if (SHOTS !== undefined) await zhou.page.screenshot({ path: join(SHOTS, 'figures-monthly.png'), fullPage: true });
    expect([...zhou.faults, ...agent.faults]).toEqual([]);
    await Promise.all([zhou.page.close(), agent.page.close()]);
  });
});
