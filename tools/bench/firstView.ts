import type { Browser } from 'playwright-core';
import { z } from 'zod';

/** What it takes until an agent sees the desk, with nothing in the browser's cache. */
export interface FirstView {
  /** Document, scripts and styles as they come over the wire, gzip, with their headers; in bytes. */
  readonly bytes: number;
  /** Answers of the API that are part of it, in bytes. */
  readonly apiBytes: number;
  readonly requests: number;
  /** First contentful paint, and until the desk itself is there, from the navigation's start, in ms. */
  readonly paintMs: number;
  readonly deskMs: number;
}

const times = z.object({ paintMs: z.number(), deskMs: z.number() });

/** Notes when the desk is there. */
const WATCH = "new MutationObserver((_, watcher) => { if (!document.querySelector('.desk .lists-head')) return; window.deskMs = performance.now(); watcher.disconnect(); }).observe(document, { childList: true, subtree: true });";
/** When both have come: a busy machine paints late. */
const READ = "new Promise((resolve) => new PerformanceObserver((list) => { for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve({ paintMs: startTime, deskMs: window.deskMs }); }).observe({ type: 'paint', buffered: true }))";

/** Opens the desk as somebody who is signed in (`cookie`: `name=value`) in a browser that was never there. */
export async function firstView(browser: Browser, address: string, cookie: string): Promise<FirstView> {
  // Browsers that take Brotli get less; the common measure is gzip.
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, locale: 'zh-CN', extraHTTPHeaders: { 'Accept-Encoding': 'gzip' } });
  try {
    await context.addCookies(cookie.split('; ').map((each) => ({ name: each.slice(0, each.indexOf('=')), value: each.slice(each.indexOf('=') + 1), url: address })));
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    const urls = new Map<string, string>();
    const encodings = new Set<string>();
    let [bytes, apiBytes] = [0, 0];
    protocol.on('Network.responseReceived', ({ requestId, response }) => {
      urls.set(requestId, response.url);
      encodings.add(response.headers['content-encoding'] ?? response.headers['Content-Encoding'] ?? '');
    });
    protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (new URL(urls.get(requestId) ?? address).pathname.startsWith('/api/')) apiBytes += encodedDataLength;
      else bytes += encodedDataLength;
    });
    await page.goto(`${address}/console/desk`);
    await page.locator('.desk .lists-head').waitFor();
    await page.waitForLoadState('networkidle');
    if (encodings.has('br')) throw new Error('measured as Brotli, not as gzip');
    const { paintMs, deskMs } = times.parse(await page.evaluate(READ));
    return { bytes, apiBytes, requests: urls.size, paintMs, deskMs };
  } finally {
    await context.close();
  }
}
