import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { signatureOf } from '../../adapters/wechat/signature.js';
import { WechatServer } from '../channels/wechatPlatform.js';
import { percentile } from './statistics.js';
import { GUITAI, Stand } from './subjects.js';

/** How an official account fares under load. Times in ms. */
export interface WechatResult {
  /** From a callback's sending until `success`, while the platform takes five seconds for each of our answers. `cold`: the worst of the first seconds after a start. */
  readonly success: { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly worst: number; readonly count: number; readonly cold: number };
  readonly flood: {
    /** Deliveries, with those that came again. */
    readonly callbacks: number;
    /** Messages among them. */
    readonly messages: number;
    /** Customers' messages on record: as many as were sent, each once. */
    readonly recorded: number;
    /** Messages that no turn has answered. */
    readonly unanswered: number;
    readonly complaints: { readonly begun: number; readonly cases: number };
    /** Calls that broke a limit of the platform's. */
    readonly overLimit: number;
    readonly seconds: number;
  };
}

const ACCOUNT = { appId: 'wx0123456789abcdef', appSecret: 'bench', token: 'bench' };
const RATE = 100;
const SLOW_MS = 5_000;
/** Deliveries at once in the flood. */
const ABREAST = 32;
const EACH = 4;
/** A server that has just started compiles what it does for the first time: until answers have come back and followers have written again. */
const COLD_SECONDS = 12;

/** An official account's callbacks at a steady rate while answers are slow; and many, with repeats and out of order. */
export async function measureWechat(seconds: number, messages: number): Promise<WechatResult> {
  const platform = await WechatServer.start(ACCOUNT);
  const stand = await Stand.of(GUITAI);
  try {
    const server = await stand.start({ WECHAT_APP_ID: ACCOUNT.appId, WECHAT_APP_SECRET: ACCOUNT.appSecret, WECHAT_TOKEN: ACCOUNT.token, WECHAT_API_URL: platform.url });
    try {
      const success = await steady(server.address, platform, seconds);
      platform.slowMs = 0;
      const flood = await flooded(server.address, platform, messages);
      return { success, flood: await settled(join(stand.directory, 'guitai.db'), platform, flood) };
    } finally {
      await server.stop();
    }
  } finally {
    await stand.remove();
    await platform.stop();
  }
}

async function steady(address: string, platform: WechatServer, seconds: number): Promise<WechatResult['success']> {
  platform.slowMs = SLOW_MS;
  const cold = await atRate(address, platform, 0, COLD_SECONDS * RATE);
  const { times, perSecond } = await atRate(address, platform, COLD_SECONDS * RATE, seconds * RATE);
  return { perSecond, p50: percentile(times, 0.5), p99: percentile(times, 0.99), worst: Math.max(...times), count: times.length, cold: Math.max(...cold.times) };
}

/** So many callbacks, the first with this number. */
async function atRate(address: string, platform: WechatServer, first: number, count: number): Promise<{ readonly times: number[]; readonly perSecond: number }> {
  const times: number[] = [];
  const begun = performance.now();
  const under: Promise<void>[] = [];
  for (let index = first; index < first + count; index += 1) {
    const wait = begun + ((index - first) * 1_000) / RATE - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(timed(address, platform, { openId: `osteady${index % (RATE * 10)}`, text: '你们几点上班', id: `1${String(index).padStart(12, '0')}` }, times));
  }
  await Promise.all(under);
  return { times, perSecond: times.length / ((performance.now() - begun) / 1_000) };
}

interface Message {
  readonly openId: string;
  readonly text: string;
  readonly id: string;
}

interface Flood {
  readonly callbacks: number;
  readonly messages: number;
  readonly begun: number;
  readonly seconds: number;
}

/** Followers with four messages each; every third delivered three times, a tenth after the one that follows it. */
async function flooded(address: string, platform: WechatServer, messages: number): Promise<Flood> {
  const words = (follower: number): readonly string[] => (follower % 25 === 0 ? ['我要投诉', '柜员态度差，等了一个小时', '就是这样', '你好'] : ['你好', '几点上班', '地址在哪里', '谢谢']);
  const queue: Message[] = [];
  let callbacks = 0;
  for (let index = 0; index < messages; index += 1) {
    const follower = Math.floor(index / EACH);
    const message = { openId: `oflood${follower}`, text: words(follower)[index % EACH] ?? '', id: `2${String(index).padStart(12, '0')}` };
    const times = index % 3 === 0 ? 3 : 1;
    for (let time = 0; time < times; time += 1) queue.push(message);
    callbacks += times;
  }
  for (let index = 5; index + 1 < queue.length; index += 10) {
    const [one, other] = [queue[index], queue[index + 1]];
    if (one && other) [queue[index], queue[index + 1]] = [other, one];
  }
  const begun = performance.now();
  let next = 0;
  const deliverer = async (): Promise<void> => {
    for (let message = queue[next++]; message !== undefined; message = queue[next++]) await timed(address, platform, message, []);
  };
  await Promise.all(Array.from({ length: ABREAST }, deliverer));
  return { callbacks, messages, begun: Math.ceil(Math.floor(messages / EACH) / 25), seconds: (performance.now() - begun) / 1_000 };
}

/** Delivers once, again where it was not taken, as the platform does. */
async function timed(address: string, platform: WechatServer, { openId, text, id }: Message, times: number[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const nonce = `${id}${attempt}${Math.random()}`;
    const query = new URLSearchParams({ signature: signatureOf([ACCOUNT.token, timestamp, nonce]), timestamp, nonce });
    platform.heard(openId);
    const begun = performance.now();
    const body = await fetch(`${address}/api/wechat?${query.toString()}`, { method: 'POST', body: `<xml><ToUserName><![CDATA[gh]]></ToUserName><FromUserName><![CDATA[${openId}]]></FromUserName><CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content><MsgId>${id}</MsgId></xml>` })
      // A connection that was about to be closed when it was used again: the platform delivers anew.
      .then((response) => response.text(), () => '');
    times.push(performance.now() - begun);
    if (body === 'success') return;
    if (attempt === 3) throw new Error('a callback was not taken');
  }
}

const counts = z.object({ messages: z.number(), pending: z.number(), cases: z.number() });

/** Waits until every message has its turn, and counts what there is. */
async function settled(file: string, platform: WechatServer, { callbacks, messages, begun, seconds }: Flood): Promise<WechatResult['flood']> {
  const database = new Database(file, { readonly: true });
  try {
    const count = database.prepare("select (select count(*) from records where conversation like 'wechat:oflood%' and kind = 'message' and from_party like '%\"customer\"%') as messages, (select count(*) from conversations where pending <> '') as pending, (select count(*) from cases where conversation like 'wechat:oflood%') as cases");
    const end = Date.now() + 120_000;
    let found = counts.parse(count.get());
    while (found.pending > 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      found = counts.parse(count.get());
    }
    return { callbacks, messages, recorded: found.messages, unanswered: found.pending, complaints: { begun, cases: found.cases }, overLimit: platform.broken, seconds };
  } finally {
    database.close();
  }
}
