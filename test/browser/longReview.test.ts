import { describe, expect, test } from 'vitest';
import type { Draft } from '../../records/record.js';
import { browserIsThere } from '../support/chromium.js';
import { openConsole, seriousFaults } from '../support/console.js';
import { Customer } from '../support/customer.js';
import { inBrowser, pictures } from '../support/inBrowser.js';
import { addStaff } from '../support/staff.js';
import { until } from '../support/until.js';

const RECORDS = 5_000;
/** Lines in a page; one page is read for a line, and the next when its end comes near. */
const PAGE = 150;

describe.skipIf(!browserIsThere())('a long conversation in the review', { timeout: 240_000 }, () => {
  let conversation: string;
  const world = inBrowser(async ({ app, clock }) => {
    await addStaff({ app }, 'zhou', ['supervisor'], { displayName: '周主管' });
    ({ conversation } = await Customer.arrive(app.address));
    const at = new Date(clock.now()).toISOString();
    const draft = (number: number): Draft => number % 2 === 0
      ? { kind: 'event', at, from: { role: 'system', id: 'guitai' }, to: { role: 'customer', id: '' }, outcome: 'done', content: { event: 'form.begun', data: { form: 'complaint-more' } } }
      : { kind: 'message', at, from: { role: 'customer', id: '' }, to: { role: 'bot', id: 'guitai' }, outcome: 'received', content: { text: `第${number}句：手续费太贵了`, locale: 'zh-Hans' } };
    for (let from = 1; from < RECORDS; from += 500) {
      await Promise.all(Array.from({ length: 500 }, (_, index) => app.database.turns.accept({ conversation, key: `long-${from + index}`, wantsTurn: false, record: draft(from + index) }, clock.now())));
    }
  });
  const picture = pictures('REVIEW_SHOTS', 'long');

  test.for([1, 2_500, 4_999])('GIVEN 5,000 records WHEN line %i is opened THEN it is there after one page of lines, whatever lies before it', async (line) => {
    const { page, faults } = await openConsole(world.browser, world.running.app.address, 'zhou');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (/\/records\?/.test(request.url())) asked.push(new URL(request.url()).search);
    });
    await page.goto(`${world.running.app.address}/console/review/${conversation}#s${line}`);
    await page.locator('.line-target').waitFor();
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(await page.locator('.line').count()).toBeLessThanOrEqual(2 * PAGE);
    await until('the line to be in view', () => page.evaluate<boolean>("(() => { const { top, bottom } = document.querySelector('.line-target').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })()"));
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('GIVEN more places than are listed WHEN the list is read THEN it says so in words, lists more, and leads to any line by its number', async () => {
    const { page } = await openConsole(world.browser, world.running.app.address, 'zhou');
    await page.goto(`${world.running.app.address}/console/review/${conversation}`);
    const places = page.locator('.review-jump li');
    await page.getByText('已列出 300 处').waitFor();
    expect(await places.count()).toBe(300);
    expect(await places.first().textContent()).toContain('开始填写表单 投诉补充');
    expect(await page.locator('.review-jump').textContent()).not.toMatch(/[a-z]+[.-][a-z]+/);
    await page.getByRole('button', { name: '再列出 300 处' }).click();
    expect(await places.count()).toBe(600);
    await page.getByText('这个会话可跳转之处超过 2000 处').waitFor();
    await page.getByRole('spinbutton', { name: '行号' }).fill('4990');
    await page.keyboard.press('Enter');
    await page.locator('.line-target').filter({ has: page.locator('.line-number', { hasText: '4990' }) }).waitFor();
    await picture(page, 'jump');
    expect(await seriousFaults(page)).toEqual([]);
    await page.context().close();
  });

  test('GIVEN words that were searched WHEN the conversation is opened from the hit THEN they are marked in its lines, until that is ended', async () => {
    const { page } = await openConsole(world.browser, world.running.app.address, 'zhou');
    await page.goto(`${world.running.app.address}/console/review`);
    await page.getByRole('textbox', { name: '查找' }).fill('手續費 太贵');
    await page.keyboard.press('Enter');
    await page.locator('.review-hit .review-lines a').first().click();
    await page.locator('.line-target').waitFor();
    expect(await page.locator('.line-target mark').allTextContents()).toEqual(['手续费', '太贵']);
    expect(page.url()).not.toContain(encodeURIComponent('手'));
    await page.locator('.line-number').nth(10).click();
    expect(await page.locator('.line mark').count()).toBeGreaterThan(20);
    await page.getByRole('button', { name: '不再标出' }).click();
    await page.locator('.line mark').first().waitFor({ state: 'detached' });
    await page.context().close();
  });
});
