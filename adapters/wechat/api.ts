import { z } from 'zod';
import type { ChannelMemory } from '../../bot/channels/memory.js';
import type { Clock } from '../../bot/clock.js';
import { AccessToken } from './accessToken.js';
import { call, download, upload, type PlatformSettings } from './platform.js';

/** Who we are to the official account's platform. */
export interface WechatCredentials {
  readonly appId: string;
  readonly appSecret: string;
}

const given = z.object({ access_token: z.string().min(1), expires_in: z.number().int().positive() });
const done = z.looseObject({});
const uploaded = z.object({ media_id: z.string().min(1) });

/** A file on its way to the platform. */
export interface Medium {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** The official account's interfaces that we use. All throw PlatformError. */
export class WechatApi {
  readonly #token: AccessToken;

  constructor(private readonly settings: PlatformSettings, { appId, appSecret }: WechatCredentials, memory: ChannelMemory, clock: Pick<Clock, 'now'>) {
    this.#token = new AccessToken(`wechat.token:${appId}`, (force) => call(settings, '/cgi-bin/stable_token', {}, { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force }, given), memory, clock);
  }

  /** Says a text to a customer, by the customer-message interface. */
  async sayText(openId: string, content: string): Promise<void> {
    await this.#token.with((token) => call(this.settings, '/cgi-bin/message/custom/send', { access_token: token }, { touser: openId, msgtype: 'text', text: { content } }, done));
  }

  /** Sends a picture; other files go as a link or by their name: the interface takes none. */
  async sayImage(openId: string, medium: Medium): Promise<void> {
    const { media_id } = await this.#token.with((token) => upload(this.settings, '/cgi-bin/media/upload', { access_token: token, type: 'image' }, medium, uploaded));
    await this.#token.with((token) => call(this.settings, '/cgi-bin/message/custom/send', { access_token: token }, { touser: openId, msgtype: 'image', image: { media_id } }, done));
  }

  /** Shows that somebody types. */
  async typing(openId: string): Promise<void> {
    await this.#token.with((token) => call(this.settings, '/cgi-bin/message/custom/typing', { access_token: token }, { touser: openId, command: 'Typing' }, done));
  }

  /** A picture, a voice message, a video that a customer sent: kept by the platform for three days. */
  media(mediaId: string): Promise<Uint8Array> {
    return this.#token.with((token) => download(this.settings, '/cgi-bin/media/get', { access_token: token, media_id: mediaId }));
  }

  /** Puts the account's menu in place of the one there is. */
  async setMenu(menu: unknown): Promise<void> {
    await this.#token.with((token) => call(this.settings, '/cgi-bin/menu/create', { access_token: token }, menu, done));
  }
}
