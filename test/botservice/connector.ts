import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const pushed = z.looseObject({
  type: z.string(), text: z.string().default(''), channelId: z.string(), conversation: z.looseObject({ id: z.string() }), recipient: z.looseObject({ id: z.string() }),
  attachments: z.array(z.looseObject({ contentType: z.string() })).optional(),
  suggestedActions: z.object({ actions: z.array(z.object({ type: z.string(), title: z.string(), value: z.unknown() })) }).optional(),
});

/** The smallest PNG there is: one pixel. */
export const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** An activity as the connector gets it. */
export type Pushed = z.infer<typeof pushed>;

/** A little connector on this machine, standing for a channel's. Answers 200 unless told otherwise. */
export class Connector {
  readonly got: Pushed[] = [];
  /** That we type: passing signs, no attempts to say something. */
  readonly typings: Pushed[] = [];
  /** The `Authorization` of each attempt. */
  readonly authorizations: (string | undefined)[] = [];
  /** Files that customers sent, by path; `Location` in place of bytes leads on. */
  readonly files = new Map<string, { readonly bytes: Buffer } | { readonly location: string } | { readonly status: number }>();
  /** Files that were asked for, with the `Authorization` that came along. */
  readonly fetched: { readonly path: string; readonly authorization: string | undefined }[] = [];
  /** Every attempt, whatever came of it. */
  attempts = 0;
  /** What to do with an attempt: a status, or never to answer. */
  behave: (activity: Pushed) => number | 'hang' = () => 200;
  /** Sent with whatever is not 200: `Retry-After`, `Location`. */
  headers: Readonly<Record<string, string>> = {};
  readonly #server = createServer((request, response) => void this.#take(request, response));

  static async open(port = 0): Promise<Connector> {
    const connector = new Connector();
    await new Promise<void>((resolve) => connector.#server.listen(port, '127.0.0.1', resolve));
    return connector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #give(path: string, { headers: { authorization } }: IncomingMessage, response: ServerResponse): void {
    this.fetched.push({ path, authorization });
    const file = this.files.get(path) ?? { status: 404 };
    response.statusCode = 'status' in file ? file.status : 'location' in file ? 302 : 200;
    if ('location' in file) response.setHeader('Location', file.location);
    response.end('bytes' in file ? file.bytes : '');
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      this.#give(request.url ?? '', request, response);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
    const activity = pushed.parse(JSON.parse(Buffer.concat(chunks).toString()));
    if (activity.type === 'typing') {
      this.typings.push(activity);
      response.end('{}');
      return;
    }
    this.attempts += 1;
    this.authorizations.push(request.headers.authorization);
    const status = this.behave(activity);
    if (status === 'hang') return;
    if (status === 200) this.got.push(activity);
    // restify has changed writeHead of every response in this process: it returns nothing.
    response.statusCode = status;
    response.setHeader('Content-Type', 'application/json');
    if (status !== 200) for (const [name, value] of Object.entries(this.headers)) response.setHeader(name, value);
    response.end(status === 200 ? '{"id":"1"}' : '{"error":{"code":"ServiceError","message":"x"}}');
  }
}

/** A payload of `test/payloads/botservice`, with other values where a test wants them. */
export async function payload(name: string, more: Readonly<Record<string, unknown>> = {}): Promise<Record<string, unknown>> {
  const text = await readFile(new URL(`../payloads/botservice/${name}.json`, import.meta.url), 'utf8');
  return { ...z.record(z.string(), z.unknown()).parse(JSON.parse(text)), ...more };
}

/** Delivers an activity as a channel does. */
export function deliver(address: string, activity: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${address}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: typeof activity === 'string' ? activity : JSON.stringify(activity) });
}
