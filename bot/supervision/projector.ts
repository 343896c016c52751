import type { Projecting } from '../../supervision/projection/port.js';
import type { Clock } from '../clock.js';
import { faultOf, type TurnLog } from '../turn/faults.js';

/** What the projector stands on. Times in ms. */
export interface ProjectorParts {
  readonly projecting: Projecting;
  /** Calls back with conversations that have grown by this instance's commits; gives back how to stop. */
  readonly onGrown: (listener: (conversations: readonly string[]) => void) => () => void;
  readonly clock: Clock;
  readonly log: TurnLog;
  readonly quietMs?: number;
  readonly catchUpMs?: number;
}

/** What is heard of within this time is projected together: a turn's records come in two or three commits. */
const QUIET_MS = 300;
/** How often it looks for what it has not heard of: another instance may have stopped before it projected. */
const CATCH_UP_MS = 120_000;
/** Conversations of which one hears in one round: it holds the database for a moment, and turns wait. The others come in the next. */
const HEARD = 8;
/** Conversations in one round of catching up. */
const ROUND = 200;
/** Rests so many times as long as it has just worked: customers' turns come first, and what is said meanwhile is projected together. */
const RESTS = 4;
/** After a failed round, in ms. */
const REST_MS = 5_000;

/** Keeps projections up to date, behind the turns and never before them. */
export class Projector {
  readonly #due = new Set<string>();
  #callOff: (() => void) | undefined;
  #callOffCatchUp: (() => void) | undefined;
  #stopHearing: (() => void) | undefined;
  #working: Promise<void> | undefined;
  #behind = false;
  /** Not before then, by the process's own clock. */
  #restedAt = 0;
  #stopped = false;

  constructor(private readonly parts: ProjectorParts) {}

  /** Begins to hear, and catches up with what was written while nobody did. */
  start(): void {
    this.#stopHearing = this.parts.onGrown((conversations) => {
      for (const conversation of conversations) this.#due.add(conversation);
      this.#wake(this.parts.quietMs ?? QUIET_MS);
    });
    this.#behind = true;
    this.#wake(this.parts.quietMs ?? QUIET_MS);
    this.#scheduleCatchUp();
  }

  /** Stops after the round it is in; the rest is caught up with at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopHearing?.();
    this.#callOff?.();
    this.#callOffCatchUp?.();
    await this.#working;
  }

  #scheduleCatchUp(): void {
    this.#callOffCatchUp = this.parts.clock.after(this.parts.catchUpMs ?? CATCH_UP_MS, () => {
      this.#behind = true;
      this.#wake(0);
      this.#scheduleCatchUp();
    });
  }

  #wake(ms: number): void {
    if (this.#stopped || this.#callOff !== undefined || this.#working !== undefined) return;
    this.#callOff = this.parts.clock.after(Math.max(ms, this.#restedAt - performance.now()), () => {
      this.#callOff = undefined;
      const begun = performance.now();
      this.#working = this.#rounds().then(
        () => 0,
        (fault: unknown) => {
          this.parts.log.warn({ fault: faultOf(fault) }, 'projections are behind; they are made a little later');
          return REST_MS;
        },
      ).then((rest) => {
        this.#working = undefined;
        this.#restedAt = performance.now() + RESTS * (performance.now() - begun);
        if (this.#due.size > 0 || this.#behind) this.#wake(rest === 0 ? (this.parts.quietMs ?? QUIET_MS) : rest);
      });
    });
  }

  async #rounds(): Promise<void> {
    await this.#round([...this.#due].slice(0, HEARD));
    if (!this.#behind) return;
    for (let after = ''; !this.#stopped; ) {
      const behind = await this.parts.projecting.behind(after, ROUND);
      const last = behind.at(-1);
      if (last === undefined) break;
      await this.#round(behind);
      // What is heard of while it catches up does not wait for the end of it.
      await this.#round([...this.#due].slice(0, HEARD));
      after = last;
    }
    this.#behind = false;
  }

  async #round(conversations: readonly string[]): Promise<void> {
    if (conversations.length === 0) return;
    for (const conversation of conversations) this.#due.delete(conversation);
    try {
      const { again, failed } = await this.parts.projecting.project(conversations);
      for (const conversation of again) this.#due.add(conversation);
      for (const { conversation, fault } of failed) this.parts.log.error({ conversation, fault }, 'a conversation could not be projected');
    } catch (fault) {
      for (const conversation of conversations) this.#due.add(conversation);
      throw fault;
    }
  }
}
