import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawView, reviewsView } from '../../bot/api/quality.js';
import { key, read, talked, team, type Team } from '../supervision/quality/people.js';
import { browserIsThere } from '../support/chromium.js';
import { inBrowser } from '../support/inBrowser.js';
import { openConsole, seriousFaults, seriousFaultsInBoth } from '../support/console.js';
import { until } from '../support/until.js';

describe.skipIf(!browserIsThere())('reviews and registers in the console', { timeout: 240_000 }, () => {
  let us: Team;
  let conversation: string;
  const world = inBrowser(async (app) => {
    us = await team(app);
    ({ conversation } = await talked(app, us.li, '什么事', '这款理财保证收益'));
    const plan = { from: '2026-11-20', to: '2026-11-30', agents: [], counts: { random: 1 }, reviewers: [us.id('chen')], seed: 'one' };
    await until('facts of the talk', async () => read(drawView, await us.chen.call('POST', '/api/quality/draws', { key: key(), look: true, plan })).candidates === 1);
  });

  const at = (path: string): string => `${world.running.app.address}/console${path}`;
  const pick = async (page: Page, label: string, name: RegExp): Promise<void> => {
    await page.getByLabel(label).click();
    await page.locator('.ant-select-item-option').filter({ hasText: name }).click();
  };

  test('GIVEN a supervisor WHEN they draw, score, and the agent objects THEN each sees what is theirs to see, and nothing typed is lost', async () => {
    const { page, faults } = await openConsole(world.browser, world.running.app.address, 'chen');
    await page.goto(at('/quality/reviews'));
    await page.getByRole('button', { name: '抽取样本' }).click();
    await page.getByRole('button', { name: '先看看' }).click();
    await page.getByText('将抽取 1 个样本').waitFor();
    await page.getByRole('button', { name: '抽取', exact: true }).click();
    await page.locator('.register-row').click();
    await page.locator('.review-sheet').waitFor();
    // What the machine found leads to its line.
    await page.locator('.review-sheet .checks').first().getByText('未承诺收益').waitFor();
    expect(await page.locator('.talk-flag-failed').allTextContents()).toContain('✕ 未承诺收益');
    await page.getByRole('button', { name: '全部满分' }).click();
    await page.getByRole('spinbutton', { name: /不承诺收益/ }).fill('0');
    await page.getByLabel('总体意见').fill('请勿承诺收益');
    await page.reload();
    expect(await page.getByLabel('总体意见').inputValue()).toBe('请勿承诺收益');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '提交评分' }).click();
    await page.getByText('不合格').waitFor();

    const li = await openConsole(world.browser, world.running.app.address, 'li');
    await li.page.goto(at('/quality/mine'));
    await li.page.locator('.register-row').click();
    await li.page.getByText('请勿承诺收益').waitFor();
    await li.page.getByRole('button', { name: '提出异议' }).click();
    await li.page.keyboard.insertText('我说的是历史收益');
    await li.page.keyboard.press('Control+Enter');
    await li.page.locator('.exchange-card').getByText('我说的是历史收益').waitFor();
    const [review] = read(reviewsView, await us.chen.call('GET', '/api/quality/reviews')).items;
    expect(review).toMatchObject({ state: 'objected', body: { objection: { reason: '我说的是历史收益' } } });
    expect([...faults, ...li.faults]).toEqual([]);
  });

  test('GIVEN a line of a conversation WHEN a finding and a violation are opened from it THEN they are about it, and steps are taken where they stand', async () => {
    const { page, faults } = await openConsole(world.browser, world.running.app.address, 'chen');
    await page.goto(at(`/quality/findings?${new URLSearchParams({ new: 'finding', conversation, sequence: '3' }).toString()}`));
    await page.getByLabel('问题', { exact: true }).fill('承诺收益');
    await page.getByLabel('问题描述').fill('向客户承诺收益');
    await page.getByRole('dialog').getByRole('button', { name: '登记问题' }).click();
    await page.getByText('会话第 3 行').waitFor();
    await page.getByRole('button', { name: '派发整改' }).click();
    await pick(page, '整改责任人', /wang/);
    await page.getByLabel('整改措施').fill('重新培训');
    await page.getByLabel('整改措施').press('Control+Enter');
    await page.locator('.path-now').filter({ hasText: '整改中' }).waitFor();

    await page.goto(at(`/quality/violations?${new URLSearchParams({ new: 'violation', conversation, sequence: '3', agent: us.id('li') }).toString()}`));
    await pick(page, '违规种类', /错误告知/);
    await page.getByLabel('事实经过').fill('向客户承诺收益');
    await page.getByRole('dialog').getByRole('button', { name: '登记违规' }).click();
    await page.getByRole('button', { name: '正式报告' }).click();
    await page.getByLabel('对客户的损害').fill('客户因此申购');
    await page.getByLabel('对客户的损害').press('Control+Enter');
    await page.locator('.path-now').filter({ hasText: '已报告' }).waitFor();
    // Who reported does not verify.
    expect(await page.getByRole('button', { name: '核实', exact: true }).count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('GIVEN risks WHEN a cell of the matrix is chosen by keyboard THEN its risks are shown, and every screen is free of serious faults, light and dark', async () => {
    for (const [title, likelihood, effect] of [['录音系统单点', 3, 4], ['催收外包', 2, 2]] as const) await us.chen.call('POST', '/api/quality/risks', { key: key(), risk: { kind: 'operational', title, what: 'x', measures: 'x', owner: us.id('zhou'), likelihood, effect, why: 'x' } });
    const { page } = await openConsole(world.browser, world.running.app.address, 'zhou');
    await page.goto(at('/quality/risks'));
    await page.locator('.register-row').nth(1).waitFor();
    await page.getByRole('button', { name: /可能性 3，影响 4/ }).focus();
    await page.keyboard.press('Enter');
    await until('one risk', async () => (await page.locator('.register-row').count()) === 1);
    expect(await page.locator('.register-row').textContent()).toContain('录音系统单点');
    const found: string[] = [];
    for (const path of ['mine', 'reviews', 'results', 'agreement', 'findings', 'violations', 'risks', 'risks?new=risk']) {
      await page.goto(at(`/quality/${path}`));
      await page.locator('.quality-nav').waitFor();
      await until('loaded', async () => (await page.locator('.ant-spin').count()) === 0);
      found.push(...(await seriousFaultsInBoth(page)).map((fault) => `${path}, ${fault}`));
    }
    expect(found).toEqual([]);
  });
});
