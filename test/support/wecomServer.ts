import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** The account that tests are about. */
export const KF = { corpId: 'ww5823bf96d3bd56c7', secret: 'a-secret-of-tests', token: 'QDG6eK', encodingKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', openKfId: 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q' } as const;

const asked = z.object({ cursor: z.string().default('0'), open_kfid: z.string(), limit: z.number(), token: z.string().optional() });
const said = z.looseObject({ touser: z.string(), open_kfid: z.string(), msgtype: z.string(), text: z.object({ content: z.string() }).optional() });
const trans = z.object({ open_kfid: z.string(), external_userid: z.string(), service_state: z.number() });

interface Session {
  state: number;
  had: number;
  heardAt: number;
}

/** WeCom's most: messages for each of the customer's, for how long, and how many bytes. */
const MOST = 5;
const WINDOW_MS = 48 * 3_600_000;
const LONGEST = 2_048;

/** The platform's side of WeCom's customer service, on loopback. */
export class WecomServer {
  readonly shown: { readonly to: string; readonly text: string }[] = [];
  readonly messages: Record<string, unknown>[] = [];
  readonly sessions = new Map<string, Session>();
  readonly media = new Map<string, { readonly contentType: string; readonly bytes: Uint8Array }>();
  syncs = 0;
  broken = 0;
  /** So many at once. */
  page = 1_000;
  mood: (path: string) => { readonly errcode: number } | { readonly status: number } | undefined = () => undefined;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  private constructor(private readonly now: () => number) {}

  static async start(now: () => number = Date.now): Promise<WecomServer> {
    const server = new WecomServer(now);
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

  /** A customer writes, or sends something. */
  hears(externalUserId: string, content: Readonly<Record<string, unknown>>): string {
    const session = this.sessionOf(externalUserId);
    session.heardAt = this.now();
    session.had = 0;
    if (session.state === 4) session.state = 0;
    return this.#add({ origin: 3, external_userid: externalUserId, ...content });
  }

  /** One of the corporation's own people writes. */
  seatSays(externalUserId: string, seat: string, text: string): string {
    return this.#add({ origin: 5, external_userid: externalUserId, servicer_userid: seat, msgtype: 'text', text: { content: text } });
  }

  /** One of them takes the session, or ends it. */
  seatDoes(externalUserId: string, seat: string, change: 1 | 3): string {
    this.sessionOf(externalUserId).state = change === 1 ? 3 : 4;
    return this.#add({ origin: 4, msgtype: 'event', event: { event_type: 'session_status_change', open_kfid: KF.openKfId, external_userid: externalUserId, change_type: change, ...(change === 1 ? { new_servicer_userid: seat } : { old_servicer_userid: seat }) } });
  }

  enters(externalUserId: string): string {
    this.hears(externalUserId, { msgtype: 'x' });
    this.messages.pop();
    return this.#add({ origin: 4, msgtype: 'event', event: { event_type: 'enter_session', open_kfid: KF.openKfId, external_userid: externalUserId, scene: 'web' } });
  }

  /** What a customer's phone shows, in order. */
  texts(externalUserId: string): string[] {
    return this.shown.filter(({ to }) => to === externalUserId).map(({ text }) => text);
  }

  sessionOf(externalUserId: string): Session {
    const known = this.sessions.get(externalUserId) ?? { state: 0, had: 0, heardAt: 0 };
    this.sessions.set(externalUserId, known);
    return known;
  }

  #add(message: Readonly<Record<string, unknown>>): string {
    const msgid = `msg-${randomBytes(8).toString('hex')}`;
    this.messages.push({ msgid, open_kfid: KF.openKfId, send_time: Math.floor(this.now() / 1_000), ...message });
    return msgid;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
    const url = new URL(request.url ?? '/', this.url);
    const mood = this.mood(url.pathname);
    if (mood && 'status' in mood) {
      response.statusCode = mood.status;
      response.end();
      return;
    }
    if (url.pathname === '/cgi-bin/media/get') {
      const medium = this.media.get(url.searchParams.get('media_id') ?? '');
      response.setHeader('content-type', medium?.contentType ?? 'application/json');
      response.end(medium?.bytes ?? JSON.stringify({ errcode: 40_007, errmsg: 'invalid media_id' }));
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(mood ?? this.#answer(url, Buffer.concat(chunks).toString('utf8'))));
  }

  #answer(url: URL, body: string): unknown {
    if (url.pathname === '/cgi-bin/gettoken') return url.searchParams.get('corpsecret') === KF.secret ? { errcode: 0, access_token: 'token', expires_in: 7_200 } : { errcode: 40_001 };
    if (url.searchParams.get('access_token') !== 'token') return { errcode: 40_014 };
    switch (url.pathname) {
      case '/cgi-bin/kf/sync_msg': {
        this.syncs += 1;
        const { cursor } = asked.parse(JSON.parse(body));
        const from = Number(cursor);
        const list = this.messages.slice(from, from + this.page);
        return { errcode: 0, next_cursor: String(from + list.length), has_more: from + list.length < this.messages.length ? 1 : 0, msg_list: list };
      }
      case '/cgi-bin/kf/send_msg':
        return this.#take(said.parse(JSON.parse(body)));
      case '/cgi-bin/kf/service_state/get':
        return { errcode: 0, service_state: this.sessionOf(z.object({ external_userid: z.string() }).parse(JSON.parse(body)).external_userid).state };
      case '/cgi-bin/kf/service_state/trans': {
        const { external_userid, service_state } = trans.parse(JSON.parse(body));
        const session = this.sessionOf(external_userid);
        if (session.state === 4) return { errcode: 95_016, errmsg: 'invalid service state' };
        session.state = service_state;
        return { errcode: 0 };
      }
      default:
        return { errcode: 40_058 };
    }
  }

  #take({ touser, text }: z.infer<typeof said>): unknown {
    const session = this.sessionOf(touser);
    if (session.state > 1) return { errcode: 95_018, errmsg: 'send msg session status invalid' };
    if (this.now() - session.heardAt > WINDOW_MS || session.had >= MOST || Buffer.byteLength(text?.content ?? '') > LONGEST) {
      this.broken += 1;
      return { errcode: session.had >= MOST ? 95_001 : 95_002 };
    }
    session.had += 1;
    this.shown.push({ to: touser, text: text?.content ?? '' });
    return { errcode: 0, msgid: 'x' };
  }
}
