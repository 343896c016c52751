import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { until } from './until.js';

const FIVE_MINUTES = 300;

const activity = z.looseObject({
  type: z.string(), id: z.string(), conversation: z.looseObject({ id: z.string() }), from: z.looseObject({ id: z.string(), role: z.string() }), serviceUrl: z.string(),
  name: z.string().optional(), text: z.string().optional(), value: z.unknown().optional(), code: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), name: z.string().optional(), content: z.unknown() })).optional(),
});
/** An activity as the hub gets it. */
export type HubActivity = z.infer<typeof activity>;

const transcript = z.object({ activities: z.array(z.looseObject({ type: z.string(), text: z.string(), from: z.object({ id: z.string(), role: z.string() }) })) });
const refused = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** What came of telling the bot something; `code` is '' when it was taken. */
export interface Told {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly body: unknown;
}

/** A receiver of docs/handoff-hub.md, on loopback: what a real one must do, except find an agent. */
export class HandoffHub {
  /** Activities taken, each once, in order. */
  readonly taken: HubActivity[] = [];
  /** Every request that came, taken or not. */
  readonly requests: { readonly status: number; readonly id: string | undefined; readonly body: string }[] = [];
  /** What is answered out of turn: a status, or never to answer; undefined: as the protocol says. */
  mood: (activity: HubActivity | undefined) => number | 'hang' | undefined = () => undefined;
  #made = 0;
  readonly #server = createServer((request, response) => void this.#serve(request, response).catch(() => response.destroy()));

  private constructor(private readonly secret: string, private readonly now: () => number) {}

  static async open(secret: string, now: () => number): Promise<HandoffHub> {
    const hub = new HandoffHub(secret, now);
    await new Promise<void>((resolve) => hub.#server.listen(0, '127.0.0.1', resolve));
    return hub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/activities`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Waits until a handoff of a conversation was handed to the hub. */
  async handedOver(conversation: string): Promise<HubActivity> {
    return until('handoff.initiate', () => this.taken.find(({ name, value }) => name === 'handoff.initiate' && z.object({ conversation: z.string() }).parse(value).conversation === conversation));
  }

  /** What the customer said in a handoff, as it came. */
  heard(handoff: string): string[] {
    return this.taken.filter(({ type, conversation }) => type === 'message' && conversation.id === handoff).map(({ text = '' }) => text);
  }

  /** Tells the bot an activity of the hub's agent. `id` again is the same again. */
  async tells(address: string, handoff: string, what: Readonly<Record<string, unknown>>, id = `h${(this.#made += 1)}`): Promise<Told> {
    return this.posts(address, { id, conversation: { id: handoff }, from: { id: 'agent-7', role: 'agent', name: '工号7' }, ...what });
  }

  /** How the handoff goes on. */
  async status(address: string, handoff: string, state: string, message?: string, id?: string): Promise<Told> {
    return this.tells(address, handoff, { type: 'event', name: 'handoff.status', value: { state, ...(message !== undefined && { message }) } }, id);
  }

  /** One signed request; `headers` go in place of the right ones. */
  async posts(address: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const timestamp = String(Math.floor(this.now() / 1_000));
    const response = await fetch(`${address}/api/handoff-hub/activities`, {
      method: 'POST', body: text,
      headers: { 'content-type': 'application/json', 'x-guitai-timestamp': timestamp, 'x-guitai-signature': this.signature(headers['x-guitai-timestamp'] ?? timestamp, text), ...headers },
    });
    const read: unknown = JSON.parse(await response.text());
    const problem = refused.safeParse(read).data?.error;
    return { status: response.status, code: problem?.code ?? '', message: problem?.message ?? '', body: read };
  }

  signature(timestamp: string, body: string): string {
    return `v1=${createHmac('sha256', this.secret).update(`${timestamp}.${body}`).digest('hex')}`;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
    const body = Buffer.concat(chunks).toString('utf8');
    const read = activity.safeParse(JSON.parse(body));
    const status = this.mood(read.data) ?? this.#answer(request, body, read.data);
    if (status === 'hang') return;
    this.requests.push({ status, id: read.data?.id, body });
    // restify has changed writeHead of every response in this process: it returns nothing.
    response.statusCode = status;
    response.end('{}');
  }

  #answer({ method, headers }: IncomingMessage, body: string, read: HubActivity | undefined): number {
    if (method !== 'POST') return 405;
    if (!this.#genuine(headers, body)) return 401;
    if (read === undefined) return 400;
    if (this.taken.some(({ id }) => id === read.id)) return 409;
    this.taken.push(read);
    return 202;
  }

  #genuine(headers: IncomingMessage['headers'], body: string): boolean {
    const { 'x-guitai-timestamp': timestamp, 'x-guitai-signature': signature } = headers;
    if (typeof timestamp !== 'string' || typeof signature !== 'string' || Math.abs(this.now() / 1_000 - Number(timestamp)) > FIVE_MINUTES) return false;
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.signature(timestamp, body))];
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}

/** What was said before, out of `handoff.initiate`. */
export function transcriptIn({ attachments = [] }: HubActivity): z.infer<typeof transcript>['activities'] {
  const attached = attachments.find(({ name }) => name === 'Transcript');
  return transcript.parse(attached?.content).activities;
}
