import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { chromium } from 'playwright-core';
import { z } from 'zod';
import { readSettings } from '../../bot/settings.js';
import { WEEKDAYS } from '../../cases/profile/hours.js';
import type { ServerProcess } from '../crash/serverProcess.js';
import { buildConsole } from '../desk/console.js';
import { arrive, type Customer } from '../desk/customer.js';
import { makeAccounts, signIn } from '../desk/staff.js';
import { sitDown, type DeskSeat } from './deskSeat.js';
import { firstView, type FirstView } from './firstView.js';
import { median, percentile } from './statistics.js';
import { GUITAI, Stand } from './subjects.js';

/** What it takes for words to get across, in ms. */
export interface Way {
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

/** Customers and agents talking. */
export interface DeskResult {
  readonly conversations: number;
  readonly desks: number;
  /** Words said a second, both sides together. */
  readonly perSecond: number;
  /** From sending until the other side's socket has it: the record is written in between. */
  readonly toAgent: Way;
  readonly toCustomer: Way;
  /** Processor time of the server for what is said, both sides' lists included, in ms. */
  readonly cpuMs: number;
  /** Server's memory with all desks open and no customer, with all conversations held, and after the talk; in MB. */
  readonly residentMb: { readonly empty: number; readonly open: number; readonly talked: number };
  readonly kilobytesPerConversation: number;
  /** The desk's first view; absent where there is no Chromium. */
  readonly view?: FirstView;
  /** Runnable processes on the machine meanwhile. */
  readonly load: number;
}

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const DESKS = 40;
const EACH = 5;
/** Each conversation: the customer says something, the agent answers, so often. In ms. */
const PACE_MS = 5_000;
/** Rounds of talk before those that count. */
const WARM_UP = 2;
const VIEWS = 5;

const queue = z.object({ waiting: z.array(z.object({ id: z.string(), conversation: z.string(), kind: z.string() })) });
const profile = z.looseObject({ people: z.looseObject({}) });

/** Two hundred live conversations held by forty desks, each with its live link; and what opening a desk takes. */
export async function measureDesk(seconds: number): Promise<DeskResult> {
  const stand = await Stand.of(GUITAI);
  try {
    await buildConsole(join(stand.directory, 'dist', 'console'));
    const names = Array.from({ length: DESKS }, (_, index) => `desk${index}`);
    await makeAccounts(readSettings({ ...GUITAI.environment, DATA_DIR: stand.directory, PORT: '0' }), names.map((name, index) => ({ name, roles: ['agent'], workNumber: String(1_000 + index) })));
    const server = await stand.start({ PROFILE_FILE: await alwaysOpen(stand.directory) }, [], stand.directory);
    try {
      return await talk(server, names, seconds);
    } finally {
      await server.stop();
    }
  } finally {
    await stand.remove();
  }
}

async function talk(server: ServerProcess, names: readonly string[], seconds: number): Promise<DeskResult> {
  const { address } = server;
  const desks: DeskSeat[] = [];
  for (const name of names) desks.push(await sitDown(address, await signIn(address, name)));
  const view = existsSync(CHROMIUM) ? await medianView(address, desks[0]?.staff.cookie ?? '') : undefined;
  // What the first ones cost once and for all is not the conversations'.
  const warm = await arrive(address);
  await warm.say('你好');
  warm.close();
  const empty = server.residentMegabytes();
  const pairs: { readonly customer: Customer; readonly desk: DeskSeat }[] = [];
  for (const desk of desks) {
    const held: Customer[] = await Promise.all(Array.from({ length: EACH }, () => arrive(address)));
    await Promise.all(held.map((customer) => customer.say('转人工')));
    const { waiting } = queue.parse(await desk.staff.get('/queue'));
    for (const customer of held) {
      const handoff = waiting.find(({ conversation, kind }) => conversation === customer.conversation && kind === 'chat');
      if (!handoff) throw new Error('a customer who asked does not wait');
      await desk.staff.post(`/handoffs/${encodeURIComponent(handoff.id)}/claim`, { key: randomUUID() });
      pairs.push({ customer, desk });
    }
  }
  for (const desk of desks) desk.watch(new Map(pairs.filter((pair) => pair.desk === desk).map(({ customer: { conversation } }) => [conversation, 0])));
  const open = server.residentMegabytes();
  const [toAgent, toCustomer]: [number[], number[]] = [[], []];
  const converse = async (rounds: number, mark: string): Promise<void> => {
    const begun = performance.now();
    await Promise.all(pairs.map(async ({ customer, desk }, index) => {
      for (let round = 0; round < rounds; round += 1) {
        // Spread over the pace, as people are.
        await until(begun + round * PACE_MS + (index * PACE_MS) / pairs.length);
        const [asked, answered] = [`问${mark}${index}.${round}`, `答${mark}${index}.${round}`];
        toAgent.push(await timed(desk.hears(asked), customer.tell(asked)));
        toCustomer.push(await timed(customer.hears(answered), desk.say(customer.conversation, answered)));
      }
    }));
  };
  // The first answer changes each handoff, and every desk's lists: in life that comes once in a chat, not in all at once.
  await converse(WARM_UP, '〇');
  toAgent.length = 0;
  toCustomer.length = 0;
  const cpu = server.cpuSeconds();
  const begun = performance.now();
  await converse(Math.max(1, Math.round((seconds * 1_000) / PACE_MS)), '');
  const took = (performance.now() - begun) / 1_000;
  const said = toAgent.length + toCustomer.length;
  const cpuMs = ((server.cpuSeconds() - cpu) * 1_000) / said;
  const talked = server.residentMegabytes();
  for (const { customer } of pairs) customer.close();
  for (const desk of desks) desk.close();
  return {
    conversations: pairs.length, desks: desks.length, perSecond: said / took, toAgent: wayOf(toAgent), toCustomer: wayOf(toCustomer), cpuMs,
    residentMb: { empty, open, talked }, kilobytesPerConversation: ((open - empty) * 1_024) / pairs.length, ...(view && { view }), load: loadavg()[0] ?? 0,
  };
}

/** From now until it is heard; sending is over by then, or fails. */
async function timed(heard: Promise<void>, sent: Promise<void>): Promise<number> {
  const begun = performance.now();
  const [at] = await Promise.all([heard.then(() => performance.now()), sent]);
  return at - begun;
}

function wayOf(times: readonly number[]): Way {
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), worst: Math.max(...times) };
}

