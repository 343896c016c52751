import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groundIfThere, SHARED_KEYS } from '../contracts/store/onPostgres.js';
import { startApp, type RunningApp } from '../support/app.js';
import { browserIsThere, startBrowser, visit } from '../support/chromium.js';
import { builtPages, type Pages } from '../support/inBrowser.js';
import { openConsole, seriousFaults } from '../support/console.js';
import { addStaff } from '../support/staff.js';

const ground = await groundIfThere('the desk on several instances');

const PLACES = [
  { name: 'one instance on SQLite', there: true, environments: [{}] },
  { name: 'two instances on PostgreSQL', there: ground !== undefined, environments: [{ DATABASE_URL: ground?.url ?? '', ...SHARED_KEYS }, { DATABASE_URL: ground?.url ?? '', ...SHARED_KEYS }] },
] as const;

describe.skipIf(!browserIsThere())('a person takes over', { timeout: 120_000 }, () => {
  let browser: Browser;
  let pages: Pages;

  beforeAll(async () => {
    pages = await builtPages();
    browser = await startBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await ground?.end();
  });

  for (const { name, there, environments } of PLACES) {
    test.skipIf(!there)(`GIVEN ${name} WHEN a customer asks for a person THEN one answers with a clause, passes on, the second closes, the survey arrives, and the supervisor sees it all`, async () => {
      const running: RunningApp[] = [];
      for (const environment of environments) running.push(await startApp(environment, pages));
      const [first, last] = [running[0], running.at(-1)];
      if (!first || !last) throw new Error('nothing runs');
      try {
        await addStaff(first, 'wang', ['agent'], { displayName: '王敏', workNumber: '1023' });
        await addStaff(first, 'li', ['agent'], { displayName: '李强', workNumber: '1045' });
        await addStaff(first, 'zhou', ['supervisor'], { displayName: '周主管', workNumber: '2001' });
        const wang = await openConsole(browser, last.app.address, 'wang');
        const li = await openConsole(browser, first.app.address, 'li');
        const zhou = await openConsole(browser, last.app.address, 'zhou');
        await zhou.page.getByRole('link', { name: '全场' }).click();
        await zhou.page.getByText('王敏').waitFor();

        const customer = await visit(await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }), first.app.address);
        await customer.page.getByText('我是自动程序').first().waitFor();
        await customer.say('投诉处理要多久');
        await customer.page.getByText(/4\.3\.2|规范/).first().waitFor();
        await customer.say('转人工');
        // The queue is told live, on whatever instance.
        await wang.page.getByRole('button', { name: /接起下一位/ }).and(wang.page.locator(':enabled')).waitFor();
        await wang.page.keyboard.press('Alt+q');
        await customer.page.getByText('人工客服1023已接入').first().waitFor();

        // By keyboard alone: the first clause is put in, with its number, and sent.
        await wang.page.locator('.norms li').first().waitFor();
        await wang.page.keyboard.press('Alt+n');
        await wang.page.keyboard.press('Enter');
        await customer.page.getByText(/根据服务规范\d\.\d/).first().waitFor();
        await zhou.page.getByText('投诉处理要多久').or(zhou.page.getByText(/根据服务规范/)).first().waitFor();

        await wang.page.keyboard.press('Alt+t');
        await wang.page.getByRole('dialog').getByRole('combobox').click();
        await wang.page.keyboard.type('李强');
        await wang.page.keyboard.press('Enter');
        await wang.page.getByRole('dialog').getByRole('button', { name: /确\s*定/ }).click();
        await customer.page.getByText('已把您转给客服1045').first().waitFor();

        await li.page.locator('.lists .row').first().click();
        await li.page.getByRole('log').getByText(/根据服务规范/).waitFor();
        await li.page.getByRole('textbox', { name: '回复' }).fill('您好，这件事我来跟进。');
        await li.page.keyboard.press('Enter');
        await customer.page.getByText('这件事我来跟进').first().waitFor();
        await customer.say('好的，谢谢，再见');
        await li.page.getByRole('log').getByText('好的，谢谢').waitFor();
        expect(await seriousFaults(li.page)).toEqual([]);
        expect(await seriousFaults(zhou.page)).toEqual([]);

        await li.page.keyboard.press('Alt+w');
        await li.page.getByRole('dialog').getByRole('button', { name: /确\s*定/ }).click();
        await customer.page.getByText(/满意|打分|评价/).first().waitFor();
        // Nobody spoke but who owned the conversation.
        expect(await customer.page.getByText('不客气').count()).toBe(0);
        expect([...wang.faults, ...li.faults, ...zhou.faults]).toEqual([]);
      } finally {
        await Promise.all(running.map((each) => each.stop()));
      }
    });
  }
});
