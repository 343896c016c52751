import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWeb } from '../../adapters/web/build.mjs';
import exampleBank from '../../cases/profile/example-bank.json' with { type: 'json' };
import { zhHans } from '../../texts/zh-Hans/index.js';
import { startApp, type RunningApp } from '../support/app.js';
import { browserIsThere, startBrowser, visit, type Visit } from '../support/chromium.js';

const SENTENCE = '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000';
const PHONE = { width: 375, height: 667 };
/** The smallest PNG there is: one pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** What is asked of the document itself, as text: this file knows no DOM. */
const WIDEST = "Math.max(...[...document.querySelectorAll('html, .bar, .foot, .chat, .webchat__basic-transcript__scrollable')].map((each) => each.scrollWidth))";
const SMALL_TARGETS = `[...document.querySelectorAll('.bar button, .foot a, .foot summary, .ac-pushButton, .webchat__suggested-action, .webchat__icon-button')]
  .filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 24).map((each) => each.outerHTML.slice(0, 80))`;

/** Buttons by what they are: Web Chat repeats their names in a hidden region for screen readers. */
const ALREADY = zhHans['form.already'].split('{')[0] ?? '';
/** Everybody who can be booked. */
const ADVISERS = exampleBank.advisers.map(({ id }) => id);
const choice = (page: Page, name: string): Locator => page.locator('.webchat__suggested-action', { hasText: name }).first();
const cardButton = (page: Page, name: string): Locator => page.locator('.ac-pushButton', { hasText: name }).first();

