import { describe, expect, test } from 'vitest';
import { browserIsThere } from '../support/chromium.js';
import { inBrowser, pictures } from '../support/inBrowser.js';
import { atRest, openConsole, seriousFaults } from '../support/console.js';
import { until } from '../support/until.js';
import { Customer } from '../support/customer.js';
import { addStaff } from '../support/staff.js';


describe.skipIf(!browserIsThere())('the review in a browser', { timeout: 240_000 }, () => {
  const world = inBrowser(async (app) => {
    await addStaff(app, 'zhou', ['supervisor'], { displayName: '周主管', workNumber: '2001' });
    await addStaff(app, 'he', ['compliance'], { displayName: '何合规', workNumber: '3001' });
  });

  const picture = pictures('REVIEW_SHOTS', 'review');

  test('GIVEN a complaint WHEN a supervisor looks for two characters of it THEN they find, read, comment and link to a line, and the next one sees who looked', async () => {
    const customer = await Customer.arrive(world.running.app.address);
    await customer.say('我要投诉');
    await customer.say('你们卖给我的基金亏了一半，客户经理没有说明风险');
    await customer.say('投诉的处理期限是多久？');
    const { page, faults } = await openConsole(world.browser, world.running.app.address, 'zhou');
    await page.goto(`${world.running.app.address}/console/review`);
    await page.getByRole('textbox', { name: '查找' }).fill('風險');
    await page.keyboard.press('Enter');
    const hit = page.locator('.review-hit').filter({ hasText: '没有说明' });
    await hit.waitFor();
    expect(await hit.locator('mark').first().textContent()).toBe('风险');
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'find');
    // What was found leads to its line, and the line is marked.
    await hit.locator('.review-lines a').first().click();
    const target = page.locator('.line-target');
    await target.waitFor();
    expect(await target.textContent()).toContain('没有说明风险');
    expect(page.url()).toMatch(/\/console\/review\/[^/]+#s\d+$/);
    await picture(page, 'read');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: '事项与时限' }).click();
    await page.getByRole('img', { name: '时间线' }).waitFor();
    await picture(page, 'time');
    // A comment on the line, by keyboard.
    await target.getByRole('button', { name: /^批注第/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '批注内容' }).fill('应当提示风险揭示书');
    await picture(page, 'comment');
    await page.keyboard.press('Control+Enter');
    await page.locator('.line-note').filter({ hasText: '应当提示风险揭示书' }).waitFor();
    await target.getByRole('link', { name: '批注' }).waitFor();
    const link = page.url();
    // The address alone brings a colleague to the same line; they see who looked before.
    const { page: other } = await openConsole(world.browser, world.running.app.address, 'he');
    await other.goto(link);
    await other.locator('.line-target').filter({ hasText: '没有说明风险' }).waitFor();
    await other.getByRole('tab', { name: '谁看过' }).click();
    await other.getByText('周主管').first().waitFor();
    await picture(other, 'readers');
    await other.context().close();
    // Phone.
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, 'phone-read');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth + 1')).toBe(true);
    await page.goBack();
    await page.locator('.review-hit').first().waitFor();
    expect(await page.getByRole('textbox', { name: '查找' }).inputValue()).toBe('風險');
    await picture(page, 'phone-find');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth + 1')).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('GIVEN filters WHEN a search is kept THEN it is there again with one click; two conversations stand side by side', async () => {
    const customer = await Customer.arrive(world.running.app.address);
    await customer.say('信用卡年费多少');
    const second = await Customer.arrive(world.running.app.address);
    await second.say('信用卡年费怎么减免');
    const { page, faults } = await openConsole(world.browser, world.running.app.address, 'zhou');
    await page.goto(`${world.running.app.address}/console/review`);
    await page.getByRole('textbox', { name: '查找' }).fill('年费');
    await page.getByRole('button', { name: /筛选/ }).click();
    await picture(page, 'filters');
    expect(await seriousFaults(page)).toEqual([]);
    // What was said is found a moment later.
    await until('both talks', async () => {
      await page.getByRole('button', { name: '查找' }).click();
      await atRest(page);
      return (await page.locator('.review-hit').count()) >= 2;
    });
    await page.getByRole('button', { name: '保存搜索' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '名称' }).fill('年费');
    await dialog.getByRole('button', { name: '保存搜索' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.goto(`${world.running.app.address}/console/review`);
    await page.getByRole('button', { name: '已存搜索' }).click();
    await page.getByRole('button', { name: '年费', exact: true }).click();
    await page.locator('.review-hit').filter({ hasText: '减免' }).locator('.review-open').click();
    await page.locator('.line').first().waitFor();
    await page.getByRole('button', { name: '并排比较' }).click();
    await page.getByRole('textbox', { name: '会话编号' }).fill(customer.conversation);
    await page.keyboard.press('Enter');
    await page.locator('.review-pane').nth(1).locator('.line').filter({ hasText: '年费多少' }).first().waitFor();
    expect(page.url()).toContain(`beside=${encodeURIComponent(customer.conversation)}`);
    await picture(page, 'compare');
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
