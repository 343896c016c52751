import type { Acted, ActRequest, Handoffs } from '../handoff/port.js';
import type { CommunicationRecord, Party } from '../records/record.js';
import type { Vault } from '../records/vault.js';
import type { RecordReader } from '../records/reader.js';
import type { ChannelHost, Vouched } from './channelHost.js';
import type { Clock } from './clock.js';
import { DeliveryNotes } from './deliveryNotes.js';
import { Ephemeral, type Typing, type TypingHeard } from './ephemeral.js';
import { RecordHub, type RecordsHeard } from './hub.js';
import { BurstWindow, type BurstSettings } from './turn/burst.js';
import { protectInbound } from './privacy.js';
import { Lookout } from './lookout.js';
import { faultOf, type TurnLog } from './turn/faults.js';
import type { Meter } from './turn/meter.js';
import type { Think } from './turn/think.js';
import { TurnRunner, type TurnSettings } from './turn/turnRunner.js';
import type { Accepted, Conversation, Inbound, TurnStore } from './turn/turnStore.js';

/** What the core is made of. */
export interface CoreParts {
  readonly turns: TurnStore;
  readonly handoffs: Pick<Handoffs, 'act' | 'waiting' | 'held'>;
  readonly records: Pick<RecordReader, 'recordsAfter'>;
  readonly think: Think;
  readonly clock: Clock;
  readonly log: TurnLog;
  readonly meter: Meter;
  readonly vault: Vault;
  readonly burst: BurstSettings;
  readonly turn: TurnSettings;
  /** How often abandoned turns are looked for, in ms. */
  readonly sweepMs: number;
  readonly pushes: (channel: string) => boolean;
  /** Called when messages for outside channels wait in the outbox. */
  readonly pushed: () => void;
  /** Tells other instances who types here. */
  readonly tellTyping: (typing: Typing) => void;
  /** Shows on a channel that is pushed to that we type. */
  readonly pushTyping: (conversation: Conversation) => void;
}

/** Who thinks. */
const BOT: Party = { role: 'bot', id: 'guitai' };

/** Records read when another instance has written: a turn's, and a few more. */
const HEARD = 20;

/** More than wait at once. */
const WAITING_LOOKED_AT = 500;

/** The middle of the product: takes deliveries in, has them answered, and tells the channels what is new on record. */
export class Core implements ChannelHost {
  readonly #hub = new RecordHub();
  readonly #ephemeral: Ephemeral;
  readonly #notes: DeliveryNotes;
  readonly #runner: TurnRunner;
  readonly #window: BurstWindow;
  readonly #sweeps: Lookout;

