import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import exampleBank from '../../cases/profile/example-bank.json' with { type: 'json' };
import { zhHans } from '../../texts/zh-Hans/index.js';
import { browserIsThere, visit, type Visit } from '../support/chromium.js';
import { inBrowser } from '../support/inBrowser.js';
import { until } from '../support/until.js';

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
  let desktop: BrowserContext;
  let phone: BrowserContext;
  const world = inBrowser(async () => {
    const chinese = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };
    desktop = await world.browser.newContext(chinese);
    phone = await world.browser.newContext({ ...chinese, viewport: PHONE, hasTouch: true, isMobile: true });
  });

  /** Visits as a new customer; the page has to be without fault at the end. */
  async function asCustomer(act: (visit: Visit) => Promise<void>, context = desktop): Promise<void> {
    const made = await visit(context, world.running.app.address);
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
      const before = await world.running.app.database.bookings.occupied(ADVISERS, '2026-12-03T00:00', '2026-12-04T00:00');
      await cardButton(page, '确认').click();
      await page.getByText(/BK-20261125-\d{4}-[0-9A-Z]/).first().waitFor();
      await cardButton(page, '确认').click();
      await page.getByText(ALREADY).first().waitFor();
      expect(lost).toBe(1);
      const after = await world.running.app.database.bookings.occupied(ADVISERS, '2026-12-03T00:00', '2026-12-04T00:00');
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

  test('GIVEN an answer from the norms WHEN its clause is unfolded by keyboard THEN it shows with the answer marked, nothing is sent, and it folds again', () =>
    asCustomer(
      async ({ page, say }) => {
        await say('你们打电话问我满不满意是干什么的');
        const fold = cardButton(page, '规范 7.2 条款原文');
        await fold.waitFor();
        expect(await fold.getAttribute('aria-expanded')).toBe('false');
        expect(await page.getByText('现场访谈').count()).toBe(0);
        await fold.focus();
        await page.keyboard.press('Enter');
        await page.getByText('现场访谈').first().waitFor();
        expect(await fold.getAttribute('aria-expanded')).toBe('true');
        expect(await page.locator('.ac-richTextBlock span[style*="font-weight: 600"]', { hasText: /^满意度调查用来评估服务质量、改进服务流程。$/ }).count()).toBe(1);
        expect(await page.evaluate<number>(WIDEST)).toBeLessThanOrEqual(PHONE.width);
        expect(await page.evaluate<string[]>(SMALL_TARGETS)).toEqual([]);
        await page.keyboard.press('Enter');
        await page.getByText('现场访谈').first().waitFor({ state: 'hidden' });
        expect(await page.locator('.webchat__bubble--from-user').count()).toBe(1);
      },
      phone,
    ));

  test('GIVEN an agent who types THEN the page shows it until the answer, and whoever watches is told when the customer types', () =>
    asCustomer(async ({ page, say }) => {
      await choice(page, '理财咨询').waitFor();
      const token = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/activities'));
      await say('营业时间');
      const conversation = /conversations\/([^/]+)/.exec((await token).url())?.[1] ?? '';
      await page.getByText(/各网点营业时间/).first().waitFor();
      world.running.app.core.typing(conversation, { role: 'agent', id: 'a1' });
      await page.locator('.webchat__typing-indicator').waitFor();
      let heard = 0;
      world.running.app.core.watchTyping(conversation, ({ role }) => (heard += role === 'customer' ? 1 : 0));
      await page.locator('#webchat textarea').pressSequentially('还有');
      await until('the customer’s typing', () => heard > 0);
      await page.locator('.webchat__typing-indicator').waitFor({ state: 'hidden' });
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
