import type { CommunicationRecord } from '../../records/record.js';
import type { Clock } from '../clock.js';
import type { RecordHub } from '../hub.js';
import { faultOf, type TurnLog } from './faults.js';
import { apology } from './apology.js';
import type { Meter } from './meter.js';
import type { Think, Thought } from './think.js';
import { StoreUnavailable, type Committed, type Conversation, type TurnCommit, type TurnStore, type Work } from './turnStore.js';
import { whileWorking } from './whileWorking.js';

/** How a turn runs. Times in ms. */
export interface TurnSettings {
  /** A turn that thinks longer is given up with an apology. */
  readonly thinkMs: number;
  /** A turn that thinks longer shows the customer that it is at work; see `whileWorking`. */
  readonly showAfterMs?: number | undefined;
  /** The lease is renewed this often while a turn runs. */
  readonly renewMs: number;
  /** First wait before a commit that the store could not take is tried again; doubles up to 30 s. */
  readonly retryMs: number;
}

/** What the runner is made of. */
export interface TurnParts {
  readonly store: TurnStore;
  readonly think: Think;
  readonly hub: Pick<RecordHub, 'publish'>;
  readonly clock: Clock;
  readonly log: TurnLog;
  readonly meter: Meter;
  readonly settings: TurnSettings;
  /** True for channels that messages must be pushed to; the web channel is read from the record instead. */
  readonly pushes: (channel: string) => boolean;
  /** Called after a commit that left something in the outbox. */
  readonly pushed: () => void;
  /** Shows the customer that an answer to everything up to `answering` is in work. */
  readonly thinking: (conversation: Conversation, answering: number) => void;
}

/** Thoughts that the store refuses (a slot taken meanwhile) are thought again; this often at most. */
const MOST_THOUGHTS = 8;

/**
 * Runs turns: load, think, commit, publish; again while messages came in meanwhile. One turn per conversation at a time,
 * kept by the lease that `accept` or `claimAbandoned` took for this instance.
 */
export class TurnRunner {
  readonly #running = new Map<string, Promise<void>>();
  /** Asked to start while their turn was just ending. */
  readonly #again = new Set<string>();
  #stopping = false;

  constructor(private readonly parts: TurnParts) {}

  /** Starts the turn of a conversation whose lease this instance holds. Never throws; faults end in an apology on record. */
  start(conversation: string): void {
    if (this.#stopping) return;
    if (this.#running.has(conversation)) {
      this.#again.add(conversation);
      return;
    }
    const turn = this.#run(conversation).finally(() => {
      this.#running.delete(conversation);
      if (this.#again.delete(conversation)) this.start(conversation);
    });
    this.#running.set(conversation, turn);
  }

  /** How many turns run now. */
  get active(): number {
    return this.#running.size;
  }

  /** Lets turns in work finish; none starts afterwards. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled(this.#running.values());
  }

  async #run(conversation: string): Promise<void> {
    const { clock, settings, store, log, meter } = this.parts;
    let renewal = (): void => undefined;
    const renewLater = (): void => {
      renewal = clock.after(settings.renewMs, () => {
        store.renew(conversation, clock.now()).catch((fault: unknown) => log.warn({ conversation, fault: faultOf(fault) }, 'lease not renewed'));
        renewLater();
      });
    };
    renewLater();
    let wait = settings.retryMs;
    try {
      for (;;) {
        try {
          if (!(await this.#turn(conversation)) || this.#stopping) return;
          wait = settings.retryMs;
        } catch (fault) {
          // The store is away: what was said is in the inbox, so this waits and tries again, and the log is told once.
          if (wait === settings.retryMs) {
            meter.waited();
            log.error({ conversation, fault: faultOf(fault) }, 'turn waits for the store');
          }
          if (!(fault instanceof StoreUnavailable) || this.#stopping) return;
          await this.#pause(wait);
          wait = Math.min(wait * 2, 30_000);
        }
      }
    } finally {
      renewal();
    }
  }

  /** One turn; true when another is due at once. */
  async #turn(conversation: string): Promise<boolean> {
    const begun = performance.now();
    const work = await this.parts.store.load(conversation);
    const done = this.#showThinking(work);
    try {
      return await this.#answer(conversation, work, begun);
    } finally {
      done();
    }
  }

  async #answer(conversation: string, loaded: Work | undefined, begun: number): Promise<boolean> {
    const { store, clock, hub } = this.parts;
    let troubled = false;
    for (let thoughts = 1, work = loaded; ; thoughts++, work = await store.load(conversation)) {
      if (work === undefined) return false;
      const last = work.pending.at(-1);
      if (last === undefined) {
        await store.release(conversation);
        return false;
      }
      const thought = troubled || thoughts > MOST_THOUGHTS ? undefined : await this.#think(work);
      const committed = await this.#commit(work, thought ?? apology(work, clock.now()), last);
      switch (committed.kind) {
        case 'committed':
          this.parts.meter.turned(performance.now() - begun, thought === undefined ? 'apology' : 'answered');
          hub.publish(committed.records);
          if (this.parts.pushes(work.conversation.channel) || (thought?.notices.length ?? 0) > 0) this.parts.pushed();
          return committed.more;
        case 'superseded':
          if (!committed.held) return false;
          break;
        case 'refused':
          troubled = thoughts >= MOST_THOUGHTS;
          break;
      }
    }
  }

  async #commit(work: Work, thought: Thought, last: CommunicationRecord): Promise<Committed> {
    const { store, clock, pushes } = this.parts;
    const { conversation } = work;
    const commit: TurnCommit = {
      conversation: conversation.id,
      stateVersion: conversation.stateVersion,
      owner: thought.owner ?? conversation.owner,
      locale: thought.locale,
      state: thought.state,
      drafts: thought.drafts,
      commands: thought.commands,
      handoffs: thought.handoffs ?? [],
      codeUntil: thought.codeUntil,
      originals: thought.originals,
      push: [...thought.notices, ...(pushes(conversation.channel) ? thought.drafts.flatMap((draft, index) => (draft.kind === 'message' && draft.content.via === undefined ? [{ draft: index, lane: '' as const }] : [])) : [])],
      answeredThrough: last.sequence,
    };
    return store.commit(commit, clock.now());
  }

  /** Undefined when thinking failed, which is logged. */
  async #think(work: Work): Promise<Thought | undefined> {
    const { clock, think, log, settings } = this.parts;
    let callOff = (): void => undefined;
    const deadline = new Promise<never>((_, reject) => {
      callOff = clock.after(settings.thinkMs, () => reject(new ThinkTimeout(settings.thinkMs)));
    });
    try {
      return await Promise.race([think(work, clock.now()), deadline]);
    } catch (fault) {
      if (fault instanceof StoreUnavailable) throw fault;
      log.error({ conversation: work.conversation.id, fault: faultOf(fault) }, 'turn failed');
      return undefined;
    } finally {
      callOff();
    }
  }

  /** A customer who waits for the bot sees that it is at work. Returns how to end it. */
  #showThinking(work: Work | undefined): () => void {
    const last = work?.pending.findLast((record) => record.from.role === 'customer');
    if (work === undefined || last === undefined || (work.conversation.owner !== 'bot' && work.conversation.owner !== 'nobody')) return () => undefined;
    return whileWorking(this.parts.clock, () => this.parts.thinking(work.conversation, last.sequence), this.parts.settings.showAfterMs);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.parts.clock.after(ms, resolve));
  }
}

/** Thinking took too long. */
export class ThinkTimeout extends Error {
  constructor(ms: number) {
    super(`thinking took more than ${ms} ms`);
    this.name = 'ThinkTimeout';
  }
}