describe.skipIf(!browserIsThere())('the page in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  let desktop: BrowserContext;
  let phone: BrowserContext;
  let running: RunningApp;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'guitai-web-'));
    await buildWeb(directory);
    [browser, running] = await Promise.all([startBrowser(), startApp({}, { webDirectory: directory })]);
    const chinese = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };
    desktop = await browser.newContext(chinese);
    phone = await browser.newContext({ ...chinese, viewport: PHONE, hasTouch: true, isMobile: true });
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
    await rm(directory, { recursive: true, force: true });
  });

  /** Visits as a new customer; the page has to be without fault at the end. */
  async function asCustomer(act: (visit: Visit) => Promise<void>, context = desktop): Promise<void> {
    const made = await visit(context, running.app.address);
    try {
      await act(made);
      expect(made.faults).toEqual([]);
    } finally {
      await context.setOffline(false);
      await made.page.close();
    }
  }

  test('GIVEN a new customer WHEN the page opens THEN a machine greets them with services to choose from, all from our own origin', () =>
    asCustomer(async ({ page }) => {
      await page.getByText('我是自动程序，不是真人').first().waitFor();
      await choice(page, '理财咨询').waitFor();
      expect(await page.title()).toBe('示例银行 · 自动客服助手');
      expect(await page.getByRole('heading', { name: '示例银行' }).isVisible()).toBe(true);
      expect(await page.getByText('自动客服助手 · 不是真人').isVisible()).toBe(true);
      expect(await page.locator('#status').innerText()).toBe('');
    }));

  test('GIVEN everything in one sentence WHEN 确认 is pressed THEN the receipt number shows, and is still there after a reload', () =>
    asCustomer(async ({ page, say }) => {
      await say(SENTENCE);
      await cardButton(page, '确认').click();
      await page.getByText(/BK-20261125-\d{4}-[0-9A-Z]/).first().waitFor();
      await page.reload();
      await page.getByText(/BK-20261125-\d{4}-[0-9A-Z]/).first().waitFor();
      // As it is on record: the number masked.
      expect(await page.getByText(SENTENCE.replace('13800138000', '138****8000')).count()).toBeGreaterThan(0);
    }));

  test('GIVEN a press that arrived although the answer to it was lost WHEN it is pressed again THEN one appointment is booked', () =>
    asCustomer(async ({ page, say, forgive }) => {
      forgive(/400|Failed to post activity/);
      await say('下周四下午四点在徐汇支行约开户，我叫李雷，13700137000');
      await cardButton(page, '确认').waitFor();
      let lost = 0;
      await page.route('**/activities', async (route) => {
        if (route.request().method() !== 'POST' || lost > 0) {
          await route.fallback();
          return;
        }
        lost += 1;
        await route.fetch();
        await route.fulfill({ status: 400, contentType: 'application/json', body: '{"error":{"code":"BadArgument","message":"?"}}' });
      });
      const before = await running.app.database.bookings.occupied(ADVISERS, '2026-12-03T00:00', '2026-12-04T00:00');
      await cardButton(page, '确认').click();
      await page.getByText(/BK-20261125-\d{4}-[0-9A-Z]/).first().waitFor();
      await cardButton(page, '确认').click();
      await page.getByText(ALREADY).first().waitFor();
      expect(lost).toBe(1);
      const after = await running.app.database.bookings.occupied(ADVISERS, '2026-12-03T00:00', '2026-12-04T00:00');
      expect(after.length - before.length).toBe(1);
    }));

  test('GIVEN a conversation WHEN the language is switched to English THEN the page and the reply are English, and stay so after a reload', () =>
    asCustomer(async ({ page, say }) => {
      await choice(page, '理财咨询').waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await choice(page, 'Wealth advice').waitFor();
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      await page.getByText('Automated · not a person').waitFor();
      await say('What are your opening hours?');
      await page.getByText(/Pudong branch/).first().waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Example Bank' }).waitFor();
      await page.getByPlaceholder('Type your question').waitFor();
    }));

  test('GIVEN a small picture WHEN it is sent THEN it arrives and shows', () =>
    asCustomer(async ({ page }) => {
      await choice(page, '理财咨询').waitFor();
      await page.locator('input[type=file]').setInputFiles({ name: '证件.png', mimeType: 'image/png', buffer: PIXEL });
      await page.locator('img[src*="/files/"]').first().waitFor();
    }));

  test('GIVEN a file that is not what it says WHEN it is sent THEN the page says why it was refused', () =>
    asCustomer(async ({ page, forgive }) => {
      forgive(/415|Failed to post activity/);
      await choice(page, '理财咨询').waitFor();
      await page.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
      await page.getByText('没有发送成功：文件“a.png”的内容与它的类型不符').waitFor();
    }));

  test('GIVEN no network WHEN the customer speaks and the network comes back THEN the page says so both times, and the message arrives once', () =>
    asCustomer(async ({ page, say, forgive }) => {
      forgive(/ERR_INTERNET_DISCONNECTED/);
      await choice(page, '理财咨询').waitFor();
      await desktop.setOffline(true);
      await page.getByText('网络已断开').waitFor();
      await say('营业时间');
      await desktop.setOffline(false);
      await page.getByText(/各网点营业时间/).first().waitFor();
      await page.getByText('网络已断开').waitFor({ state: 'hidden' });
      await page.reload();
      await page.getByText(/各网点营业时间/).first().waitFor();
      expect(await page.locator('.webchat__bubble--from-user').count()).toBe(1);
    }));

  test('GIVEN a conversation WHEN 新对话 is confirmed THEN a new one begins, and the old one is gone from the page', () =>
    asCustomer(async ({ page, say }) => {
      await say('营业时间');
      await page.getByText(/各网点营业时间/).first().waitFor();
      await page.getByRole('button', { name: '新对话' }).click();
      await page.keyboard.press('Escape');
      expect(await page.getByText(/各网点营业时间/).count()).toBeGreaterThan(0);
      await page.getByRole('button', { name: '新对话' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '开始新对话' }).click();
      await page.getByText('已开始新的对话').waitFor();
      await page.getByText('我是自动程序，不是真人').first().waitFor();
      expect(await page.getByText(/各网点营业时间/).count()).toBe(0);
    }));

  test('GIVEN a phone WHEN a booking is made THEN nothing is wider than the screen and every target is large enough', () =>
    asCustomer(
      async ({ page, say }) => {
        await say(SENTENCE);
        await cardButton(page, '确认').click();
        await page.getByText(/BK-20261125/).first().waitFor();
        expect(await page.evaluate<number>(WIDEST)).toBeLessThanOrEqual(PHONE.width);
        expect(await page.evaluate<string[]>(SMALL_TARGETS)).toEqual([]);
        expect(await page.evaluate<string>("getComputedStyle(document.querySelector('#webchat textarea')).fontSize")).toBe('16px');
      },
      phone,
    ));
});
