import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

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

/** A customer in front of the page. */
export interface Visit {
  readonly page: Page;
  /** Types something and sends it. */
  readonly say: (text: string) => Promise<void>;
  /** What went wrong: errors in the console, breaches of the content policy, requests to anywhere else. */
  readonly faults: string[];
  /** Expects faults of a kind, where a test brings them about. */
  readonly forgive: (kind: RegExp) => void;
}

/** Opens the page as somebody who was never here, and watches it. The browser's caches stay: the page is large. */
export async function visit(context: BrowserContext, address: string): Promise<Visit> {
  await context.clearCookies();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  const forgiven: RegExp[] = [];
  const note = (fault: string): void => {
    if (!forgiven.some((kind) => kind.test(fault))) faults.push(fault);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
  page.on('pageerror', (error) => note(error.message));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== address && protocol !== 'blob:' && protocol !== 'data:') note(`request to ${request.url()}`);
  });
  await page.addInitScript("if (sessionStorage.getItem('visited') === null) { localStorage.clear(); sessionStorage.setItem('visited', 'yes'); }");
  await page.goto(address, { waitUntil: 'commit' });
  return {
    page,
    faults,
    forgive: (kind) => void forgiven.push(kind),
    say: async (text) => {
      await page.locator('#webchat textarea').fill(text);
      await page.keyboard.press('Enter');
    },
  };
}
