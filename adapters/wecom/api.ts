import { z } from 'zod';
import type { ChannelMemory } from '../../bot/channels/memory.js';
import type { Clock } from '../../bot/clock.js';
import { AccessToken } from '../wechat/accessToken.js';
import { call, download, upload, type PlatformSettings } from '../wechat/platform.js';
import type { Medium } from '../wechat/api.js';
import { syncPage } from './messages.js';

/** Who we are to WeCom: the corporation, and the secret of its customer-service application. */
export interface WecomCredentials {
  readonly corpId: string;
  readonly secret: string;
}

const given = z.object({ access_token: z.string().min(1), expires_in: z.number().int().positive() });
const done = z.looseObject({});
const uploaded = z.object({ media_id: z.string().min(1) });
const state = z.object({ service_state: z.number().int(), servicer_userid: z.string().default('') });

/** A customer of one customer-service account. */
export interface KfCustomer {
  readonly openKfId: string;
  readonly externalUserId: string;
}

/** The interfaces of WeCom's customer service that we use. All throw PlatformError. */
export class WecomApi {
  readonly #token: AccessToken;

  constructor(private readonly settings: PlatformSettings, { corpId, secret }: WecomCredentials, memory: ChannelMemory, clock: Pick<Clock, 'now'>) {
    // It has no way to force another one: asked again, it gives the one that is good.
    this.#token = new AccessToken(`wecom.token:${corpId}`, () => call(settings, '/cgi-bin/gettoken', { corpid: corpId, corpsecret: secret }, {}, given), memory, clock);
  }

  /** What happened since a cursor; `token` is the callback's, and spares the platform's stricter limit. */
  sync(openKfId: string, cursor: string, token: string): Promise<z.infer<typeof syncPage>> {
    return this.#with('/cgi-bin/kf/sync_msg', { ...(cursor !== '' && { cursor }), ...(token !== '' && { token }), limit: 1_000, voice_format: 0, open_kfid: openKfId }, syncPage);
  }

  async sayText({ openKfId, externalUserId }: KfCustomer, content: string): Promise<void> {
    await this.#with('/cgi-bin/kf/send_msg', { touser: externalUserId, open_kfid: openKfId, msgtype: 'text', text: { content } }, done);
  }

  /** Sends a picture or another file. */
  async sayFile({ openKfId, externalUserId }: KfCustomer, kind: 'image' | 'file', medium: Medium): Promise<void> {
    const { media_id } = await this.#token.with((token) => upload(this.settings, '/cgi-bin/media/upload', { access_token: token, type: kind }, medium, uploaded));
    await this.#with('/cgi-bin/kf/send_msg', { touser: externalUserId, open_kfid: openKfId, msgtype: kind, [kind]: { media_id } }, done);
  }

  /** How a customer is served now: see `SERVICE`. */
  async stateOf({ openKfId, externalUserId }: KfCustomer): Promise<number> {
    return (await this.#with('/cgi-bin/kf/service_state/get', { open_kfid: openKfId, external_userid: externalUserId }, state)).service_state;
  }

  async setState({ openKfId, externalUserId }: KfCustomer, service: number): Promise<void> {
    await this.#with('/cgi-bin/kf/service_state/trans', { open_kfid: openKfId, external_userid: externalUserId, service_state: service }, done);
  }

  media(mediaId: string): Promise<Uint8Array> {
    return this.#token.with((token) => download(this.settings, '/cgi-bin/media/get', { access_token: token, media_id: mediaId }));
  }

  #with<T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
    return this.#token.with((token) => call(this.settings, path, { access_token: token }, body, shape));
  }
}
