import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { buildWeb } from '../../adapters/web/build.mjs';
import { buildConsole } from '../../console/build.mjs';
import type { StartOptions } from '../../bot/app.js';
import { startApp, type RunningApp } from './app.js';
import { startBrowser } from './chromium.js';
import { until } from './until.js';

/** Where the built pages are. */
export type Pages = Pick<StartOptions, 'webDirectory' | 'consoleDirectory'>;

/** The customer's page and the console as they ship, built once for a run of the tests by the file that comes first. */
export async function builtPages(): Promise<Required<Pages>> {
  const folder = join(inject('runDirectory'), 'pages');
  const ended = join(folder, 'ended');
  const pages = { webDirectory: join(folder, 'web'), consoleDirectory: join(folder, 'console') };
  const first = await mkdir(folder).then(() => true, () => false);
  if (first) {
    const built = Promise.all([buildWeb(pages.webDirectory), buildConsole(pages.consoleDirectory)]);
    await built.then(() => writeFile(ended, 'well'), () => writeFile(ended, 'badly'));
    await built;
  }
  const how = await until('the pages to be built', () => existsSync(ended) && readFileSync(ended, 'utf8'), 240_000);
  if (how !== 'well') throw new Error('the pages could not be built: the file that tried says why');
  return pages;
}

/** What a file's tests in a browser share. */
export interface InBrowser {
  readonly browser: Browser;
  readonly running: RunningApp;
}

/** Starts a browser, and the product with its pages, for the tests of a file; stops both after them. */
export function inBrowser(prepare: (running: RunningApp) => Promise<unknown>): InBrowser {
  let browser: Browser | undefined;
  let running: RunningApp | undefined;
  beforeAll(async () => {
    browser = await startBrowser();
    running = await startApp({}, await builtPages());
    await prepare(running);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });
  const begun = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('asked for before the tests began');
    return thing;
  };
  return {
    get browser() {
      return begun(browser);
    },
    get running() {
      return begun(running);
    },
  };
}

/** Takes pictures of one part of the console into the folder that a variable names; none without it. */
export function pictures(variable: string, part: string): (page: Page, name: string) => Promise<void> {
  const folder = process.env[variable];
  return async (page, name) => {
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${part}-${name}.png`) });
  };
}