  constructor(private readonly parts: CoreParts) {
    this.#sweeps = new Lookout(parts.clock, parts.sweepMs, () => this.#sweep());
    this.#ephemeral = new Ephemeral(parts.clock);
    this.#notes = new DeliveryNotes(parts.turns, parts.clock, parts.log);
    this.#runner = new TurnRunner({
      store: parts.turns, think: parts.think, clock: parts.clock, log: parts.log, meter: parts.meter, settings: parts.turn, pushes: parts.pushes, pushed: parts.pushed,
      hub: { publish: (records) => this.published(records) },
      thinking: (conversation, answering) => this.#type({ conversation: conversation.id, by: BOT, answering }, conversation),
    });
    this.#window = new BurstWindow(parts.burst, parts.clock, (conversation) => this.#runner.start(conversation));
  }

  /** Takes up turns that a crash or another instance left, now and from time to time. */
  async start(): Promise<void> {
    await this.#takeUpAbandoned();
    this.#sweeps.start();
  }

  /** Lets turns in work finish and records what is still to be noted. New deliveries are still kept, but not answered. */
  async stop(): Promise<void> {
    await this.#sweeps.stop();
    const waiting = this.#window.close();
    for (const conversation of waiting) this.#runner.start(conversation);
    await this.#runner.stop();
    await this.#notes.flush();
  }

  async receive(delivery: Inbound): Promise<Accepted> {
    const inbound = protectInbound(this.parts.vault, delivery);
    const accepted = await this.parts.turns.accept(inbound, this.parts.clock.now());
    if (accepted.kind === 'accepted') {
      this.parts.meter.received(accepted.record.channel);
      this.published([accepted.record]);
      const { record } = accepted;
      const whole = record.kind !== 'message' || record.content.value !== undefined;
      if (accepted.claimed) this.#window.arrived(inbound.conversation, whole);
      else if (inbound.wantsTurn) this.#window.extended(inbound.conversation, whole);
    }
    return accepted;
  }

  /** Does something to a conversation for somebody at the desk, or the router; see {@link Handoffs.act}. A turn that it calls for begins at once. */
  async act(request: ActRequest): Promise<Acted> {
    const { handoffs, clock, pushes, pushed } = this.parts;
    const acted = await handoffs.act(request, clock.now());
    if (acted.kind === 'done') {
      this.published(acted.records);
      if (acted.claimed) this.#window.arrived(request.conversation, true);
      if (acted.records.some(({ channel }) => pushes(channel))) pushed();
    }
    return acted;
  }

  watch(conversation: string, listener: RecordsHeard): () => void {
    const stop = this.#hub.watch(conversation, listener);
    return () => {
      stop();
      if (!this.#hub.watched(conversation)) this.#notes.forget(conversation);
    };
  }

  typing(conversation: string, by: Party): void {
    this.#type({ conversation, by });
  }

  watchTyping(conversation: string, listener: TypingHeard): () => void {
    return this.#ephemeral.watch(conversation, listener);
  }

  /** Somebody types at another instance. */
  heardTyping(typing: Typing): void {
    this.#ephemeral.publish(typing);
  }

  recordsAfter(conversation: string, after: number, limit: number): Promise<CommunicationRecord[]> {
    return this.parts.records.recordsAfter(conversation, after, limit);
  }

  conversation(id: string): Promise<Conversation | undefined> {
    return this.parts.turns.conversation(id);
  }

  delivered(conversation: string, through: number, by: 'socket' | 'fetch'): void {
    this.#notes.delivered(conversation, through, by);
  }

  async identified({ conversation, opening }: Parameters<ChannelHost['identified']>[0], { subject, name, phone, mail, customerClass }: Vouched): Promise<void> {
    const { clock, vault } = this.parts;
    const told = { subject, ...(name !== undefined && { name }), ...(phone !== undefined && { phone }), ...(mail !== undefined && { mail }), ...(customerClass !== undefined && { customerClass }) };
    await this.receive({
      conversation, opening, wantsTurn: true,
      // The same again changes nothing; another name or number is told again.
      key: `identified:${vault.lookup(JSON.stringify(told))}`,
      record: { kind: 'event', at: new Date(clock.now()).toISOString(), from: { role: 'system', id: 'guitai' }, to: { role: 'bot', id: 'guitai' }, outcome: 'done', content: { event: 'customer.identified' } },
      original: vault.seal(JSON.stringify({ data: told })),
    });
  }

  async withPeople(subject: string): Promise<string | undefined> {
    const { handoffs } = this.parts;
    const live = [...(await handoffs.held()), ...(await handoffs.waiting(WAITING_LOOKED_AT))];
    return live.find(({ kind, summary }) => (kind === 'chat' || kind === 'message') && summary.customer?.identity === subject)?.conversation;
  }

  /** How many turns run now. */
  get activeTurns(): number {
    return this.#runner.active;
  }

  /** New records of one conversation, durable by now: from this instance's commits, or heard of from another's. */
  published(records: readonly CommunicationRecord[]): void {
    const said = records.findLast((record) => record.kind === 'message' && record.content.via === undefined && record.to.role === 'customer');
    if (said && this.#hub.watched(said.conversation)) this.#notes.said(said.conversation, said.sequence);
    this.#hub.publish(records);
  }

  /** Another instance wrote to a conversation: whoever watches it here gets what is new, or asks the store where there is a gap. */
  heard(grown: { readonly conversation: string; readonly lastSequence: number } | undefined): void {
    if (grown === undefined) this.#hub.missed();
    else if (this.#hub.watched(grown.conversation)) {
      this.parts.records.recordsAfter(grown.conversation, Math.max(0, grown.lastSequence - HEARD), HEARD).then(
        (records) => this.published(records),
        (fault: unknown) => this.parts.log.warn({ conversation: grown.conversation, fault: faultOf(fault) }, 'records of another instance could not be read'),
      );
    }
  }

  #type(typing: Typing, known?: Conversation): void {
    if (!this.#ephemeral.due(typing)) return;
    this.#ephemeral.publish(typing);
    this.parts.tellTyping(typing);
    if (typing.by.role === 'customer') return;
    const push = (conversation: Conversation | undefined): void => {
      if (conversation !== undefined && this.parts.pushes(conversation.channel)) this.parts.pushTyping(conversation);
    };
    if (known) push(known);
    // A sign that can't be given now is not worth a line in the log.
    else this.parts.turns.conversation(typing.conversation).then(push, () => undefined);
  }

  async #sweep(): Promise<void> {
    try {
      await this.#takeUpAbandoned();
    } catch (fault) {
      this.parts.log.warn({ fault: faultOf(fault) }, 'abandoned turns not looked for');
    }
  }

  async #takeUpAbandoned(): Promise<void> {
    const conversations = await this.parts.turns.claimAbandoned(this.parts.clock.now(), 100);
    for (const conversation of conversations) this.#runner.start(conversation);
  }
}
