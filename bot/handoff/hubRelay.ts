import type { Handoff } from '../../handoff/handoff.js';
import { HUB, isAskedOfHub, isHeldBy, wantsHub } from '../../handoff/outside.js';
import type { Acted, Handoffs } from '../../handoff/port.js';
import type { DeskReading } from '../../handoff/reading.js';
import type { Act } from '../../handoff/act.js';
import type { ChannelHost } from '../channelHost.js';
import { faultOf } from '../turn/faults.js';
import { Lookout } from '../lookout.js';
import { forward, initiate, type ErrandEnd, type HubErrandParts } from './hubErrands.js';

/** What the relay is made of. */
export interface HubRelayParts extends Omit<HubErrandParts, 'stopped' | 'pause' | 'act' | 'handoffs' | 'desk' | 'host'> {
  readonly handoffs: Pick<Handoffs, 'waiting' | 'held' | 'byId'>;
  readonly desk: Pick<DeskReading, 'latest' | 'heads'>;
  readonly host: Pick<ChannelHost, 'recordsAfter' | 'watch'>;
  readonly act: (handoff: Handoff, what: Act) => Promise<Acted>;
}

/** Handoffs looked at in one go. */
const AT_ONCE = 500;

/**
 * Gives chats to the outside hub: asks it first, tells it what the customer says while it has the conversation, and takes
 * back what it does not take, or takes no more. Every instance looks; one that has begun to tell the hub of a handoff goes on
 * with it, and others step in when it does not.
 */
export class HubRelay {
  readonly #errands: HubErrandParts;
  /** Handoffs with an errand under way here, and whether another is due after it. */
  readonly #running = new Map<string, { again: boolean; readonly done: Promise<void> }>();
  /** Conversations that the hub has, with how to stop listening to them. */
  readonly #watched = new Map<string, () => void>();
  /** How far each of these was looked through. */
  readonly #seen = new Map<string, number>();
  /** What this instance has asked of the hub. */
  readonly #mine = new Set<string>();
  /** What the hub was told of by this instance, and may believe it has. */
  readonly #told = new Set<string>();
  /** Waits for a next try, each with how to end it. */
  readonly #pauses = new Set<() => void>();
  readonly #lookout: Lookout;
  #reached = true;

  constructor(private readonly parts: HubRelayParts) {
    this.#errands = { ...parts, stopped: () => this.#lookout.stopped, pause: (ms) => this.#pause(ms) };
    this.#lookout = new Lookout(parts.clock, parts.settings.lookMs, () => this.#look().catch((fault: unknown) => parts.log.warn({ fault: faultOf(fault) }, 'handoffs for the outside hub not looked after')));
  }

  /** Whether the hub took what it was told last: only then may customers count on somebody being there. */
  get reached(): boolean {
    return this.#reached;
  }

  /** Looks now and from time to time. */
  start(): void {
    this.#lookout.start();
  }

  /** Something changed: looks at once, or again when it is just looking. */
  wake(): void {
    this.#lookout.wake();
  }

  /** The hub itself says that it has it no longer, and need not be told. */
  over(handoff: string): void {
    this.#told.delete(handoff);
  }

