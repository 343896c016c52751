import type { Clock } from './clock.js';
import type { Pusher } from './pusher.js';
import { faultOf, type TurnLog } from './turn/faults.js';
import type { Meter } from './turn/meter.js';
import type { OutboxItem, PushOutcome, TurnStore } from './turn/turnStore.js';

/** How the outbox is emptied. Times in ms. */
export interface OutboxSettings {
  /** How often the outbox is looked into when nobody wakes the dispatcher: retries, and what others left. */
  readonly pollMs: number;
  /** Pushes at once. */
  readonly concurrency: number;
  /** A push that takes longer no longer holds one of those places, */
  readonly slowMs: number;
  /** of which there may be this many more. */
  readonly slowAtMost: number;
  /** A push is given up after this long, and tried again. */
  readonly deadlineMs: number;
  /** A claimed item is due again after this long: after a crash. Longer than the deadline. */
  readonly leaseMs: number;
  /** Wait after the first failure; doubles up to `longestRetryMs`, and is jittered. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** After so many attempts a message is given up, on record. */
  readonly attempts: number;
  /** How long `stop` waits for pushes under way. */
  readonly graceMs: number;
}

/** What the product runs with: a message is tried for about an hour. */
export const OUTBOX_SETTINGS: OutboxSettings = {
  pollMs: 1_000, concurrency: 32, slowMs: 1_000, slowAtMost: 1_024, deadlineMs: 25_000, leaseMs: 40_000, firstRetryMs: 1_000, longestRetryMs: 300_000, attempts: 20, graceMs: 2_000,
};

/** What the dispatcher is made of. */
export interface OutboxParts {
  readonly store: Pick<TurnStore, 'claimOutbox' | 'settleOutbox'>;
  readonly pusher: Pusher;
  readonly clock: Clock;
  readonly log: TurnLog;
  readonly meter: Meter;
  readonly settings: OutboxSettings;
  /** In [0, 1). */
  readonly random?: () => number;
}

/** Tries to write down what became of a push this often; after that the item is pushed again when its claim has run out. */
const SETTLE_ATTEMPTS = 5;

/** Delivers what waits in the outbox: at least once, in order within a conversation, conversations side by side. */
export class OutboxDispatcher {
  /** Every push under way, by its item, and how many hold a place. */
  readonly #flying = new Map<string, Promise<void>>();
  #busy = 0;
  #claiming = false;
  #wokenAgain = false;
  #stopped = false;
  #poll: (() => void) | undefined;

  constructor(private readonly parts: OutboxParts) {}

  /** Looks into the outbox now and from time to time. */
  start(): void {
    this.wake();
    this.#schedulePoll();
  }

  /** Something may be due. Cheap, and never throws. */
  wake(): void {
    if (this.#stopped) return;
    this.#wokenAgain = true;
    if (!this.#claiming) void this.#claim();
  }

  /** Takes nothing more up and waits a while for pushes under way. What is not settled then is due again later. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#poll?.();
    let callOff = (): void => undefined;
    const grace = new Promise<void>((resolve) => (callOff = this.parts.clock.after(this.parts.settings.graceMs, resolve)));
    await Promise.race([Promise.allSettled(this.#flying.values()), grace]);
    callOff();
  }

  #schedulePoll(): void {
    this.#poll = this.parts.clock.after(this.parts.settings.pollMs, () => {
      this.wake();
      if (!this.#stopped) this.#schedulePoll();
    });
  }

  async #claim(): Promise<void> {
    const { store, clock, log, settings } = this.parts;
    this.#claiming = true;
    try {
      while (this.#wokenAgain && !this.#stopped) {
        this.#wokenAgain = false;
        const free = Math.min(settings.concurrency - this.#busy, settings.concurrency + settings.slowAtMost - this.#flying.size);
        // A push that ends, or turns out slow, wakes again.
        if (free <= 0) return;
        const items = await store.claimOutbox(clock.now(), free, settings.leaseMs);
        for (const item of items) this.#launch(item);
        if (items.length === free) this.#wokenAgain = true;
      }
    } catch (fault) {
      log.warn({ fault: faultOf(fault) }, 'outbox not looked into');
    } finally {
      this.#claiming = false;
    }
  }

  #launch(item: OutboxItem): void {
    // The clock leapt (a machine that slept) and the claim ran out while the push goes on.
    if (this.#flying.has(item.id)) return;
    this.#busy += 1;
    let holds = true;
    const free = (): void => {
      if (!holds) return;
      holds = false;
      this.#busy -= 1;
      this.wake();
    };
    const callOff = this.parts.clock.after(this.parts.settings.slowMs, free);
    const flight = this.#deliver(item).finally(() => {
      callOff();
      this.#flying.delete(item.id);
      free();
      // The conversation's next message is due now.
      this.wake();
    });
    this.#flying.set(item.id, flight);
  }

  async #deliver(item: OutboxItem): Promise<void> {
    const { clock, log, store } = this.parts;
    const outcome = this.#scheduled(item, await this.#push(item));
    this.parts.meter.pushed(outcome.kind === 'sent' ? 'sent' : outcome.retryAt === undefined ? 'failed' : 'again');
    if (outcome.kind === 'failed') {
      const facts = { conversation: item.record.conversation, sequence: item.record.sequence, channel: item.record.channel, attempts: item.attempts + 1, error: outcome.error };
      if (outcome.retryAt === undefined) log.error(facts, 'message not delivered, given up');
      else if (item.attempts === 0) log.warn(facts, 'message not delivered yet; it is tried again');
    }
    for (let attempt = 1; ; attempt++) {
      try {
        await store.settleOutbox(item, outcome, new Date(clock.now()).toISOString());
        return;
      } catch (fault) {
        if (attempt >= SETTLE_ATTEMPTS || this.#stopped) {
          log.error({ conversation: item.record.conversation, sequence: item.record.sequence, fault: faultOf(fault) }, 'outcome of a push not recorded; it will be pushed again');
          return;
        }
        await new Promise<void>((resolve) => clock.after(100 * 2 ** attempt, resolve));
      }
    }
  }

  async #push(item: OutboxItem): Promise<PushOutcome> {
    const { clock, log, pusher, settings } = this.parts;
    let callOff = (): void => undefined;
    const late = new Promise<PushOutcome>((resolve) => {
      callOff = clock.after(settings.deadlineMs, () => resolve({ kind: 'failed', error: 'timeout', retryAt: clock.now() }));
    });
    try {
      return await Promise.race([pusher.push(item), late]);
    } catch (fault) {
      log.error({ conversation: item.record.conversation, fault: faultOf(fault) }, 'push failed');
      return { kind: 'failed', error: 'internal', retryAt: clock.now() };
    } finally {
      callOff();
    }
  }

  /** When a failed push is tried again; final when it is not. */
  #scheduled(item: OutboxItem, outcome: PushOutcome): PushOutcome {
    const { clock, random = Math.random, settings } = this.parts;
    if (outcome.kind === 'sent' || outcome.retryAt === undefined) return outcome;
    if (item.attempts + 1 >= settings.attempts) return { kind: 'failed', error: outcome.error };
    const wait = Math.min(settings.firstRetryMs * 2 ** item.attempts, settings.longestRetryMs);
    return { ...outcome, retryAt: Math.max(outcome.retryAt, clock.now() + Math.round(wait * (0.5 + random() / 2))) };
  }
}
