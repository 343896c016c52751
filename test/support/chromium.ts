import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Whether there is a browser to test with. Without one, tests are left out with one line, or fail where nothing may be left out (`CI=true`). */
export function browserIsThere(): boolean {
  if (existsSync(EXECUTABLE)) return true;
  if (process.env['CI'] === 'true') throw new Error(`No Chromium at ${EXECUTABLE}. Install it, or set CHROMIUM to its path.`);
  console.warn(`Left out: the page in a browser. There is no Chromium at ${EXECUTABLE}; install it, or set CHROMIUM to its path.`);
  return false;
}

/** Starts the browser, asking nothing of the network. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}
