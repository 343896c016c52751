import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { chromium, type Browser, type Page } from 'playwright-core';
import { z } from 'zod';
import { startGuitai, type Guitai } from '../../bot/app.js';
import { readSettings } from '../../bot/settings.js';
import { buildConsole } from '../desk/console.js';
import { makeAccounts, type SignedIn } from '../desk/staff.js';
import { SceneClock } from './sceneClock.js';
import { PEOPLE, playScene } from './scene.js';
import { atRest, shootSupervision } from './supervision.js';

const options = z.object({ to: z.string(), chromium: z.string(), only: z.enum(['desk', 'supervision']).optional() });
const SIZE = { width: 1360, height: 800 };
const SUPERVISION = { width: 1440, height: 900 };
const PAGE = { width: 1040, height: 560 };

interface Look {
  readonly theme?: 'light' | 'dark';
  readonly availability?: 'available' | 'busy';
  readonly size?: { readonly width: number; readonly height: number };
}

/** Pictures for the docs: the product on a free port with a scene in it, looked at in a browser. */
async function main(): Promise<void> {
  const given = options.parse(
    new Command('screenshots')
      .description('makes the pictures in docs/')
      .option('--to <directory>', 'where to', 'docs')
      .option('--chromium <path>', 'the browser', process.env['CHROMIUM'] ?? '/usr/bin/chromium')
      .option('--only <part>', 'desk or supervision')
      .parse(process.argv)
      .opts(),
  );
  const directory = await mkdtemp(join(tmpdir(), 'guitai-screenshots-'));
  const settings = readSettings({ DATA_DIR: directory, PORT: '0', HOST: '127.0.0.1', BURST_QUIET_MS: '0', RATE_PER_TOKEN: '10000', RATE_PER_ADDRESS: '100000', LOG_LEVEL: 'warn' });
  const clock = new SceneClock();
  await buildConsole(join(directory, 'console'));
  await makeAccounts(settings, PEOPLE, clock);
  const quiet = { info: () => undefined, warn: tell, error: tell };
  const consoleDirectory = join(directory, 'console');
  const browser = await chromium.launch({ executablePath: given.chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const shoot = async (name: string, page: Page): Promise<void> => {
    await page.screenshot({ path: resolve(given.to, `${name}.png`) });
    process.stdout.write(`${name}.png\n`);
    await page.context().close();
  };
  await mkdir(given.to, { recursive: true });
  try {
    if (given.only !== 'supervision') {
      const app = await startGuitai({ settings, clock, log: quiet, consoleDirectory });
      await shootDesk({ app, clock, browser, shoot }).finally(() => app.stop());
    }
    if (given.only !== 'desk') {
      await shootSupervision({
        consoleDirectory, log: quiet,
        shoot: async (address, { name, path, as }) => {
          const page = await open(browser, address, as, path, { size: SUPERVISION });
          await atRest(page);
          await shoot(name, page);
        },
      });
    }
  } finally {
    await browser.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** The desk, the floor and the workshop for the norms: a scene of a minute. */
async function shootDesk({ app, clock, browser, shoot }: { readonly app: Guitai; readonly clock: SceneClock; readonly browser: Browser; readonly shoot: (name: string, page: Page) => Promise<void> }): Promise<void> {
  const scene = await playScene(app, clock);
  const as = (name: string): SignedIn => {
    const found = scene.staff[name];
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const desk = async (look: Look): Promise<Page> => {
    const page = await open(browser, app.address, as('wang'), `/desk/${encodeURIComponent(scene.chosen)}`, look);
    await page.locator('.norms li').first().waitFor();
    await page.locator('.facts dd').first().waitFor();
    await page.getByRole('log').locator('.said-agent').last().waitFor();
    return page;
  };
  await shoot('desk', await desk({}));
  await shoot('desk-dark', await desk({ theme: 'dark' }));
  const floor = await open(browser, app.address, as('zhou'), '/floor', { availability: 'busy' });
  await floor.locator('.floor-agent').nth(3).waitFor();
  await floor.locator('.row-late, .row-pressing').first().waitFor();
  await shoot('floor', floor);
  const knowledge = await open(browser, app.address, as('he'), '/knowledge', { size: PAGE });
  await knowledge.locator('.matters li').first().waitFor();
  await shoot('knowledge', knowledge);
  const effect = await open(browser, app.address, as('he'), '/knowledge', { size: PAGE });
  await effect.getByRole('tab', { name: /修订/ }).click();
  await effect.getByRole('button', { name: '看影响' }).first().click();
  await effect.locator('.figures').waitFor();
  await shoot('knowledge-effect', effect);
  scene.close();
}

/** A page of the console, with somebody signed in. */
async function open(browser: Browser, address: string, { cookie, staff }: SignedIn, path: string, { theme = 'light', availability = 'available', size = SIZE }: Look): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  await context.addCookies(cookie.split('; ').map((each) => ({ name: each.slice(0, each.indexOf('=')), value: each.slice(each.indexOf('=') + 1), url: address })));
  await context.addInitScript(`localStorage.setItem('guitai.theme', '${theme}'); localStorage.setItem('guitai.${staff.id}.availability', '${availability}');`);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
  // From the live link's first word on, waits are counted by the server's clock.
  const hello = staff.roles.includes('agent') || staff.roles.includes('supervisor') ? greeted(page) : Promise.resolve();
  await page.goto(`${address}/console${path}`);
  await page.locator('.frame-head').waitFor();
  await hello;
  return page;
}

function greeted(page: Page): Promise<void> {
  return new Promise((resolve) => page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => { if (payload.includes('"hello"')) resolve(); })));
}

function tell(facts: object, line: string): void {
  process.stderr.write(`${line} ${JSON.stringify(facts)}\n`);
}

await main();
