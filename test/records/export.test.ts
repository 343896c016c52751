import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recordHash, canonicalText } from '../../records/chain.js';
import { GENESIS } from '../../records/record.js';
import { startApp, type RunningApp } from '../support/app.js';
import { browserIsThere, startBrowser } from '../support/chromium.js';
import { Customer } from '../support/customer.js';
import { buildCli, type Cli, type Outcome } from './cli.js';
import { quoted, sqliteSql } from './sql.js';
import { BOOKING_WORDS } from './talk.js';

const SCRIPT = '<script>document.title = "taken"</script><img src=https://elsewhere.example/x onerror=alert(1)>';
const ARABIC = 'مرحبا، أريد موعدا \u202eالآن';
/** As it is on record: masked (promise 9). */
const BOOKED = BOOKING_WORDS.replace('13800138000', '138****8000');
const SAID = [BOOKED, SCRIPT, ARABIC, '两行：\n"第二行" & \'引号\'', '确认'];

const fields = ['sequence', 'at', 'channel', 'kind', 'from', 'to', 'content', 'outcome', 'hash', 'previous'] as const;
const party = z.strictObject({ role: z.enum(['customer', 'bot', 'agent', 'system']), id: z.string() });
const record = z.strictObject({
  sequence: z.number(), at: z.iso.datetime(), channel: z.string(), kind: z.enum(['message', 'event', 'delivery']), from: party, to: party,
  content: z.record(z.string(), z.unknown()), outcome: z.string(), hash: z.string(), previous: z.string(),
});
const whole = z.strictObject({ conversation: z.string(), channel: z.string(), exportedAt: z.iso.datetime(), count: z.number(), records: z.array(record) });

let running: RunningApp;
let cli: Cli;
let conversation: string;
beforeAll(async () => {
  [running, cli] = await Promise.all([startApp(), buildCli()]);
  const customer = await Customer.arrive(running.app.address);
  const card = await customer.say(BOOKING_WORDS);
  await customer.press(card, '确认');
  for (const text of SAID.slice(1, -1)) await customer.say(text);
  ({ conversation } = customer);
});
afterAll(() => Promise.all([running.stop(), cli.remove()]));

function run(...args: readonly string[]): Promise<Outcome> {
  return cli.run({ DATA_DIR: running.directory }, 'export', ...args);
}

async function htmlFile(): Promise<string> {
  const file = join(running.directory, 'export.html');
  expect(await run('--conversation', conversation, '--format', 'html', '--out', file)).toEqual({ code: 0, out: '', err: '' });
  return file;
}

test('GIVEN a conversation WHEN exported as JSON THEN each record has the fields of norm 4.5 and every word said', async () => {
  const { code, out, err } = await run('--conversation', conversation, '--format', 'json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const found = whole.parse(JSON.parse(out));
  expect(found).toMatchObject({ conversation, count: found.records.length });
  for (const each of found.records) expect(Object.keys(each)).toEqual(fields);
  expect(found.records.map((each) => each.sequence)).toEqual(found.records.map((_each, index) => index + 1));
  expect(found.records.flatMap(({ kind, from, content }) => (kind === 'message' && from.role === 'customer' ? [content['text']] : [])).toSorted()).toEqual(SAID.toSorted());
  expect(out).toMatch(/BK-20261125-\d{4}-[0-9A-Z]/);
});

test('GIVEN an export WHEN its hashes are computed again from its fields THEN the chain is as it says', async () => {
  const { records } = whole.parse(JSON.parse((await run('--conversation', conversation)).out));
  let previous = GENESIS;
  for (const each of records) {
    expect(each.previous).toBe(previous);
    expect(recordHash({ ...each, conversation, from: canonicalText(each.from), to: canonicalText(each.to), content: canonicalText(each.content) })).toBe(each.hash);
    previous = each.hash;
  }
});

test('GIVEN a conversation WHEN exported as HTML THEN it needs nothing from elsewhere and runs nothing', async () => {
  const { code, out } = await run('--conversation', conversation, '--format', 'html');
  expect(code).toBe(0);
  expect(out).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b|<[^>]* (src|href|on\w+)=|url\(|@import/i);
  expect(out).toContain('&lt;script&gt;document.title = &quot;taken&quot;&lt;/script&gt;');
});

test('GIVEN a file to write WHEN exported THEN only its owner can read it', async () => {
  const file = await htmlFile();
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await readFile(file, 'utf8')).toMatch(/^<!doctype html>/);
});

describe.runIf(browserIsThere())('in a browser', () => {
  test('GIVEN an HTML export WHEN opened THEN every word is there, nothing is loaded, and foreign text keeps to itself', async () => {
    const [browser, file] = await Promise.all([startBrowser(), htmlFile()]);
    try {
      const page = await browser.newPage();
      const requests: string[] = [];
      page.on('request', (request) => void requests.push(request.url()));
      const address = pathToFileURL(file).href;
      await page.goto(address);
      const words = await page.locator('.words').allTextContents();
      for (const text of SAID) expect(words).toContain(text);
      expect(await page.title()).toContain(conversation);
      expect(requests).toEqual([address]);
      const style = (selector: string): string => `(({ direction, unicodeBidi }) => direction + ' ' + unicodeBidi)(getComputedStyle([...document.querySelectorAll('${selector}')].find((each) => each.textContent.includes('مرحبا'))))`;
      expect(await page.evaluate(style('.words'))).toBe('rtl isolate');
      expect(await page.evaluate(style('body'))).toMatch(/^ltr /);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.hashes li').first().isVisible()).toBe(true);
    } finally {
      await browser.close();
    }
  });
});

describe('what can’t be exported', () => {
  test.for([
    ['an unknown conversation', ['--conversation', 'nobody'], /^no conversation nobody\n$/],
    ['an empty name', ['--conversation', ''], /^no conversation/],
    ['an unknown format', ['--conversation', 'nobody', '--format', 'pdf'], /^no format pdf; there are: json, html, inspection, jsonl, csv\n$/],
    ['no conversation', [], /^name a conversation with --conversation, or what to export/],
    ['a format for one conversation alone', ['--all'], /^no format json for many conversations; there are: jsonl, csv\n$/],
    ['a time that is none', ['--from', 'yesterday', '--format', 'csv'], /^--from and --before are days or instants/],
  ] as const)('GIVEN %s WHEN exported THEN one line says so and the exit code is 1', async ([, args, says]) => {
    const { code, out, err } = await run(...args);
    expect(err).toMatch(says);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  test('GIVEN a record that somebody has broken WHEN exported THEN it is named', async () => {
    const customer = await Customer.arrive(running.app.address, 'en');
    const { sql, close } = sqliteSql(join(running.directory, 'guitai.db'));
    await sql(`update records set content = '{' where conversation = ${quoted(customer.conversation)} and sequence = 2`);
    close();
    const { code, out, err } = await run('--conversation', customer.conversation);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(`record 2 of conversation ${customer.conversation} can't be read: not the JSON it should be\n`);
  });
});