  /** Ends what is under way. What the hub was not told yet it is told after the next start. */
  async stop(): Promise<void> {
    const looked = this.#lookout.stop();
    this.parts.hub.close();
    for (const stop of this.#watched.values()) stop();
    for (const end of this.#pauses) end();
    await looked;
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Waits, but not longer than until the end. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        callOff();
        this.#pauses.delete(end);
        resolve();
      };
      const callOff = this.parts.clock.after(ms, end);
      this.#pauses.add(end);
    });
  }

  async #look(): Promise<void> {
    const { handoffs, desk, clock, answerUntil, act } = this.parts;
    const [waiting, held] = await Promise.all([handoffs.waiting(AT_ONCE), handoffs.held(HUB)]);
    const live = new Set(held.map(({ id }) => id));
    for (const each of waiting.filter(wantsHub)) {
      const offered = await act(each, { do: 'offer', to: HUB, until: answerUntil(), version: each.version });
      if (offered.kind !== 'done' || !offered.handoff) continue;
      live.add(each.id);
      this.#mine.add(each.id);
      this.#errand(offered.handoff);
    }
    const now = new Date(clock.now()).toISOString();
    for (const each of waiting.filter(isAskedOfHub)) {
      live.add(each.id);
      if (each.offeredUntil === undefined || each.offeredUntil > now) this.#errand(each);
      else await act(each, { do: 'decline', agent: HUB, why: 'no answer', until: answerUntil() });
    }
    const heads = await desk.heads(held.map(({ conversation }) => conversation));
    for (const each of held) {
      this.#listen(each);
      const last = heads.get(each.conversation)?.lastSequence ?? 0;
      if (this.#seen.get(each.id) === last) continue;
      this.#seen.set(each.id, last);
      this.#errand(each);
    }
    await this.#tidy(live, new Set(held.map(({ conversation }) => conversation)));
  }

  /** Listens to a conversation that the hub has: what the customer says there goes on at once. */
  #listen(handoff: Handoff): void {
    if (this.#lookout.stopped || this.#watched.has(handoff.conversation)) return;
    this.#watched.set(handoff.conversation, this.parts.host.watch(handoff.conversation, (records) => {
      if (records.length === 0 || records.some(({ kind, from }) => kind === 'message' && from.role === 'customer')) this.#errand(handoff);
    }));
  }

  /** One errand at a time for each handoff: what the hub is told it is told in order. */
  #errand(handoff: Handoff): void {
    const running = this.#running.get(handoff.id);
    if (running) {
      running.again = true;
      return;
    }
    if (this.#lookout.stopped) return;
    const done = this.#run(handoff.id).then(
      (end) => {
        if (end === 'others') this.#seen.delete(handoff.id);
        if (end === 'idle' || end === 'others') return;
        this.#reached = end === 'told';
        if (end === 'told') this.#told.add(handoff.id);
      },
      (fault: unknown) => {
        this.#seen.delete(handoff.id);
        this.parts.log.warn({ conversation: handoff.conversation, handoff: handoff.id, fault: faultOf(fault) }, 'outside hub not told yet; it is tried again');
      },
    ).finally(() => {
      const again = this.#running.get(handoff.id)?.again === true;
      this.#running.delete(handoff.id);
      if (again) this.#errand(handoff);
    });
    this.#running.set(handoff.id, { again: false, done });
  }

  async #run(id: string): Promise<ErrandEnd> {
    const handoff = await this.parts.handoffs.byId(id);
    if (handoff === undefined) return 'idle';
    if (isAskedOfHub(handoff)) return await initiate(this.#errands, handoff, this.#mine.has(id));
    return isHeldBy(handoff, HUB) ? await forward(this.#errands, handoff) : 'idle';
  }

  /** Forgets what is the hub's no more, and tells the hub so, where it can't know: one attempt, since it learns it at the latest with its next word. */
  async #tidy(live: ReadonlySet<string>, conversations: ReadonlySet<string>): Promise<void> {
    for (const [conversation, stop] of this.#watched) {
      if (conversations.has(conversation)) continue;
      stop();
      this.#watched.delete(conversation);
    }
    for (const ids of [this.#mine, this.#seen]) for (const id of ids.keys()) if (!live.has(id)) ids.delete(id);
    for (const id of this.#told) {
      if (live.has(id)) continue;
      const handoff = await this.parts.handoffs.byId(id);
      // It may have become the hub's since it was looked for.
      if (handoff && (isAskedOfHub(handoff) || isHeldBy(handoff, HUB))) continue;
      if (!this.#told.delete(id) || !handoff) continue;
      void this.parts.hub.end(handoff);
    }
  }
}
