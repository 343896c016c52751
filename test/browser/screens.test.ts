import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { firstView } from '../../tools/bench/firstView.js';
import type { Staff } from '../../bot/staff/port.js';
import { emptyDesk } from '../support/agents.js';
import { browserIsThere } from '../support/chromium.js';
import { inBrowser } from '../support/inBrowser.js';
import { atRest, openConsole, seriousFaults } from '../support/console.js';
import { Customer } from '../support/customer.js';
import { addStaff, ConsoleBrowser, PASSWORD } from '../support/staff.js';
import { until } from '../support/until.js';

describe.skipIf(!browserIsThere())('the console’s screens', { timeout: 240_000 }, () => {
  let li: Staff;
  let zhou: Staff;
  const world = inBrowser(async (app) => {
    await addStaff(app, 'wang', ['agent'], { displayName: '王敏', workNumber: '1023' });
    li = await addStaff(app, 'li', ['agent'], { displayName: '李强', workNumber: '1045' });
    zhou = await addStaff(app, 'zhou', ['supervisor', 'compliance', 'admin'], { displayName: '周主管', workNumber: '2001' });
  });

  // Nobody waits, and nobody is held, when the next test begins.
  afterEach(() => emptyDesk(world.running));

  /** A customer who has asked for a person. */
  const asking = async (first?: string): Promise<Customer> => {
    const customer = await Customer.arrive(world.running.app.address);
    if (first !== undefined) await customer.say(first);
    await customer.say('转人工');
    return customer;
  };
  const hears = (customer: Customer, text: string | RegExp): Promise<unknown> =>
    until(`“${String(text)}”`, async () => (await customer.look()).some(({ from, text: said = '' }) => from.role === 'bot' && (typeof text === 'string' ? said.includes(text) : text.test(said))));
  /** What one types goes to whatever has the focus, as at any keyboard. */
  const type = (page: Page, text: string): Promise<void> => page.keyboard.insertText(text);
  const composer = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('textbox', { name: '回复' });
  const takeNext = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: /接起下一位/ }).and(page.locator(':enabled')).waitFor();
    const before = page.url();
    await page.keyboard.press('Alt+q');
    // Another chat may be open, with a place to write that has the focus already.
    await page.waitForURL(({ href }) => href !== before);
    await composer(page).and(page.locator(':focus')).waitFor();
  };

  test('GIVEN every screen and dialog, light and dark THEN axe finds nothing serious', async () => {
    const found: string[] = [];
    const stranger = await world.browser.newContext({ locale: 'zh-CN' });
    const look = async (page: Page, screen: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
        // Colours are looked at when they have come to rest.
        await atRest(page);
        found.push(...(await seriousFaults(page)).map((fault) => `${screen}, ${colorScheme}: ${fault}`));
      }
      await page.emulateMedia({ colorScheme: 'light' });
    };
    const door = await stranger.newPage();
    await door.goto(`${world.running.app.address}/console`);
    await door.getByLabel('用户名').waitFor();
    await look(door, 'sign-in');
    await stranger.close();

    const unanswered = await Customer.arrive(world.running.app.address);
    await unanswered.say('信用卡年费多少钱');
    const complaining = await Customer.arrive(world.running.app.address);
    for (const words of ['我要投诉，昨天下午在浦东支行，柜员态度特别差', '跳过', '请他道歉', '我叫王芳', '13800138000', '确认']) await complaining.say(words);
    const customer = await asking('我想下周三下午三点在浦东支行约理财咨询');
    const { page, faults } = await openConsole(world.browser, world.running.app.address, 'zhou');
    await takeNext(page);
    await customer.post({ text: '投诉处理要多久' });
    await page.locator('.norms li').first().waitFor();
    await type(page, '好的');
    await page.keyboard.press('Enter');
    await hears(customer, '好的');
    await page.locator('.said-mine time').first().waitFor();
    await page.keyboard.press('Alt+i');
    await type(page, '先看一下以前的登记');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('先看一下').waitFor();
    await look(page, 'desk, writing a note');
    await page.keyboard.press('Alt+i');
    await asking();
    // So long that waits are pressing, with a sign of life between: nobody is taken for gone.
    for (let step = 0; step < 2; step += 1) {
      world.running.clock.move(45_000);
      await world.running.app.database.presence.beat(zhou.id, world.running.clock.now(), 'busy');
    }
    await page.getByText('排队', { exact: false }).first().click();
    await page.locator('.row-queue').waitFor();
    await look(page, 'desk, queue');
    await page.getByText('待办', { exact: false }).first().click();
    await look(page, 'desk, tasks');
    await page.getByText('我的会话', { exact: false }).first().click();
    await page.getByRole('tab', { name: /事项/ }).click();
    await look(page, 'desk, matters');
    for (const key of ['Alt+t', 'Alt+b', 'Alt+w']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').getByRole('button', { name: '确定' }).waitFor();
      await look(page, `desk, ${key}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await composer(page).focus();
    await page.keyboard.press('/');
    await page.getByRole('option').first().waitFor();
    await look(page, 'canned replies');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '快捷键' }).click();
    await page.getByRole('dialog').waitFor();
    await look(page, 'keys');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await page.getByRole('link', { name: '全场' }).click();
    await page.locator('.floor-agent').first().waitFor();
    await look(page, 'floor');
    await page.getByRole('link', { name: '事项' }).click();
    await page.getByRole('button', { name: /^CP-/ }).first().waitFor();
    await look(page, 'cases');
    await page.getByRole('button', { name: /^CP-/ }).first().click();
    await page.locator('.ant-drawer .facts').waitFor();
    await look(page, 'a case');
    await page.getByRole('button', { name: '受理' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).waitFor();
    await look(page, 'a step in a case');
    await page.goto(`${world.running.app.address}/console/entry`);
    await page.getByRole('button', { name: '登记', exact: true }).waitFor();
    await look(page, 'entry');
    await page.getByRole('link', { name: '知识改进' }).click();
    await page.getByRole('button', { name: '提出修订' }).first().click();
    await page.getByLabel('条款编号').waitFor();
    await look(page, 'a proposal');
    await page.getByRole('dialog').getByRole('button', { name: '提出修订' }).click();
    await page.locator('.figures').waitFor();
    await look(page, 'an amendment’s effect');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await look(page, 'knowledge, questions');
    await page.getByRole('tab', { name: /修订/ }).click();
    await look(page, 'knowledge, amendments');
    await page.getByRole('link', { name: '账号' }).click();
    await page.getByRole('button', { name: '修改 wang' }).waitFor();
    await look(page, 'accounts');
    await page.getByRole('button', { name: '修改 wang' }).click();
    await page.getByRole('dialog').waitFor();
    await look(page, 'an account');
    await page.goto(`${world.running.app.address}/console/me`);
    await page.getByText('登录的设备').waitFor();
    await look(page, 'own account');

    expect(found).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('GIVEN a keyboard alone THEN an agent signs in, takes chats, answers, notes, passes one on and closes one', async () => {
    const context = await world.browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 860 } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${world.running.app.address}/console`);
    await page.locator('input:focus').waitFor();
    await type(page, 'wang');
    await page.keyboard.press('Tab');
    await type(page, PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.frame-head').waitFor();

    const first = await asking('投诉处理要多久');
    await takeNext(page);
    await hears(first, '1023');
    await type(page, '您好，我是王敏');
    await page.keyboard.press('Enter');
    await hears(first, '您好，我是王敏');

    // A canned reply: found by its words, put where one writes, sent.
    await page.keyboard.press('/');
    await page.getByRole('option').first().waitFor();
    await page.getByRole('combobox', { name: '搜索常用语' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowDown');
    const canned = (await page.locator('[role=option][aria-selected=true] .quiet').textContent()) ?? '';
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await composer(page).and(page.locator(':focus')).waitFor();
    expect(await composer(page).inputValue()).toBe(canned);
    await page.keyboard.press('Enter');
    await hears(first, canned);

    await page.locator('.norms li').first().waitFor();
    await page.keyboard.press('Alt+n');
    await page.keyboard.press('Enter');
    await hears(first, /规范\d\.\d/);

    await page.keyboard.press('Alt+i');
    await page.getByRole('textbox', { name: '写内部备注，客户看不到' }).and(page.locator(':focus')).waitFor();
    await type(page, '答应周五前回电');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('答应周五前回电').waitFor();
    await page.keyboard.press('Alt+i');

    await page.keyboard.press('Alt+t');
    await page.getByRole('dialog').locator('input:focus').waitFor();
    await type(page, '李强');
    await page.locator('.ant-select-item-option', { hasText: '李强' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await type(page, '请继续跟进');
    await page.keyboard.press('Control+Enter');
    await hears(first, '1045');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    const second = await asking();
    await takeNext(page);
    await hears(second, '1023');
    await page.keyboard.press('Alt+w');
    await page.getByRole('dialog').locator('input:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Enter');
    await hears(second, /满意|打分|评价/);
    const [handoff] = await world.running.app.database.handoffs.history(second.conversation, 1);
    expect(handoff).toMatchObject({ state: 'closed', outcome: 'case-opened' });
    const [passed] = await world.running.app.database.handoffs.history(first.conversation, 1);
    expect(passed).toMatchObject({ state: 'held', agent: li.id });
    await context.close();
  });

  test('GIVEN words half written and a connection that breaks THEN nothing typed is lost, and what is sent arrives once', async () => {
    const customer = await asking();
    const { page } = await openConsole(world.browser, world.running.app.address, 'wang');
    await takeNext(page);
    await type(page, '我先查一下，');
    await page.reload();
    await composer(page).waitFor();
    expect(await composer(page).inputValue()).toBe('我先查一下，');

    await page.context().setOffline(true);
    await composer(page).focus();
    await page.keyboard.press('End');
    await type(page, '请稍等。');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('暂时连不上服务器').waitFor();
    expect(await composer(page).inputValue()).toBe('');
    await page.context().setOffline(false);
    await hears(customer, '我先查一下，请稍等。');
    await page.getByRole('log').getByRole('alert').waitFor({ state: 'hidden' });

    // The server has it, and its answer is lost on the way: sent again, it is said once.
    let lost = 0;
    await page.route('**/api/chats/*/messages', async (route) => {
      lost += 1;
      if (lost > 1) { await route.continue(); return; }
      await route.fetch();
      await route.abort();
    });
    await type(page, '查到了，今天到账。');
    await page.keyboard.press('Enter');
    await until('the second attempt', () => lost > 1);
    await page.getByRole('log').getByText('正在发送').waitFor({ state: 'hidden' });
    await page.getByRole('log').getByRole('alert').waitFor({ state: 'hidden' });
    const said = (await customer.all()).map(({ text }) => text);
    for (const words of ['我先查一下，请稍等。', '查到了，今天到账。']) expect(said.filter((text) => text === words)).toHaveLength(1);
    expect(await page.getByRole('log').getByText('查到了，今天到账。').count()).toBe(1);
    await page.context().close();
  });

  test('GIVEN a message that is slow on its way, and another chat that is opened meanwhile THEN what was written comes in order, from wherever one is', async () => {
    const [customer, other] = [await asking(), await asking()];
    const { page } = await openConsole(world.browser, world.running.app.address, 'wang');
    await takeNext(page);
    await page.locator('.lists-head .ant-segmented-item').first().click();
    await takeNext(page);
    await page.keyboard.press('Alt+1');
    await page.locator('.lists .row').first().and(page.locator('.row-chosen')).waitFor();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let seen = 0;
    await page.route('**/api/chats/*/messages', async (route) => {
      seen += 1;
      if (seen === 1) await held;
      await route.continue();
    });
    for (const words of ['第一句', '第二句']) {
      await composer(page).and(page.locator(':focus')).waitFor();
      await type(page, words);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Alt+2');
    expect(seen).toBe(1);
    release();
    const heard = async (): Promise<string[]> => (await Promise.all([customer, other].map((each) => each.all()))).flat().flatMap(({ text = '' }) => (/^第.句$/.test(text) ? [text] : []));
    await until('both', async () => (await heard()).length === 2);
    expect(await heard()).toEqual(['第一句', '第二句']);
    await page.context().close();
  });

  test('GIVEN a desk that two people share WHEN one leaves THEN nothing half written is left, and nothing of theirs is the next one’s', async () => {
    await asking();
    const { page } = await openConsole(world.browser, world.running.app.address, 'wang');
    await takeNext(page);
    await type(page, '这句话没有发出去');
    const kept = (): Promise<string> => page.evaluate("Object.entries(localStorage).map(([name, value]) => name + '=' + value).join('\\n')");
    expect(await kept()).toContain('这句话没有发出去');
    await page.getByRole('button', { name: /王敏/ }).click();
    await page.getByText('退出登录').click();
    await page.getByLabel('用户名').waitFor();
    expect(await kept()).not.toContain('这句话没有发出去');
    await page.getByLabel('用户名').fill('li');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.frame-head').waitFor();
    // What one takes is one's own, too.
    expect(await page.locator('.presence').innerText()).toContain('暂不接新');
    await page.context().close();
  });

  test('GIVEN a browser that was never here WHEN the desk is opened THEN it comes in 500 KB', async () => {
    const agent = new ConsoleBrowser(world.running);
    await agent.signIn('wang');
    const { bytes, requests } = await firstView(world.browser, world.running.app.address, agent.cookieHeader);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(500_000);
    expect(requests).toBeGreaterThan(3);
  });
});
