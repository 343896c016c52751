import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { anchorList } from '../../bot/api/proof.js';
import { checkInspection } from '../../records/proof/checkInspection.js';
import { startApp, type RunningApp } from '../support/app.js';
import { browserIsThere, startBrowser } from '../support/chromium.js';
import { Customer } from '../support/customer.js';
import { opensOffline } from '../support/offline.js';
import { signedIn, type ConsoleBrowser } from '../support/staff.js';
import { bodyOf, finished } from './proof.js';

const SCRIPT = '</script><script>document.title = "taken"</script><!-- <img src=https://elsewhere.example/x onerror=alert(1)>';
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

let running: RunningApp;
let staff: ConsoleBrowser;
let conversation: string;

beforeAll(async () => {
  running = await startApp();
  staff = await signedIn(running, 'zhou', ['compliance']);
  const customer = await Customer.arrive(running.app.address);
  await customer.say('你们几点开门？');
  await customer.say(SCRIPT);
  await customer.say('投诉多久有答复？');
  ({ conversation } = customer);
  await finished(running, staff, '/api/proof/anchors');
});
afterAll(() => running.stop());

const asked = (format: string, of = `conversation=${conversation}`) => staff.call('GET', `/api/proof/inspection?${of}&format=${format}`);
async function page(): Promise<string> {
  const answer = await asked('html');
  if (answer.status !== 200 || typeof answer.body !== 'string') throw new Error(`${answer.status} ${answer.code}`);
  return answer.body;
}
const dataOf = (html: string): string => /<script type="text\/plain" id="data">\n([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';

test('GIVEN a conversation WHEN its inspection file is made THEN its own check finds it whole and in the anchor', async () => {
  const checked = checkInspection(sha256, dataOf(await page()));
  expect(checked.lines.filter(({ problems }) => problems.length > 0)).toEqual([]);
  expect(checked.included).toBe(1);
  expect(checked.records.length).toBe(checked.end?.records);
  expect(checked.about?.subject).toEqual({ kind: 'conversation', id: conversation });
});

test('GIVEN an inspection file WHEN any one byte of its data is changed THEN the check is never green', async () => {
  const data = dataOf(await page());
  const bytes = Buffer.from(data);
  // Every hundredth byte, each turned into another that is text, too.
  for (let at = 3; at < bytes.length; at += 97) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) < 0x80 ? (changed[at] === 0x61 ? 0x62 : 0x61) : (changed[at] ?? 0) ^ 1;
    if (changed.equals(bytes)) continue;
    const { lines } = checkInspection(sha256, changed.toString());
    const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
    expect(lines.filter(({ problems }) => problems.length > 0).map((each) => each.number), `byte ${at}`).toContain(line);
  }
});

test('GIVEN an inspection file WHEN a line is taken out, doubled or swapped THEN the check names where', async () => {
  const lines = dataOf(await page()).trimEnd().split('\n');
  const faulty = (changed: readonly string[]): number[] => checkInspection(sha256, changed.join('\n')).lines.flatMap(({ number: at, problems }) => (problems.length > 0 ? [at] : []));
  const third = lines.findIndex((line) => line.startsWith('record')) + 2;
  expect(faulty(lines.toSpliced(third, 1))).toContain(third + 1);
  expect(faulty(lines.toSpliced(third, 0, lines[third] ?? ''))).toContain(third + 2);
  expect(faulty(lines.toSpliced(third, 2, lines[third + 1] ?? '', lines[third] ?? ''))).toContain(third + 1);
  expect(faulty(lines.slice(0, -1))).toContain(lines.length - 1);
  expect(faulty(lines)).toEqual([]);
});

