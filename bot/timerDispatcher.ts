import type { Timer, Timers } from '../cases/timer.js';
import type { ChannelHost } from './channelHost.js';
import type { Clock } from './clock.js';
import { Lookout } from './lookout.js';
import { faultOf, type TurnLog } from './turn/faults.js';

/** What the dispatcher is made of. */
export interface TimerParts {
  readonly timers: Timers;
  readonly host: Pick<ChannelHost, 'receive'>;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** How often due timers are looked for, in ms. */
  readonly pollMs: number;
  /** Told how late a timer was, in ms. */
  readonly late?: (ms: number) => void;
}

/** Timers taken at a time, and for how long; after a crash somebody else gets them then. */
const AT_ONCE = 64;
const LEASE_MS = 30_000;
const SYSTEM = { role: 'system', id: 'guitai' } as const;

/**
 * Puts due timers into their conversations as events. The timer's id is the event's key in the inbox: a crash between the
 * two writes, or two instances at once, give one event.
 */
export class TimerDispatcher {
  readonly #lookout: Lookout;

  constructor(private readonly parts: TimerParts) {
    this.#lookout = new Lookout(parts.clock, parts.pollMs, () => this.tick());
  }

  /** Looks for due timers now and from time to time. */
  start(): void {
    this.#lookout.start();
  }

  /** Ends after the timers in hand. */
  async stop(): Promise<void> {
    await this.#lookout.stop();
  }

  /** Everything that is due now. */
  async tick(): Promise<void> {
    const { timers, clock, log } = this.parts;
    try {
      for (;;) {
        const due = await timers.claim(clock.now(), AT_ONCE, LEASE_MS);
        await Promise.all(due.map((timer) => this.#fire(timer)));
        if (due.length < AT_ONCE || this.#lookout.stopped) return;
      }
    } catch (fault) {
      log.warn({ fault: faultOf(fault) }, 'timers not looked into');
    }
  }

  async #fire(timer: Timer): Promise<void> {
    const { host, clock, log, timers, late } = this.parts;
    const { id, conversation, event, data, at } = timer;
    try {
      const now = clock.now();
      const accepted = await host.receive({
        conversation, key: `timer:${id}`, wantsTurn: true,
        record: { kind: 'event', at: new Date(now).toISOString(), from: SYSTEM, to: SYSTEM, outcome: 'due', content: { event, data: { ...data, timer: id } } },
      });
      if (accepted.kind === 'unknown-conversation') log.error({ conversation, event }, 'a timer names a conversation that is not there');
      if (accepted.kind === 'accepted') late?.(now - Date.parse(at));
      await timers.settle(timer);
    } catch (fault) {
      // Its lease runs out, and it is due again.
      log.warn({ conversation, event, fault: faultOf(fault) }, 'timer not put into its conversation');
    }
  }
}
