import type { CommunicationRecord } from '../records/record.js';
import type { Vault } from '../records/vault.js';
import type { RecordReader } from '../records/reader.js';
import type { ChannelHost, Vouched } from './channelHost.js';
import type { Clock } from './clock.js';
import { DeliveryNotes } from './deliveryNotes.js';
import { RecordHub, type RecordsHeard } from './hub.js';
import { BurstWindow, type BurstSettings } from './turn/burst.js';
import { protectInbound } from './privacy.js';
import { faultOf, type TurnLog } from './turn/faults.js';
import type { Meter } from './turn/meter.js';
import type { Think } from './turn/think.js';
import { TurnRunner, type TurnSettings } from './turn/turnRunner.js';
import type { Accepted, Conversation, Inbound, TurnStore } from './turn/turnStore.js';

/** What the core is made of. */
export interface CoreParts {
  readonly turns: TurnStore;
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
}

/** Records read when another instance has written: a turn's, and a few more. */
const HEARD = 20;

/** The middle of the product: takes deliveries in, has them answered, and tells the channels what is new on record. */
export class Core implements ChannelHost {
  readonly #hub = new RecordHub();
  readonly #notes: DeliveryNotes;
  readonly #runner: TurnRunner;
  readonly #window: BurstWindow;
  #sweep: (() => void) | undefined;
  #stopped = false;

  constructor(private readonly parts: CoreParts) {
    this.#notes = new DeliveryNotes(parts.turns, parts.clock, parts.log);
    this.#runner = new TurnRunner({
      store: parts.turns, think: parts.think, clock: parts.clock, log: parts.log, meter: parts.meter, settings: parts.turn, pushes: parts.pushes, pushed: parts.pushed,
      hub: { publish: (records) => this.published(records) },
    });
    this.#window = new BurstWindow(parts.burst, parts.clock, (conversation) => this.#runner.start(conversation));
  }

  /** Takes up turns that a crash or another instance left, now and from time to time. */
  async start(): Promise<void> {
    await this.#takeUpAbandoned();
    this.#scheduleSweep();
  }

  /** Lets turns in work finish and records what is still to be noted. New deliveries are still kept, but not answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#sweep?.();
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

  watch(conversation: string, listener: RecordsHeard): () => void {
    const stop = this.#hub.watch(conversation, listener);
    return () => {
      stop();
      if (!this.#hub.watched(conversation)) this.#notes.forget(conversation);
    };
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

  async identified({ conversation, opening }: Parameters<ChannelHost['identified']>[0], { subject, name, phone, mail }: Vouched): Promise<void> {
    const { clock, vault } = this.parts;
    const told = { subject, ...(name !== undefined && { name }), ...(phone !== undefined && { phone }), ...(mail !== undefined && { mail }) };
    await this.receive({
      conversation, opening, wantsTurn: true,
      // The same again changes nothing; another name or number is told again.
      key: `identified:${vault.lookup(JSON.stringify(told))}`,
      record: { kind: 'event', at: new Date(clock.now()).toISOString(), from: { role: 'system', id: 'guitai' }, to: { role: 'bot', id: 'guitai' }, outcome: 'done', content: { event: 'customer.identified' } },
      original: vault.seal(JSON.stringify({ data: told })),
    });
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

  #scheduleSweep(): void {
    this.#sweep = this.parts.clock.after(this.parts.sweepMs, () => {
      this.#takeUpAbandoned()
        .catch((fault: unknown) => this.parts.log.warn({ fault: faultOf(fault) }, 'abandoned turns not looked for'))
        .finally(() => {
          if (!this.#stopped) this.#scheduleSweep();
        });
    });
  }

  async #takeUpAbandoned(): Promise<void> {
    const conversations = await this.parts.turns.claimAbandoned(this.parts.clock.now(), 100);
    for (const conversation of conversations) this.#runner.start(conversation);
  }
}