test('GIVEN the three formats WHEN compared with each other and with Direct Line THEN count and hashes agree', async () => {
  const checked = checkInspection(sha256, dataOf(await page()));
  const json = await asked('json');
  const document = z.object({ conversations: z.array(z.object({ count: z.number(), records: z.array(z.object({ sequence: z.number(), hash: z.string() })) })) }).parse(json.body);
  const csv = await asked('csv');
  if (typeof csv.body !== 'string') throw new Error('no table');
  const rows = csv.body.trimEnd().split('\r\n').slice(1);
  const hashes = checked.records.map(({ hash }) => hash);
  expect(document.conversations[0]?.records.map(({ hash }) => hash)).toEqual(hashes);
  expect(document.conversations[0]?.count).toBe(hashes.length);
  expect(rows.map((row) => row.slice(-64))).toEqual(hashes);
  const { records } = running.app.database;
  expect((await records.recordsAfter(conversation, 0, 1_000)).map(({ hash }) => hash)).toEqual(hashes);
});

test.for([['an unknown conversation', 'conversation=nobody', 404], ['nothing', 'x=1', 400], ['both', 'conversation=a&case=b', 400], ['an unknown case', 'case=CP-20261125-0001-X', 404]] as const)('GIVEN %s WHEN an inspection file is asked for THEN it is refused', async ([, of, status]) => {
  expect((await asked('html', of)).status).toBe(status);
});

test('GIVEN a file was made WHEN the access log is read THEN it says by whom, of what, with its hash', async () => {
  const html = await page();
  const [entry] = await running.app.database.audit.list({ limit: 1, what: 'conversation.inspected', subject: conversation });
  expect(entry?.detail).toEqual({ format: 'html', of: conversation, sha256: createHash('sha256').update(html).digest('hex') });
});

describe.runIf(browserIsThere())('opened from a disk, without a network', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  async function opened(html: string, name: string, work: (page: Page, requests: readonly string[], faults: readonly string[]) => Promise<void>): Promise<void> {
    const file = join(running.directory, name);
    await writeFile(file, html);
    await opensOffline(browser, file, work);
  }

  test('GIVEN the file as it was made WHEN opened THEN it is green, shows every word, and loads nothing', async () => {
    await opened(await page(), 'whole.html', async (tab, requests, faults) => {
      await tab.locator('#verdict.whole').waitFor();
      expect(await tab.locator('#verdict strong').first().innerText()).toContain('完整');
      expect(await tab.locator('.words').allTextContents()).toContain(SCRIPT);
      expect(await tab.title()).toContain(conversation);
      expect(await tab.locator('.check.no').count()).toBe(0);
      await tab.locator('#language').click();
      await tab.getByText('Whole: every line is what its hash says').waitFor();
      expect(requests).toHaveLength(1);
      expect(faults).toEqual([]);
      await tab.setViewportSize({ width: 360, height: 740 });
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    });
  });

  test('GIVEN one byte of a customer’s words edited WHEN opened THEN it is red and names the line', async () => {
    const html = await page();
    const edited = html.replace('几点开门', '几点关门');
    expect(edited).not.toBe(html);
    const line = dataOf(html).split('\n').findIndex((each) => each.includes('几点开门')) + 1;
    await opened(edited, 'edited.html', async (tab) => {
      await tab.locator('#verdict.broken').waitFor();
      expect(await tab.locator('#verdict li').first().innerText()).toMatch(new RegExp(`第 ${line} 行 ${conversation}#\\d+ — 内容与散列值不符`));
      expect(await tab.locator(`#line-${line}`).getAttribute('class')).toContain('wrong');
    });
  });

  test('GIVEN an anchor kept elsewhere WHEN chosen THEN the page says whether it is the same', async () => {
    const { anchors: [anchor] } = bodyOf(anchorList, await staff.call('GET', '/api/proof/anchors'));
    await opened(await page(), 'compared.html', async (tab) => {
      const choose = (text: string) => tab.locator('#anchor').setInputFiles({ name: 'anchor.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await choose(JSON.stringify(anchor));
      await tab.getByText('与所选锚点文件一致。').waitFor();
      await choose(JSON.stringify({ ...anchor, seal: '0'.repeat(64) }));
      await tab.getByText('与所选锚点文件不一致！').waitFor();
      await choose('{}');
      await tab.getByText('所选文件不是锚点文件。').waitFor();
    });
  });
});
