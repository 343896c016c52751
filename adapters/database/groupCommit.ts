import { StoreUnavailable } from '../../bot/turn/turnStore.js';
import { faultOf } from './faults.js';
import { pauseAfter, RACES, type Patience } from './patience.js';

/** How calls are grouped. */
export interface Grouping<Call> extends Patience {
  /** Carries out calls together: all or nothing, and answers each itself once it is durable. */
  run(calls: readonly Call[]): Promise<void>;
  /** Groups under way at a time. Calls with the same key are never in two of them, and keep their order. */
  readonly lanes: number;
  /** Calls in one group at most. */
  readonly largest: number;
  /** True where `run` can hang (a network is between): calls are then given up at their time even while it runs. */
  readonly hangs: boolean;
}

/** Timers may fire a moment before the clock says so. */
const SLACK_MS = 5;

interface Ticket<Call> {
  readonly key: string | undefined;
  readonly call: Call;
  readonly since: number;
  readonly reject: (error: unknown) => void;
  tries: number;
  lastError: unknown;
  over: boolean;
}

/**
 * Group commit: calls made at about the same time share one transaction, so that the cost of each falls with their
 * number (measured: one fsync takes as long as writing thirty records). A group that fails for one call's sake is
 * split, so that a poisoned call hurts only itself; a database that can't just now is tried again with growing pauses
 * until each call's patience ends.
 */
export class GroupCommit<Call> {
  #queue: Ticket<Call>[] = [];
  readonly #flying = new Set<Ticket<Call>>();
  readonly #busy = new Set<string>();
  #lanes = 0;
  #scheduled = false;
  #failures = 0;
  #paused = false;
  #idle: (() => void)[] = [];

  constructor(private readonly grouping: Grouping<Call>) {}

  /** `call` is given the function that answers it. */
  submit<Answer>(key: string | undefined, call: (answer: (value: Answer) => void) => Call): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ key, call: call(resolve), since: this.grouping.clock.now(), reject, tries: 0, lastError: undefined, over: false });
      this.#schedule();
    });
  }

  /** Resolves when nothing waits or runs. */
  idle(): Promise<void> {
    if (this.#queue.length === 0 && this.#flying.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** After the event loop's current phase, so that everything that came in with it goes together. */
  #schedule(): void {
    if (this.#scheduled || this.#paused || this.#queue.length === 0 || this.#lanes >= this.grouping.lanes) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    while (!this.#paused && this.#lanes < this.grouping.lanes) {
      const group = this.#take();
      if (group.length === 0) break;
      this.#lanes += 1;
      void this.#fly(group);
    }
    if (this.#queue.length === 0 && this.#flying.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  #take(): Ticket<Call>[] {
    if (this.#busy.size === 0) return this.#queue.splice(0, this.grouping.largest);
    const group: Ticket<Call>[] = [];
    const rest: Ticket<Call>[] = [];
    const passed = new Set<string>();
    for (const ticket of this.#queue) {
      const blocked = ticket.key !== undefined && (this.#busy.has(ticket.key) || passed.has(ticket.key));
      if (blocked || group.length >= this.grouping.largest) {
        rest.push(ticket);
        if (ticket.key !== undefined) passed.add(ticket.key);
      } else {
        group.push(ticket);
      }
    }
    this.#queue = rest;
    return group;
  }

  async #fly(group: readonly Ticket<Call>[]): Promise<void> {
    const keys = new Set<string>();
    for (const ticket of group) {
      this.#flying.add(ticket);
      if (ticket.key !== undefined) keys.add(ticket.key);
    }
    for (const key of keys) this.#busy.add(key);
    const callOff = this.grouping.hangs ? this.grouping.clock.after(this.grouping.patienceMs + SLACK_MS, () => this.#giveUp()) : undefined;
    const left = await this.#attempt(group);
    callOff?.();
    for (const ticket of group) this.#flying.delete(ticket);
    for (const key of keys) this.#busy.delete(key);
    this.#lanes -= 1;
    if (left.length > 0) {
      this.#queue.unshift(...left);
      this.#rest();
    }
    if (this.#queue.length > 0) this.#schedule();
    else this.#flush();
  }

  /** Gives back what is to be tried again. */
  async #attempt(group: readonly Ticket<Call>[]): Promise<Ticket<Call>[]> {
    try {
      await this.grouping.run(group.map((ticket) => ticket.call));
      this.#failures = 0;
      return [];
    } catch (error) {
      for (const ticket of group) {
        ticket.tries += 1;
        ticket.lastError = error;
      }
      const fault = faultOf(error);
      if (fault.kind === 'transient') return group.filter((ticket) => !ticket.over);
      if (group.length > 1) return await this.#oneByOne(group);
      if (fault.kind === 'again') return group.filter((ticket) => ticket.tries < RACES || this.#end(ticket, error));
      for (const ticket of group) this.#end(ticket, error);
      return [];
    }
  }

  async #oneByOne(group: readonly Ticket<Call>[]): Promise<Ticket<Call>[]> {
    const left: Ticket<Call>[] = [];
    const passed = new Set<string>();
    for (const ticket of group) {
      if (ticket.over) continue;
      // Whoever stands behind one that is to be tried again waits with it: their order is the conversation's.
      const again = ticket.key !== undefined && passed.has(ticket.key) ? [ticket] : await this.#attempt([ticket]);
      left.push(...again);
      if (again.length > 0 && ticket.key !== undefined) passed.add(ticket.key);
    }
    return left;
  }

  #end(ticket: Ticket<Call>, error: unknown): false {
    ticket.over = true;
    ticket.reject(error);
    return false;
  }

  /** Waits before the next attempt. New calls wait too: the database is the same for them. */
  #rest(): void {
    this.#failures += 1;
    this.#giveUp();
    if (this.#paused) return;
    this.#paused = true;
    const resume = (): void => {
      this.#paused = false;
      this.#giveUp();
      if (this.#queue.length > 0) this.#schedule();
      else this.#flush();
    };
    const ms = pauseAfter(this.#failures);
    if (ms === 0) setImmediate(resume);
    else this.grouping.clock.after(ms, resume);
  }

  /** Ends the calls whose patience is over: those that have failed, and on a network those that hang. */
  #giveUp(): void {
    const now = this.grouping.clock.now();
    const late = (ticket: Ticket<Call>): boolean =>
      !ticket.over && now - ticket.since >= this.grouping.patienceMs && (this.grouping.hangs || ticket.tries > 0);
    for (const ticket of [...this.#queue, ...this.#flying]) {
      if (!late(ticket)) continue;
      const fault = ticket.lastError === undefined ? undefined : faultOf(ticket.lastError);
      const reason = fault === undefined ? 'timeout' : fault.kind === 'transient' ? fault.reason : 'locked';
      this.#end(ticket, new StoreUnavailable(reason, { cause: ticket.lastError }));
    }
    this.#queue = this.#queue.filter((ticket) => !ticket.over);
  }
}
