import { describe, expect, test } from 'vitest';
import { browserIsThere } from '../support/chromium.js';
import { inBrowser, pictures } from '../support/inBrowser.js';
import { openConsole, seriousFaults } from '../support/console.js';
import { booked } from '../change/helpers.js';
import { Customer } from '../support/customer.js';
import { addStaff } from '../support/staff.js';

const CARD = '6222020200112233448';

describe.skipIf(!browserIsThere())('sealed data and service files in a browser', { timeout: 240_000 }, () => {
  const world = inBrowser((app) => addStaff(app, 'he', ['compliance'], { displayName: '何合规', workNumber: '3001' }));
  const picture = pictures('CUSTOMERS_SHOTS', 'customers');

  test('GIVEN a masked line WHEN compliance gives a reason THEN it is shown, hides by hand, and stands in the log; and the customer\'s file opens', async () => {
    const customer = await Customer.arrive(world.running.app.address);
    await customer.say(`我的卡号是 ${CARD}，请核对`);
    await booked(customer, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138081');
    const { page, faults } = await openConsole(world.browser, world.running.app.address, 'he', { width: 1440, height: 900 });
    await page.goto(`${world.running.app.address}/console/review/${customer.conversation}`);
    await page.getByRole('button', { name: /查看原文：第 \d+ 行/ }).first().click();
    await page.getByRole('textbox', { name: '理由' }).fill('客户来电核对卡号');
    await picture(page, 'reason');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '记录并查看' }).click();
    const shown = page.locator('.unsealed');
    await shown.waitFor();
    expect(await shown.textContent()).toContain(CARD);
    await picture(page, 'unsealed');
    await shown.getByRole('button').click();
    await shown.waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(CARD);

    await page.goto(`${world.running.app.address}/console/review/customers/log`);
    await page.getByText('客户来电核对卡号').first().waitFor();
    await picture(page, 'log');
    expect(await seriousFaults(page)).toEqual([]);

    await page.goto(`${world.running.app.address}/console/review/customers`);
    await page.getByRole('textbox', { name: '电话、邮箱、客户号或单号' }).fill('13800138081');
    await page.keyboard.press('Enter');
    await page.getByText('王*').first().waitFor();
    expect(await page.content()).not.toContain('13800138081');
    expect(page.url()).not.toContain('13800138081');
    await picture(page, 'file');
    expect(await seriousFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, 'file-phone');
    await page.goto(`${world.running.app.address}/console/review/customers/requests`);
    await page.getByText('没有请求').waitFor();
    await picture(page, 'requests-phone');
    expect(await seriousFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('GIVEN a customer on the telephone WHEN compliance takes their request down THEN it stands among the open ones; and everybody finds what they looked at themselves', async () => {
    const { page, faults } = await openConsole(world.browser, world.running.app.address, 'he');
    await page.goto(`${world.running.app.address}/console/review/customers/requests`);
    await page.getByRole('button', { name: '登记请求' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '客户', exact: true }).fill('13800138081');
    await dialog.getByText('更正', { exact: true }).click();
    await dialog.getByRole('textbox', { name: '有误的内容' }).fill('地址：浦东');
    await dialog.getByRole('textbox', { name: '正确的内容' }).fill('地址：静安');
    expect(await seriousFaults(page)).toEqual([]);
    await picture(page, 'take-down');
    // The answer is lost on its way: what was typed is still there, and the second try makes no second request.
    await page.route('**/api/requests', async (route) => { await route.fetch(); await route.abort(); }, { times: 1 });
    await dialog.getByRole('button', { name: /登\s*记/ }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByRole('textbox', { name: '正确的内容' }).inputValue()).toBe('地址：静安');
    await dialog.getByRole('button', { name: /登\s*记/ }).click();
    await page.getByText('有误：地址：浦东 → 正确：地址：静安').waitFor();
    expect(await page.getByText('有误：地址：浦东 → 正确：地址：静安').count()).toBe(1);
    await picture(page, 'requests');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /何合规/ }).click();
    await page.getByText('我的查阅记录').click();
    await page.getByRole('heading', { name: '我的查阅记录' }).waitFor();
    await page.getByText('打开服务档案').first().waitFor();
    await picture(page, 'own-looks');
    expect(await seriousFaults(page)).toEqual([]);
    expect(faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([]);
  });
});
