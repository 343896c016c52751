import { randomBytes, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { signatureOf } from '../../adapters/wechat/signature.js';
import { WechatCipher } from '../../adapters/wechat/cipher.js';
import { startApp, type RunningApp } from './app.js';
import { WechatServer } from '../../tools/channels/wechatPlatform.js';

/** The account that tests are about. */
export const ACCOUNT = { appId: 'wx5823bf96d3bd56c7', appSecret: 'a-secret-of-tests', token: 'QDG6eK', encodingKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' } as const;

/** How the platform was told to deliver. */
export type Mode = 'plain' | 'compatible' | 'safe';

/** The settings of an account on a loopback platform. */
export function wechatSettings(server: Pick<WechatServer, 'url'>, mode: Mode): Record<string, string> {
  return { WECHAT_APP_ID: ACCOUNT.appId, WECHAT_APP_SECRET: ACCOUNT.appSecret, WECHAT_TOKEN: ACCOUNT.token, WECHAT_API_URL: server.url, ...(mode !== 'plain' && { WECHAT_ENCODING_AES_KEY: ACCOUNT.encodingKey }) };
}

/** The product with an official account, and the platform beside it. */
export interface WechatWorld {
  readonly running: RunningApp;
  readonly platform: WechatServer;
  stop(): Promise<void>;
}

/** Starts both. The platform's clock is the product's. */
export async function startWechat(mode: Mode = 'plain', more: Readonly<Record<string, string>> = {}, options: Parameters<typeof startApp>[1] = {}): Promise<WechatWorld> {
  let now = (): number => Date.now();
  const platform = await WechatServer.start(ACCOUNT, () => now());
  const running = await startApp({ ...wechatSettings(platform, mode), ...more }, options);
  now = () => running.clock.now();
  return { running, platform, stop: async () => { await running.stop(); await platform.stop(); } };
}

/** What a callback's payload is filled with. */
export interface Filled {
  readonly content?: string;
  readonly media?: string;
  readonly id?: string;
  /** Unix seconds. */
  readonly time?: number;
}

/** A recorded payload, filled. */
export async function payloadOf(name: string, openId: string, { content = '', media = '', id = messageId(), time = 0 }: Filled): Promise<string> {
  const template = await readFile(new URL(`../payloads/wechat/${name}.xml`, import.meta.url), 'utf8');
  return template.replace(/\{(\w+)\}/g, (_, key: string) => ({ openId, content, media, id, time: String(time) })[key] ?? '');
}

/** A message's id, as long as theirs are. */
export function messageId(): string {
  return `24${randomInt(10 ** 9, 10 ** 10)}${randomInt(10 ** 5, 10 ** 6)}`;
}

/** How a callback is delivered, right unless told otherwise. */
export interface Delivery {
  readonly mode?: Mode;
  readonly timestamp?: number;
  readonly nonce?: string;
  readonly signature?: string;
  readonly receiver?: string;
  readonly encrypted?: string;
}

/** Delivers a body to the product as the platform does. */
export async function deliverXml(address: string, now: number, xml: string, { mode = 'plain', timestamp = Math.floor(now / 1_000), nonce = randomBytes(5).toString('hex'), ...wrong }: Delivery = {}): Promise<{ readonly status: number; readonly body: string; readonly ms: number }> {
  const query = new URLSearchParams({ timestamp: String(timestamp), nonce, signature: wrong.signature ?? signatureOf([ACCOUNT.token, String(timestamp), nonce]) });
  let body = xml;
  if (mode !== 'plain') {
    const encrypted = wrong.encrypted ?? new WechatCipher(ACCOUNT.encodingKey, wrong.receiver ?? ACCOUNT.appId).encrypt(xml);
    query.set('encrypt_type', 'aes');
    query.set('msg_signature', wrong.signature ?? signatureOf([ACCOUNT.token, String(timestamp), nonce, encrypted]));
    const sealed = `<Encrypt><![CDATA[${encrypted}]]></Encrypt>`;
    body = mode === 'safe' ? `<xml><ToUserName><![CDATA[gh_3d1f0c9a7b21]]></ToUserName>${sealed}</xml>` : xml.replace('</xml>', `${sealed}</xml>`);
  }
  const began = performance.now();
  const response = await fetch(`${address}/api/wechat?${query.toString()}`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
  return { status: response.status, body: await response.text(), ms: performance.now() - began };
}

/** A follower of the account, writing from their phone. */
export class Follower {
  constructor(
    private readonly world: WechatWorld,
    readonly openId: string = `o${randomBytes(13).toString('hex')}`,
    private readonly mode: Mode = 'plain',
  ) {}

  get conversation(): string {
    return `wechat:${this.openId}`;
  }

  /** Does something: a recorded payload, delivered once. */
  async does(name: string, filled: Filled = {}): Promise<{ readonly status: number; readonly body: string }> {
    const { running, platform } = this.world;
    if (name !== 'unsubscribe') platform.heard(this.openId);
    const now = running.clock.now();
    return await deliverXml(running.app.address, now, await payloadOf(name, this.openId, { time: Math.floor(now / 1_000), ...filled }), { mode: this.mode });
  }

  says(content: string): Promise<{ readonly status: number; readonly body: string }> {
    return this.does('text', { content });
  }

  /** What their phone shows. */
  get shows(): string[] {
    return this.world.platform.texts(this.openId);
  }
}
