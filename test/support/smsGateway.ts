import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { LOCALES } from '../../records/message.js';

const FIVE_MINUTES = 300;
const LONGEST_BODY = 65_536;

const shortMessage = z.strictObject({ id: z.string().min(1), to: z.string().regex(/^\+[1-9]\d{6,14}$/), text: z.string(), locale: z.enum(LOCALES) });
/** What a gateway is given to send. */
export type ShortMessage = z.infer<typeof shortMessage>;

/** What a gateway answers out of turn; `hang` never answers at all. */
export type Mood = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } | 'hang';

/** A gateway at work. */
export interface SmsGateway {
  readonly url: string;
  /** Messages taken, each once. */
  readonly taken: readonly ShortMessage[];
  /** Every request that came, taken or not. */
  readonly requests: readonly { readonly headers: IncomingMessage['headers']; readonly body: string }[];
  /** From now on; undefined: as the protocol says. */
  mood: Mood | undefined;
  close(): Promise<void>;
}

/** A receiver of docs/sms-gateway.md, on loopback: what a real one must do, except send. */
export async function startSmsGateway(secret: string, now: () => number = Date.now): Promise<SmsGateway> {
  const taken: ShortMessage[] = [];
  const requests: { headers: IncomingMessage['headers']; body: string }[] = [];
  let mood: Mood | undefined;

  const answer = (request: IncomingMessage, body: string): number => {
    if (request.method !== 'POST') return 405;
    if (!genuine(secret, now(), request.headers, body)) return 401;
    const message = shortMessage.safeParse(parsed(body));
    if (!message.success) return 400;
    if (taken.some(({ id }) => id === message.data.id)) return 409;
    taken.push(message.data);
    return 202;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    if (body === undefined) {
      response.writeHead(413, { connection: 'close' });
      response.end();
      return;
    }
    requests.push({ headers: request.headers, body });
    if (mood === 'hang') return;
    // Not chained: restify, where it runs in the same process, replaces `writeHead` by one that returns nothing.
    if (mood) response.writeHead(mood.status, mood.headers);
    else response.writeHead(answer(request, body));
    response.end(mood?.body);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    taken,
    requests,
    get mood() {
      return mood;
    },
    set mood(next) {
      mood = next;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Whether a request is ours and fresh. Compared in constant time, and before the body is looked into. */
function genuine(secret: string, now: number, headers: IncomingMessage['headers'], body: string): boolean {
  const timestamp = headers['x-guitai-timestamp'];
  const signature = headers['x-guitai-signature'];
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp) || typeof signature !== 'string') return false;
  if (Math.abs(now / 1_000 - Number(timestamp)) > FIVE_MINUTES) return false;
  const expected = Buffer.from(`v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