async function until(time: number): Promise<void> {
  const ms = time - performance.now();
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}

/** Each time in a context that was never there; the browser itself is warm. */
async function medianView(address: string, cookie: string): Promise<FirstView> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  try {
    const views: FirstView[] = [];
    for (let count = 0; count < VIEWS; count += 1) views.push(await firstView(browser, address, cookie));
    const of = (figure: (view: FirstView) => number): number => median(views.map(figure));
    return { bytes: of(({ bytes }) => bytes), apiBytes: of(({ apiBytes }) => apiBytes), requests: of(({ requests }) => requests), paintMs: of(({ paintMs }) => paintMs), deskMs: of(({ deskMs }) => deskMs) };
  } finally {
    await browser.close();
  }
}

/** The example profile with agents at the desk day and night: a measurement has no office hours. */
async function alwaysOpen(directory: string): Promise<string> {
  const read = profile.parse(JSON.parse(await readFile('cases/profile/example-bank.json', 'utf8')));
  const file = join(directory, 'profile.json');
  await mkdir(directory, { recursive: true });
  await writeFile(file, JSON.stringify({ ...read, holidays: { closed: [], openExtra: [] }, people: { ...read.people, hours: Object.fromEntries(WEEKDAYS.map((day) => [day, ['00:00-24:00']])) } }));
  return file;
}
