import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

/** Opens a file from the disk in a browser without a network. `requests` are the addresses that it asked for, its own first. */
export async function opensOffline(browser: Browser, file: string, work: (tab: Page, requests: readonly string[], faults: readonly string[]) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'zh-CN', offline: true });
  const tab = await context.newPage();
  const [requests, faults]: [string[], string[]] = [[], []];
  tab.on('request', (request) => void requests.push(request.url()));
  tab.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  tab.on('pageerror', (error) => void faults.push(error.message));
  await tab.goto(pathToFileURL(file).href);
  await work(tab, requests, faults);
  await context.close();
}
