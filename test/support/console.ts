import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { PASSWORD } from './staff.js';
import { until } from './until.js';

/** Somebody at the console. */
export interface AtConsole {
  readonly page: Page;
  /** Errors of the page, and requests to anywhere else. */
  readonly faults: string[];
}

/** Signs somebody in at the console's own door; they have asked their system for less motion, so that nothing is met half faded. */
export async function openConsole(browser: Browser, address: string, name: string, size = { width: 1440, height: 860 }): Promise<AtConsole> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // Nobody is signed in when the page first asks.
    if (message.type() === 'error' && !message.text().includes('401')) faults.push(message.text());
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== address && protocol !== 'blob:' && protocol !== 'data:' && protocol !== 'ws:') faults.push(`request to ${request.url()}`);
  });
  await page.goto(`${address}/console`);
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.frame-head').waitFor();
  return { page, faults };
}

const found = z.object({ violations: z.array(z.object({ id: z.string(), impact: z.string().nullable().optional(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) })) });

/** What axe finds that is serious or worse, in a line each, once nothing moves. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await atRest(page);
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  const result = found.parse(await page.evaluate("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => ({ violations }))"));
  return result.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`));
}

/** The same, light and dark; each fault begins with which. */
export async function seriousFaultsInBoth(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    faults.push(...(await seriousFaults(page)).map((fault) => `${colorScheme}: ${fault}`));
  }
  return faults;
}

/** Nothing fades or moves, now and two pictures later: what begins with the next picture is not at rest. What turns for ever (a sign of work) does not count. */
const AT_REST = `new Promise((resolve) => {
  const still = () => document.getAnimations().every((each) => each.effect?.getComputedTiming().endTime === Infinity || each.playState === 'finished');
  if (!still()) resolve(false);
  else requestAnimationFrame(() => requestAnimationFrame(() => resolve(still())));
})`;

/** Waits until no colour is on its way to another, and nothing fades in or out. */
export async function atRest(page: Page): Promise<void> {
  await until('colours at rest', () => page.evaluate<boolean>(AT_REST));
}
