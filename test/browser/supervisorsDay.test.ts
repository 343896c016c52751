import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read, team, type Team } from '../supervision/quality/people.js';
import { buildCli, type Cli } from '../records/cli.js';
import { quoted, sqliteSql } from '../records/sql.js';
import { holdsPage } from '../../bot/api/keeping.js';
import { reviewPage } from '../../bot/api/review.js';
import { browserIsThere } from '../support/chromium.js';
import { atRest, openConsole, seriousFaults } from '../support/console.js';
import { Customer } from '../support/customer.js';
import { inBrowser, pictures } from '../support/inBrowser.js';
import { opensOffline } from '../support/offline.js';
import { until } from '../support/until.js';

describe.skipIf(!browserIsThere())('a supervisor’s day', { timeout: 300_000 }, () => {
  const COMPLAINED = '你们卖给我的基金亏了一半，客户经理没有说明风险';
  const PROMISED = '这款产品保证收益，您放心';
  let us: Team;
  let conversation: string;
  let tools: Cli;
  let page: Page;
  let faults: readonly string[];
  const world = inBrowser(async (app) => {
    us = await team(app);
    conversation = await complainedAbout(PROMISED);
  });
  beforeAll(async () => {
    tools = await buildCli();
    ({ page, faults } = await openConsole(world.browser, world.running.app.address, 'chen'));
  });
  afterAll(async () => {
    await page.context().close();
    await tools.remove();
  });
  const picture = pictures('DAY_SHOTS', 'day');

  /** A customer who complained, and then heard something from an agent that no agent may say. */
  async function complainedAbout(promise: string): Promise<string> {
    const customer = await Customer.arrive(world.running.app.address);
    await customer.say('我要投诉');
    await customer.say(COMPLAINED);
    await customer.say('转人工');
    await us.li.claims(customer.conversation);
    await us.li.says(customer.conversation, promise);
    await us.li.does(customer.conversation, 'close', { outcome: 'solved', note: '' });
    await until('the talk to be found', async () => read(reviewPage, await us.chen.call('POST', '/api/review/search', { words: '收益' })).hits.length > 0);
    return customer.conversation;
  }

  /** What is on the screen is free of serious faults, and kept as a picture where pictures are wanted. */
  async function seen(name: string): Promise<void> {
    await atRest(page);
    await picture(page, name);
    expect(await seriousFaults(page), name).toEqual([]);
  }
  const line = (text: string) => page.locator('.line').filter({ hasText: text });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  /** Opens something from a line by its menu. */
  async function fromLine(text: string, what: string): Promise<void> {
    await line(text).first().hover();
    await line(text).first().getByRole('button', { name: /^更多/ }).click();
    await page.getByRole('menuitem', { name: what }).click();
  }
  /** Chooses one of a list. */
  async function choose(label: string, option: RegExp): Promise<void> {
    await page.getByRole('dialog').getByLabel(label).click();
    await page.locator('.ant-select-item-option').filter({ hasText: option }).click();
  }
  const backToLine = (): Promise<void> => page.getByRole('link', { name: /^会话第 \d+ 行$/ }).click();

  test('GIVEN a complaint WHEN two characters of it are looked for THEN it is found and read', async () => {
    await page.getByRole('navigation').getByRole('link', { name: /检查$/ }).click();
    await page.getByRole('textbox', { name: '查找' }).fill('风险');
    await page.keyboard.press('Enter');
    await page.locator('.review-hit').filter({ hasText: '没有说明' }).waitFor();
    await seen('found');
    await page.locator('.review-hit').filter({ hasText: '没有说明' }).locator('.review-lines a').first().click();
    await page.locator('.line-target').filter({ hasText: COMPLAINED }).waitFor();
    await line(PROMISED).waitFor();
    await seen('read');
  });

  test('GIVEN the line that should not have been said WHEN it is scored, and a finding and a violation are opened from it THEN each is about that line', async () => {
    await fromLine(PROMISED, '发起质检评分');
    await press('评审一段会话');
    await page.locator('.review-sheet').waitFor();
    await press('全部满分');
    await page.getByRole('spinbutton', { name: /不承诺收益/ }).fill('0');
    await page.getByLabel('总体意见').fill('请勿承诺收益');
    await seen('score');
    await press('提交评分');
    await page.getByText('不合格').waitFor();
    await page.getByRole('link', { name: '在评审页中打开会话' }).click();

    await fromLine(PROMISED, '记入整改台账');
    await page.getByLabel('问题', { exact: true }).fill('承诺收益');
    await page.getByLabel('问题描述').fill('向客户承诺收益');
    await seen('finding');
    await page.getByRole('dialog').getByRole('button', { name: '登记问题' }).click();
    await backToLine();
    await page.locator('.line-target').filter({ hasText: PROMISED }).waitFor();

    await fromLine(PROMISED, '登记违规');
    // Who said it is filled in already.
    await page.getByRole('dialog').getByTitle(/^li .*8001$/).waitFor();
    await choose('违规种类', /错误告知/);
    await page.getByLabel('事实经过').fill('向客户承诺收益');
    await page.getByRole('dialog').getByRole('button', { name: '登记违规' }).click();
    await page.getByRole('button', { name: '正式报告' }).waitFor();
    await seen('violation');
    await backToLine();
    await page.locator('.line-target').filter({ hasText: PROMISED }).waitFor();
  });

  test('GIVEN the conversation WHEN it is put under a hold THEN nobody can delete it, and the list leads back to it', async () => {
    await page.getByRole('link', { name: '设置法律冻结' }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('客户已向监管投诉');
    await seen('hold');
    await page.getByRole('dialog').getByRole('button', { name: '设置冻结' }).click();
    await page.getByRole('link', { name: conversation }).waitFor();
    await seen('holds');
    expect(read(holdsPage, await us.he.call('GET', '/api/keeping/holds?state=in-force')).holds).toMatchObject([{ subject: { kind: 'conversation', name: conversation }, reason: '客户已向监管投诉' }]);
    await page.getByRole('link', { name: conversation }).click();
    await line(PROMISED).waitFor();
  });

  test('GIVEN its inspection file WHEN opened without a network THEN its own verifier says that it is whole', async () => {
    await page.getByRole('link', { name: '出具核查文件' }).first().click();
    await page.getByRole('link', { name: '核查网页' }).waitFor();
    expect(await page.getByLabel('会话编号或事项编号').inputValue()).toBe(conversation);
    await seen('proof');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '核查网页' }).click()]);
    const file = join(world.running.directory, 'inspection.html');
    await download.saveAs(file);
    await opensOffline(world.browser, file, async (tab, requests) => {
      await tab.locator('#verdict.whole').waitFor();
      expect(await tab.locator('.words').allTextContents()).toEqual(expect.arrayContaining([COMPLAINED, PROMISED]));
      expect(requests).toHaveLength(1);
      expect(await seriousFaults(tab)).toEqual([]);
    });
  });

  test('GIVEN one byte of the database changed by hand WHEN verified by the button and by the command THEN both name the conversation and the line', async () => {
    const verified = () => tools.run({ DATA_DIR: world.running.directory }, 'verify');
    await press('开始验证');
    await page.getByText(/^完整：/).waitFor();
    expect(await verified()).toMatchObject({ code: 0, err: '' });
    const { sequence } = (await world.running.app.core.recordsAfter(conversation, 0, 1_000)).find((each) => each.kind === 'message' && each.content.text === PROMISED) ?? { sequence: 0 };
    const { sql, close } = sqliteSql(join(world.running.directory, 'guitai.db'));
    await sql(`update records set content = replace(content, '保证收益', '不证收益') where conversation = ${quoted(conversation)} and sequence = ${sequence}`);
    close();

    await press('开始验证');
    await page.getByText('发现 1 处不符').waitFor();
    await seen('broken');
    const { code, out } = await verified();
    expect({ code, out }).toEqual({ code: 1, out: `conversation ${conversation}, sequence ${sequence}: is not what its hash says: edited, moved or inserted\n` });
    await page.getByRole('link', { name: `${conversation} · 第 ${sequence} 条` }).click();
    await page.locator('.line-target').filter({ hasText: '不证收益' }).waitFor();
    expect(faults).toEqual([]);
  });
});
