import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserIsThere } from '../support/chromium.js';
import { openConsole, seriousFaultsInBoth } from '../support/console.js';
import { Customer } from '../support/customer.js';
import { inBrowser, pictures } from '../support/inBrowser.js';
import { addStaff } from '../support/staff.js';

describe.skipIf(!browserIsThere())('proving the record in a browser', { timeout: 240_000 }, () => {
  let page: Page;
  let faults: readonly string[];
  const world = inBrowser(async ({ app }) => {
    await addStaff({ app }, 'he', ['compliance'], { displayName: '何合规' });
    await (await Customer.arrive(app.address)).say('投诉多久有答复？');
  });
  beforeAll(async () => {
    ({ page, faults } = await openConsole(world.browser, world.running.app.address, 'he'));
    await page.getByRole('link', { name: /存证与保管$/ }).click();
    await page.locator('.keeping-nav').getByRole('link', { name: '证明' }).click();
  });
  afterAll(() => page.context().close());

  const picture = pictures('PROOF_SHOTS', 'proof');
  async function seen(name: string): Promise<void> {
    expect(await seriousFaultsInBoth(page), name).toEqual([]);
    await picture(page, name);
  }
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const downloaded = async (link: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link, exact: true }).first().click()]);
    return await readFile(await download.path(), 'utf8');
  };

  test('GIVEN nothing proved yet WHEN verified THEN it is said whole, with counts', async () => {
    await page.getByText('尚未验证过。').waitFor();
    await seen('empty');
    await press('开始验证');
    await page.getByText(/^完整：\d+ 条记录，\d+ 个会话$/).waitFor();
    await seen('verified');
  });

  test('GIVEN an anchor WHEN made, downloaded, and checked THEN the record contains what it saw; an edited one does not fit, and what is no anchor is refused', async () => {
    await press('立即建立');
    const anchor = await downloaded('下载');
    const choose = (text: string) => page.locator('input[type=file]').setInputFiles({ name: 'anchor.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await choose(anchor);
    await page.getByText(/^记录仍包含锚点 1（/).waitFor();
    await choose(anchor.replace(/"records": ?\d+/, '"records":1'));
    await page.getByText(/^与锚点 1（.*）有 \d+ 处不符$/).waitFor();
    await choose('没有');
    await page.getByText('所选文件不是锚点文件。').waitFor();
    await seen('anchors');
  });

  test('GIVEN an export WHEN asked for THEN file and manifest are fetched, and agree', async () => {
    await page.getByText('JSON Lines').click();
    await press('导出');
    await page.getByText(/^SHA-256 [0-9a-f]{64}$/).waitFor();
    const lines = (await downloaded('文件')).trimEnd().split('\n');
    expect(JSON.parse(await downloaded('清单'))).toMatchObject({ records: lines.length, elsewhere: { archived: 0, deleted: 0 } });
    await seen('exports');
    await page.setViewportSize({ width: 390, height: 844 });
    await seen('phone');
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth + 1')).toBe(true);
    expect(faults).toEqual([]);
  });
});
