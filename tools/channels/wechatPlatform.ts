import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const wanted = z.object({ grant_type: z.literal('client_credential'), appid: z.string(), secret: z.string(), force_refresh: z.boolean() });
const said = z.discriminatedUnion('msgtype', [
  z.object({ touser: z.string(), msgtype: z.literal('text'), text: z.object({ content: z.string().min(1) }) }),
  z.object({ touser: z.string(), msgtype: z.literal('image'), image: z.object({ media_id: z.string() }) }),
]);

/** A message that a follower's phone shows. */
export interface Shown {
  readonly openId: string;
  readonly text?: string;
  readonly mediaId?: string;
}

/** What the platform's side answers in place of doing what it is asked: a code, a status, or never. */
export type Mood = { readonly errcode: number } | { readonly status: number } | 'hang';

interface Follower {
  heardAt: number;
  had: number;
  gone: boolean;
}

/** WeChat's most: bytes of a text, messages for each of the follower's, and for how long. */
const LONGEST = 2_048;
const MOST = 5;
const WINDOW_MS = 48 * 3_600_000;

/** The platform's side of an official account, on loopback, with its errors and limits. */
export class WechatServer {
  readonly shown: Shown[] = [];
  readonly menus: unknown[] = [];
  readonly uploads: { readonly name: string; readonly bytes: number }[] = [];
  /** How often a token was asked for, and by force. */
  tokens = 0;
  forced = 0;
  /** Calls of the customer-message interface, whatever came of them. */
  calls = 0;
  /** Calls that broke a limit: there must be none. */
  broken = 0;
  typings = 0;
  /** Media that customers have sent, by id. */
  readonly media = new Map<string, { readonly contentType: string; readonly bytes: Uint8Array }>();
  /** From now on, by path; undefined: as it should. */
  mood: (path: string, body: string) => Mood | undefined = () => undefined;
  /** How long an answer takes, in ms. */
  slowMs = 0;
  #token = 'token-1';
  readonly #followers = new Map<string, Follower>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  private constructor(
    private readonly account: { readonly appId: string; readonly appSecret: string },
    private readonly now: () => number,
  ) {}

  static async start(account: { readonly appId: string; readonly appSecret: string }, now: () => number = Date.now): Promise<WechatServer> {
    const server = new WechatServer(account, now);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The follower has written, or done what counts as much: they may be written to again. */
  heard(openId: string): void {
    this.#followers.set(openId, { heardAt: this.now(), had: 0, gone: false });
  }

  /** The follower has left the account. */
  left(openId: string): void {
    const follower = this.#followers.get(openId);
    if (follower) follower.gone = true;
  }

  /** The token ends before its time. */
  expireToken(): void {
    this.#token = `token-${this.tokens + 100}`;
  }

  /** What a follower's phone shows, in order. */
  texts(openId: string): string[] {
    return this.shown.filter((each) => each.openId === openId).flatMap(({ text }) => (text === undefined ? [] : [text]));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '/', this.url);
    if (this.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, this.slowMs));
    const mood = this.mood(url.pathname, body.toString('utf8'));
    if (mood === 'hang') return;
    if (mood && 'status' in mood) {
      response.statusCode = mood.status;
      response.end('gateway trouble');
      return;
    }
    if (url.pathname === '/cgi-bin/media/get' && mood === undefined) {
      const medium = this.media.get(url.searchParams.get('media_id') ?? '');
      if (url.searchParams.get('access_token') === this.#token && medium) {
        response.setHeader('content-type', medium.contentType);
        response.end(medium.bytes);
        return;
      }
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(mood ?? this.#answer(url, request.headers['content-type'] ?? '', body)));
  }

  #answer(url: URL, contentType: string, body: Buffer): unknown {
    if (url.pathname === '/cgi-bin/stable_token') return this.#give(body);
    if (url.searchParams.get('access_token') !== this.#token) return { errcode: 40_001, errmsg: 'invalid credential, access_token is invalid or not latest' };
    switch (url.pathname) {
      case '/cgi-bin/message/custom/send':
        return this.#take(body);
      case '/cgi-bin/message/custom/typing':
        this.typings += 1;
        return { errcode: 0, errmsg: 'ok' };
      case '/cgi-bin/media/upload': {
        const name = /filename="([^"]+)"/.exec(body.toString('latin1'))?.[1] ?? '';
        if (!contentType.startsWith('multipart/form-data') || name === '') return { errcode: 41_005, errmsg: 'media data missing' };
        this.uploads.push({ name, bytes: body.byteLength });
        return { type: 'image', media_id: `up-${this.uploads.length}`, created_at: Math.floor(this.now() / 1_000) };
      }
      case '/cgi-bin/menu/create':
        this.menus.push(JSON.parse(body.toString('utf8')));
        return { errcode: 0, errmsg: 'ok' };
      default:
        return { errcode: 40_007, errmsg: 'invalid media_id' };
    }
  }

  #give(body: Buffer): unknown {
    const asked = wanted.parse(JSON.parse(body.toString('utf8')));
    this.tokens += 1;
    if (asked.appid !== this.account.appId || asked.secret !== this.account.appSecret) return { errcode: 40_125, errmsg: 'invalid appsecret' };
    if (asked.force_refresh) {
      this.forced += 1;
      this.#token = `token-forced-${this.forced}`;
    }
    return { access_token: this.#token, expires_in: 7_200 };
  }

  #take(body: Buffer): unknown {
    this.calls += 1;
    const asked = said.parse(JSON.parse(body.toString('utf8')));
    const follower = this.#followers.get(asked.touser);
    if (follower === undefined || follower.gone) return { errcode: 43_004, errmsg: 'require subscribe' };
    if (this.now() - follower.heardAt > WINDOW_MS) {
      this.broken += 1;
      return { errcode: 45_015, errmsg: 'response out of time limit or subscription is canceled' };
    }
    if (follower.had >= MOST) {
      this.broken += 1;
      return { errcode: 45_047, errmsg: 'out of response count limit' };
    }
    if (asked.msgtype === 'text' && Buffer.byteLength(asked.text.content) > LONGEST) {
      this.broken += 1;
      return { errcode: 45_002, errmsg: 'content size out of limit' };
    }
    follower.had += 1;
    this.shown.push(asked.msgtype === 'text' ? { openId: asked.touser, text: asked.text.content } : { openId: asked.touser, mediaId: asked.image.media_id });
    return { errcode: 0, errmsg: 'ok' };
  }
}
