import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { z } from 'zod';
import { actedView, chatsView, conversationView, type ActedView, type ConversationView, type HandoffView, type RecordView } from '../../bot/api/chats.js';
import { floorView, queueView } from '../../bot/api/floor.js';
import { liveEvent, type LiveCommand, type LiveEvent } from '../../bot/api/live.js';
import type { Role } from '../../bot/api/staff.js';
import type { Staff } from '../../bot/staff/port.js';
import type { RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { addStaff, ConsoleBrowser, type Answer } from '../support/staff.js';
import { until } from '../support/until.js';

/** A one-use key, as the desk makes them. */
export const key = (): string => randomUUID();

/** A conversation's path in the API. */
export const chat = (conversation: string, rest = ''): string => `/api/chats/${encodeURIComponent(conversation)}${rest}`;

/** Somebody at the desk, in a browser of their own. */
export class AtDesk {
  private constructor(
    readonly staff: Staff,
    readonly browser: ConsoleBrowser,
  ) {}

  /** Signs somebody in who takes chats. */
  static async come(running: Pick<RunningApp, 'app'>, name: string, roles: readonly Role[] = ['agent'], more: Partial<Staff> = {}): Promise<AtDesk> {
    const staff = await addStaff(running, name, roles, { languages: [], workNumber: `w-${name}`, ...more });
    return await AtDesk.in(running, staff);
  }

  /** One more tab of somebody, in a browser that knows nothing of the other. */
  static async in(running: Pick<RunningApp, 'app'>, staff: Staff): Promise<AtDesk> {
    const browser = new ConsoleBrowser(running);
    const answer = await browser.signIn(staff.name);
    if (answer.status !== 200) throw new Error(`${staff.name} could not sign in: ${answer.code}`);
    const desk = new AtDesk(staff, browser);
    await desk.is('available');
    return desk;
  }

  get id(): string {
    return this.staff.id;
  }

  call(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.browser.call(method, path, body, headers);
  }

  /** Says what one is up to. */
  async is(availability: 'available' | 'busy' | 'away'): Promise<void> {
    const answer = await this.call('POST', '/api/presence', { availability });
    if (answer.status !== 204) throw new Error(`presence: ${answer.status}`);
  }

  async queue(): Promise<HandoffView[]> {
    return queueView.parse((await this.call('GET', '/api/queue')).body).waiting;
  }

  async mine(): Promise<z.infer<typeof chatsView>['chats']> {
    return chatsView.parse((await this.call('GET', '/api/chats')).body).chats;
  }

  async floor(): Promise<z.infer<typeof floorView>> {
    return floorView.parse((await this.call('GET', '/api/floor')).body);
  }

  async reads(conversation: string, after = 0): Promise<ConversationView> {
    return conversationView.parse((await this.call('GET', chat(conversation, `?after=${after}`))).body);
  }

  /** Takes up what waits in a conversation, whatever comes of it. */
  async claims(conversation: string, as = key()): Promise<Answer> {
    const waiting = await until('something in the queue', async () => (await this.queue()).find((each) => each.conversation === conversation));
    return await this.call('POST', `/api/handoffs/${encodeURIComponent(waiting.id)}/claim`, { key: as });
  }

  says(conversation: string, text: string, as = key(), files: readonly string[] = []): Promise<Answer> {
    return this.call('POST', chat(conversation, '/messages'), { key: as, text, files });
  }

  /** Does something to a conversation: `notes`, `pass`, `return`, `close`, `take-over`. */
  does(conversation: string, act: string, body: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    return this.call('POST', chat(conversation, `/${act}`), { key: key(), ...body });
  }

  /** Keeps bytes at the server, as a page uploads a file. */
  async uploads(path: string, bytes: Uint8Array, address: string): Promise<{ readonly status: number; readonly id: string }> {
    const response = await fetch(`${address}${path}`, { method: 'POST', headers: { Cookie: this.browser.cookieHeader, 'X-Guitai-Csrf': this.browser.csrf, Origin: address, 'Content-Type': 'application/octet-stream' }, body: Uint8Array.from(bytes) });
    const read = z.object({ id: z.string() }).safeParse(await response.json());
    return { status: response.status, id: read.data?.id ?? '' };
  }
}

/** What an act came to. */
export function acted(answer: Answer): ActedView {
  if (answer.status !== 200) throw new Error(`refused: ${answer.status} ${answer.code}`);
  return actedView.parse(answer.body);
}

/** A customer who waits for a person. */
export async function waitingCustomer({ app }: Pick<RunningApp, 'app'>, words = '转人工'): Promise<Customer> {
  const customer = await Customer.arrive(app.address);
  await customer.say(words);
  return customer;
}

/** Everything that a customer was told, in order. */
export async function toldTo(customer: Customer): Promise<string[]> {
  return (await customer.all()).filter(({ from, type }) => from.role === 'bot' && type === 'message').map(({ text = '' }) => text);
}

/** A desk's live socket, and everything that it was told. */
export class LiveDesk {
  readonly events: LiveEvent[] = [];
  closed: number | undefined;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.events.push(liveEvent.parse(JSON.parse(data.toString()))));
    socket.once('close', (code) => {
      this.closed = code;
    });
  }

  /** Opens it as a page does. @throws Error that names the HTTP status of a refusal */
  static async open({ app }: Pick<RunningApp, 'app'>, { browser }: Pick<AtDesk, 'browser'>, headers: Readonly<Record<string, string>> = {}, path = '/api/live'): Promise<LiveDesk> {
    const socket = new WebSocket(`${app.address.replace('http', 'ws')}${path}`, { headers: { Cookie: browser.cookieHeader, Origin: app.address, ...headers } });
    const desk = new LiveDesk(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return desk;
  }

  tell(command: LiveCommand | string): void {
    this.socket.send(typeof command === 'string' ? command : JSON.stringify(command));
  }

  /** Watches these, each from a sequence on. */
  watch(...conversations: readonly (readonly [conversation: string, after: number])[]): void {
    this.tell({ type: 'watch', conversations: conversations.map(([conversation, after]) => ({ conversation, after })) });
  }

  /** Records that came of a conversation, in the order they came. */
  records(conversation: string): RecordView[] {
    return this.events.flatMap((event) => (event.type === 'records' && event.conversation === conversation ? event.records : []));
  }

  count(type: LiveEvent['type']): number {
    return this.events.filter((event) => event.type === type).length;
  }

  close(): void {
    this.socket.close();
  }

  /** As a cable that is pulled out. */
  break(): void {
    this.socket.terminate();
  }
}
