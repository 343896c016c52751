import { randomUUID } from 'node:crypto';
import { newConversation, newUser } from '../../../adapters/directline/chatToken.js';
import { inboundOf, openingInbound } from '../../../adapters/directline/toRecord.js';
import type { Choice } from '../../../records/message.js';
import type { CommunicationRecord } from '../../../records/record.js';
import type { Random } from '../../crash/random.js';
import type { Person } from '../people/customers.js';
import { deliver, type OutsideChannel } from './channels.js';
import type { House } from './house.js';
import type { Values } from './values.js';

/** Records read at a time. */
const PAGE = 500;
const SYSTEM = { role: 'system', id: 'guitai' } as const;
/** Longest text that the counter takes. */
const CHARACTERS = 4_000;

/** What the counter said last. */
export interface Heard {
  /** The keys of the texts it was made from. */
  readonly texts: readonly string[];
  /** Buttons beside the text and on its card. */
  readonly choices: readonly Choice[];
  readonly text: string;
}

const NOTHING: Heard = { texts: [], choices: [], text: '' };

/** Somebody at the counter, on the web or on an outside channel: says things, presses buttons, reads what is answered. */
export class Visitor {
  #read = 0;
  #sent = 0;
  #confirmed = 0;
  heard: Heard = NOTHING;

  private constructor(
    readonly house: House,
    readonly random: Random,
    readonly person: Person,
    readonly values: Values,
    readonly conversation: string,
    private readonly user: string,
    private readonly channel: OutsideChannel | undefined,
  ) {}

  /** Comes to the counter; on the web the greeting is waited for. */
  static async arrive(house: House, random: Random, person: Person, values: Values, channel: OutsideChannel | undefined): Promise<Visitor> {
    const own = channel === undefined ? newConversation() : `${channel}-${randomUUID()}`;
    const user = newUser();
    const visitor = new Visitor(house, random, person, values, channel === undefined ? own : `${channel}:${own}`, user, channel);
    values.begin(visitor.conversation, person);
    if (channel !== undefined) return visitor;
    const claims = { conversation: own, user, exp: 0 };
    const { locale, identity, name, phone, customerClass } = person;
    const opening = openingInbound(claims, locale, visitor.#now());
    if (identity !== undefined && opening.opening) await house.app.core.identified({ conversation: own, opening: opening.opening }, { subject: identity, name, phone: `+86${phone}`, ...(customerClass !== undefined && { customerClass }) });
    await house.app.core.receive(opening);
    await visitor.#answered();
    return visitor;
  }

  /** Says something and reads what is answered. */
  async say(text: string): Promise<void> {
    await this.#send(text);
  }

  /** Presses the button with this title, or the one at this place. False when it is not there. */
  async press(which: string | number): Promise<boolean> {
    const { choices } = this.heard;
    const choice = typeof which === 'number' ? choices.at(which) : choices.find(({ title }) => title.includes(which));
    if (choice === undefined) return false;
    await this.#send(choice.say, choice.value);
    return true;
  }

  /** Reads what came meanwhile: notices, an agent's words. */
  async look(): Promise<void> {
    await this.#answered();
  }

  /** What was said reached the browser: noted as the counter notes it, merged. */
  async received(): Promise<void> {
    if (this.channel !== undefined || this.#read <= this.#confirmed) return;
    this.#confirmed = this.#read;
    const content = { through: this.#read, by: this.random.chance(0.85) ? 'socket' : 'fetch' } as const;
    const record = await this.house.app.database.turns.append({ conversation: this.conversation, draft: { kind: 'delivery', at: this.#now(), from: SYSTEM, to: SYSTEM, outcome: 'delivered', content } });
    if (record !== undefined) this.#read = Math.max(this.#read, record.sequence);
  }

  /** A moment later: so many seconds, as people type and think. */
  later(low: number, high = low): number {
    return this.house.clock.now() + this.random.whole(low * 1_000, high * 1_000);
  }

  async #send(text: string, value?: Choice['value']): Promise<void> {
    this.#sent += 1;
    const { house, conversation, user, channel, person } = this;
    if (channel !== undefined) {
      await deliver(house, channel, { conversation: conversation.slice(channel.length + 1), user, text, id: `${conversation}-${this.#sent}`, locale: person.locale, ...(value !== undefined && { value }) });
    } else {
      const inbound = inboundOf({ type: 'message', text, value: value ?? null, channelData: { clientActivityID: randomUUID() } }, { claims: { conversation, user, exp: 0 }, locale: person.locale, at: this.#now(), characters: CHARACTERS });
      if (inbound !== undefined) await house.app.core.receive(inbound);
    }
    await this.#answered();
  }

  async #answered(): Promise<void> {
    await this.house.settled(this.conversation);
    for (;;) {
      const records = await this.house.app.core.recordsAfter(this.conversation, this.#read, PAGE);
      this.#read = records.at(-1)?.sequence ?? this.#read;
      const said = records.filter(isSaid).at(-1);
      if (said?.kind === 'message') {
        const { texts = [], choices = [], card, text } = said.content;
        this.heard = { texts, choices: [...(card?.actions ?? []), ...choices], text };
      }
      if (records.length < PAGE) return;
    }
  }

  #now(): string {
    return new Date(this.house.clock.now()).toISOString();
  }
}

/** Words to the customer in the chat itself. */
function isSaid(record: CommunicationRecord): boolean {
  return record.kind === 'message' && record.to.role === 'customer' && record.content.via === undefined;
}
