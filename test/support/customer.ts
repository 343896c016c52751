import { z } from 'zod';
import type { Locale } from '../../records/message.js';
import { until } from './until.js';

const tokenAnswer = z.object({ token: z.string(), conversationId: z.string(), expires_in: z.number() });
const action = z.object({ type: z.string(), title: z.string(), value: z.unknown(), text: z.string().optional() });
const activity = z.object({
  type: z.string(), id: z.string(), text: z.string().optional(),
  from: z.object({ id: z.string(), role: z.string().optional() }),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown().optional(), contentUrl: z.string().optional(), name: z.string().optional() })).optional(),
  suggestedActions: z.object({ actions: z.array(action) }).optional(),
  channelData: z.record(z.string(), z.unknown()).optional(),
});
const activitySet = z.object({ activities: z.array(activity), watermark: z.string() });
const cardAction = z.object({ type: z.string(), title: z.string(), data: z.unknown().optional(), url: z.string().optional() });
const card = z.object({ body: z.array(z.object({ actions: z.array(cardAction).default([]) })).default([]), actions: z.array(cardAction) });

/** An activity as a client gets it. */
export type SeenActivity = z.infer<typeof activity>;

/** A customer at the counter, speaking plain Direct Line over HTTP as any client does. */
export class Customer {
  #watermark = '';
  #sent = 0;

  private constructor(
    readonly address: string,
    readonly token: string,
    readonly conversation: string,
    private readonly cookie = '',
  ) {}

  /** Comes to the counter; the greeting is waited for. */
  static async arrive(address: string, locale: Locale = 'zh-Hans'): Promise<Customer> {
    const response = await fetch(`${address}/chat/token`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ locale }) });
    const { token, conversationId } = tokenAnswer.parse(await response.json());
    const customer = new Customer(address, token, conversationId, response.headers.get('set-cookie')?.split(';')[0]);
    await customer.request('POST', '/conversations');
    await customer.answers(1);
    return customer;
  }

  /** A customer who has a token already. */
  static with(address: string, { token, conversationId }: Pick<z.infer<typeof tokenAnswer>, 'token' | 'conversationId'>): Customer {
    return new Customer(address, token, conversationId);
  }

  /** The same customer, who has seen what they have seen, at the address that the server has now. */
  at(address: string): Customer {
    const same = new Customer(address, this.token, this.conversation, this.cookie);
    same.#watermark = this.#watermark;
    same.#sent = this.#sent;
    return same;
  }

  /** The same browser days later, when its token is dead: the cookie brings a new one. */
  async again(address = this.address): Promise<Customer> {
    const response = await fetch(`${address}/chat/token`, { method: 'POST', headers: { 'Content-Type': 'application/json', Cookie: this.cookie }, body: '{}' });
    const { token, conversationId } = tokenAnswer.parse(await response.json());
    const same = new Customer(address, token, conversationId, this.cookie);
    same.#watermark = this.#watermark;
    same.#sent = this.#sent;
    return same;
  }

  /** One Direct Line request of this customer's, whatever its outcome. */
  async request(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.address}/v3/directline${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  /** Sends an activity; returns its id once the counter says it has it. */
  async post(what: Readonly<Record<string, unknown>>): Promise<string> {
    this.#sent += 1;
    const response = await this.request('POST', `/conversations/${this.conversation}/activities`, { type: 'message', channelData: { clientActivityID: `t${this.#sent}` }, ...what });
    if (response.status !== 200) throw new Error(`not taken: ${response.status} ${await response.text()}`);
    return z.object({ id: z.string() }).parse(await response.json()).id;
  }

  /** Says something and waits for the answer to it. */
  async say(text: string, more: Readonly<Record<string, unknown>> = {}): Promise<SeenActivity> {
    await this.post({ text, ...more });
    const [answer] = await this.answers(1);
    if (answer === undefined) throw new Error('no answer');
    return answer;
  }

  /** Presses a button of an activity, of its card or beside the text, by its title. */
  async press(from: SeenActivity, title: string): Promise<SeenActivity> {
    const suggested = from.suggestedActions?.actions.find((each) => each.title === title);
    if (suggested) return suggested.type === 'imBack' ? this.say(String(suggested.value)) : this.say(suggested.text ?? title, { value: suggested.value });
    const submit = cardActions(from).find((each) => each.title === title);
    if (submit === undefined) throw new Error(`no button ${title}`);
    await this.post({ value: submit.data });
    const [answer] = await this.answers(1);
    if (answer === undefined) throw new Error('no answer');
    return answer;
  }

  /** What is new on the channel since the last look, both sides. */
  async look(): Promise<SeenActivity[]> {
    const response = await this.request('GET', `/conversations/${this.conversation}/activities?watermark=${this.#watermark}`);
    const set = activitySet.parse(await response.json());
    this.#watermark = set.watermark;
    return set.activities;
  }

  /** Everything in the conversation, from the beginning. */
  async all(): Promise<SeenActivity[]> {
    const response = await this.request('GET', `/conversations/${this.conversation}/activities`);
    return activitySet.parse(await response.json()).activities;
  }

  /** Waits for so many new messages of the bot. */
  async answers(count: number): Promise<SeenActivity[]> {
    const answers: SeenActivity[] = [];
    await until('an answer', async () => {
      answers.push(...(await this.look()).filter((each) => each.from.role === 'bot' && each.type === 'message'));
      return answers.length >= count;
    });
    return answers;
  }
}

/** The buttons of the card an activity carries. */
export function cardActions(from: SeenActivity): z.infer<typeof cardAction>[] {
  const content = from.attachments?.find((each) => each.contentType === 'application/vnd.microsoft.card.adaptive')?.content;
  if (content === undefined) return [];
  const { body, actions } = card.parse(content);
  return [...body.flatMap((part) => part.actions), ...actions];
}
