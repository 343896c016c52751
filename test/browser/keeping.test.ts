import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserIsThere } from '../support/chromium.js';
import { openConsole, seriousFaultsInBoth } from '../support/console.js';
import { Customer } from '../support/customer.js';
import { builtPages, inBrowser, pictures } from '../support/inBrowser.js';
import { addStaff } from '../support/staff.js';
import { until } from '../support/until.js';

const DAY = 86_400_000;

describe.skipIf(!browserIsThere())('keeping the record in a browser', { timeout: 300_000 }, () => {
  let told: string;
  let other: string;
  let page: Page;
  let faults: readonly string[];
  const world = inBrowser(async (running) => {
    await addStaff(running, 'wang', ['supervisor'], { displayName: '王主管' });
    await addStaff(running, 'chen', ['compliance'], { displayName: '陈合规' });
    const [first, second] = await Promise.all([Customer.arrive(running.app.address), Customer.arrive(running.app.address)]);
    await first.say('你们几点开门？');
    await second.say('浦东支行在哪里？');
    [told, other] = [first.conversation, second.conversation];
    // How the last answers were delivered is on record by the time the server has stopped: nothing of that day comes later.
    const { webDirectory, consoleDirectory } = await builtPages();
    await running.app.stop();
    running.clock.move(430 * DAY);
    await running.restart({ webDirectory, consoleDirectory }, true);
  });
  beforeAll(async () => {
    ({ page, faults } = await openConsole(world.browser, world.running.app.address, 'wang'));
  });
  afterAll(() => page.context().close());

  const picture = pictures('KEEPING_SHOTS', 'keeping');
  /** Nothing serious on the screen as it is, light or dark. */
  async function seen(name: string, on = page): Promise<void> {
    await until('loaded', async () => (await on.locator('.ant-spin-spinning').count()) === 0);
    expect(await seriousFaultsInBoth(on), name).toEqual([]);
    await picture(on, name);
  }
  const open = async (tab: string, on = page): Promise<void> => {
    await on.getByRole('link', { name: /存证与保管$/ }).click();
    await on.locator('.keeping-nav').getByRole('link', { name: tab, exact: true }).click();
  };
  const press = (name: string, on = page) => on.getByRole('button', { name, exact: true }).click();
  const confirmed = (name: string, on = page) => on.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  const one = (conversation: string, on = page) => on.locator('.keeping-list li').filter({ hasText: conversation });

  test('GIVEN the policy WHEN opened THEN it says how long what is kept', async () => {
    await open('保存期限');
    await page.getByRole('row', { name: /投诉 5 年/ }).waitFor();
    await seen('policy');
  });

  test('GIVEN a month that is over WHEN archived and put back by what is on screen THEN it is found in the catalogue, and read', async () => {
    await open('归档');
    await press('归档 2026-11');
    await seen('archive-sure');
    await confirmed('归档 2026-11');
    await page.getByText('2026-11 已归档：2 个会话').waitFor();
    await seen('archives');
    await open('查找归档');
    await page.getByLabel('会话编号').fill(told);
    await press('查找');
    await one(told).waitFor();
    await seen('catalogue');
    const record = await page.request.get(`${world.running.app.address}${(await one(told).getByRole('button', { name: /查看记录/ }).or(one(told).getByRole('link', { name: /查看记录/ })).first().getAttribute('href')) ?? ''}`);
    expect(await record.text()).toContain('你们几点开门');
    await open('归档');
    await press('恢复 2026-11-1');
    await confirmed('恢复');
    await page.getByText('2026-11-1 已恢复：2 个会话').waitFor();
  });

  test('GIVEN a hold WHEN placed and lifted by what is on screen THEN the lists say who, when and why', async () => {
    await open('法律冻结');
    await page.getByText('没有生效中的冻结。').waitFor();
    await press('设置冻结');
    await confirmed('设置冻结');
    await page.getByText('请写明原因').waitFor();
    await seen('hold-missing');
    await page.getByRole('dialog').getByLabel('会话编号').fill(told);
    await page.getByRole('dialog').getByLabel('原因').fill('诉讼 2028-17');
    await confirmed('设置冻结');
    await one(told).getByText('王主管').waitFor();
    await seen('holds');
  });

  test('GIVEN conversations past their time WHEN one proposes and another approves THEN what is held stays, the rest goes, and there is a certificate', async () => {
    world.running.clock.move(4 * 366 * DAY);
    const [proposing, approving] = [await openConsole(world.browser, world.running.app.address, 'wang'), await openConsole(world.browser, world.running.app.address, 'chen')];
    const { page: by } = proposing;
    await open('到期删除', by);
    await one(told, by).getByText('冻结中').waitFor();
    expect(await by.getByRole('checkbox', { name: `选择 ${told}` }).isDisabled()).toBe(true);
    await by.getByRole('checkbox', { name: `选择 ${other}` }).check();
    await press('提出删除', by);
    await by.getByRole('dialog').getByLabel('原因').fill('期满');
    await seen('deletion-reason', by);
    await confirmed('提出删除', by);
    await by.getByRole('link', { name: /^DEL-/ }).click();
    await by.getByText('须由提出人以外的人批准').waitFor();
    await seen('deletion-own', by);

    const { page: on } = approving;
    await open('到期删除', on);
    await seen('deletions', on);
    await on.getByRole('link', { name: /^DEL-/ }).click();
    await on.getByRole('button', { name: '批准并删除' }).waitFor();
    await seen('deletion', on);
    await press('批准并删除', on);
    await seen('deletion-sure', on);
    await confirmed('批准并删除', on);
    await on.getByText(/已删除 1 个会话、\d+ 条记录；保留 0 个/).waitFor();
    await seen('deletion-done', on);
    const certificate = await on.request.get(`${world.running.app.address}${(await on.getByRole('link', { name: '打印证书' }).getAttribute('href')) ?? ''}`);
    expect(await certificate.text()).toContain(other);
    expect([...faults, ...proposing.faults, ...approving.faults]).toEqual([]);
    for (const { page: each } of [proposing, approving]) await each.context().close();
  });
});
