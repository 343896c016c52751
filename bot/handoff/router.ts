import type { Act } from '../../handoff/act.js';
import type { Handoff } from '../../handoff/handoff.js';
import type { Handoffs, Presence } from '../../handoff/port.js';
import { expectedWait, inOrder, nextOffer, type AgentSeat, type HeadStart } from '../../handoff/queue.js';
import type { Clock } from '../clock.js';
import { Lookout } from '../lookout.js';
import { faultOf, type TurnLog } from '../turn/faults.js';

/** An account that may take chats, as the router needs it. */
export interface SeatOf {
  readonly id: string;
  readonly supervisor: boolean;
  readonly skills: readonly string[];
  readonly teams: readonly string[];
  readonly languages: readonly string[];
}

/** The institution's rules, from its profile, in seconds. */
export interface RouterRules {
  readonly offerSeconds: number;
  readonly graceSeconds: number;
  readonly answerWithinSeconds: number;
  readonly capacity: number;
  /** See `people.classes` in the profile. */
  readonly classes: readonly { readonly id: string; readonly headStartSeconds: number }[];
}

/** Head starts by class, as the profile gives them. */
export function headStartOf({ classes }: Pick<RouterRules, 'classes'>): HeadStart {
  return (customerClass) => (classes.find(({ id }) => id === customerClass)?.headStartSeconds ?? 0) * 1_000;
}

/** What the router is made of. */
export interface RouterParts {
  readonly handoffs: Pick<Handoffs, 'waiting' | 'held' | 'figures'>;
  readonly presence: Pick<Presence, 'present' | 'seen'>;
  readonly act: (handoff: Handoff, what: Act) => Promise<unknown>;
  /** Everybody who may take chats, now. */
  readonly seats: () => Promise<readonly SeatOf[]>;
  readonly rules: () => RouterRules;
  /** Of these handoffs, which ones are about whom: nobody is asked to take what is a complaint about them. */
  readonly accused: (handoffs: readonly Handoff[]) => Promise<(handoff: Handoff, staff: string) => boolean>;
  /** What people outside have, or are asked to take: it is nobody's here. */
  readonly elsewhere: (handoff: Handoff) => boolean;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** How often it looks by itself, in ms: for offers that run out and connections that died. */
  readonly lookMs: number;
}

/** An agent who was not seen for so long is not there: their desk gives a sign of life every 10 s. */
export const SEEN_MS = 25_000;
/** Handoffs looked at in one go. */
const AT_ONCE = 500;
/** As many hear their place; it is told anew when it is better than the one told before, and after the chat went back to the queue. */
const PLACES_TOLD = 20;

/**
 * Sees to it that nothing waits without somebody whose turn it is: asks the next agent when an offer runs out, then the
 * supervisor; takes chats back from agents whose connection died; tells customers their place. Every instance does so;
 * acts name the version they were decided on, so that the second one is refused and nothing happens twice.
 */
export class HandoffRouter {
  readonly #lookout: Lookout;

  constructor(private readonly parts: RouterParts) {
    this.#lookout = new Lookout(parts.clock, parts.lookMs, () => this.tick());
  }

  /** Looks now and from time to time. */
  start(): void {
    this.#lookout.start();
  }

  /** Something changed: looks at once, or again when it is just looking. */
  wake(): void {
    this.#lookout.wake();
  }

  /** Ends after the look in hand. */
  stop(): Promise<void> {
    return this.#lookout.stop();
  }

  /** One look at everything. Failures are logged and made good by the next look. */
  async tick(): Promise<void> {
    try {
      const seats = await this.#seats();
      await this.#takeBack(seats);
      await this.#offer(seats);
    } catch (fault) {
      this.parts.log.warn({ fault: faultOf(fault) }, 'handoffs not looked after');
    }
  }

  async #seats(): Promise<AgentSeat[]> {
    const { handoffs, presence, seats, rules, clock } = this.parts;
    const [all, held, present] = await Promise.all([seats(), handoffs.held(), presence.present(clock.now() - SEEN_MS)]);
    const there = new Map(present.map((each) => [each.staff, each.availability]));
    const { capacity } = rules();
    return all.map((seat) => ({ ...seat, capacity, available: there.get(seat.id) === 'available', load: held.filter(({ agent, kind }) => agent === seat.id && kind !== 'task').length }));
  }

  /** From agents who were not seen for the grace time. What is no chat stays with them, since nobody waits at the other end, unless they are here no longer or it is about them. */
  async #takeBack(seats: readonly AgentSeat[]): Promise<void> {
    const { handoffs, presence, rules, clock, act, accused, elsewhere } = this.parts;
    const held = (await handoffs.held()).filter((each) => !elsewhere(each));
    if (held.length === 0) return;
    const isAbout = await accused(held);
    const now = clock.now();
    const { graceSeconds, answerWithinSeconds } = rules();
    const seen = await presence.seen([...new Set(held.map(({ agent }) => agent))]);
    const until = new Date(now + answerWithinSeconds * 1_000).toISOString();
    for (const each of held) {
      const { agent, claimedAt, kind } = each;
      const account = seats.some(({ id }) => id === agent);
      // An account that may take chats no longer is gone at once; a new claim counts as a sign of life.
      const last = Math.max(seen.get(agent)?.seenAt ?? 0, claimedAt === undefined ? 0 : Date.parse(claimedAt));
      const stays = kind !== 'chat' || now - last <= graceSeconds * 1_000;
      if (account && stays && !isAbout(each, agent)) continue;
      await act(each, { do: 'drop', agent, until, version: each.version });
    }
  }

  async #offer(seats: readonly AgentSeat[]): Promise<void> {
    const { handoffs, rules, clock, act, accused, elsewhere } = this.parts;
    const waiting = inOrder((await handoffs.waiting(AT_ONCE)).filter((each) => !elsewhere(each)), headStartOf(rules()));
    const now = clock.now();
    const until = new Date(now + rules().offerSeconds * 1_000).toISOString();
    const isAbout = await accused(waiting);
    // Work on cases takes no hand that a chat needs.
    const loads = new Map(seats.map((seat) => [seat.id, seat.load + waiting.filter(({ offeredTo, kind }) => offeredTo === seat.id && kind !== 'task').length]));
    const { meanHeldSeconds } = await handoffs.figures();
    const there = seats.filter(({ available }) => available).length;
    let place = 0;
    for (const each of waiting) {
      if (each.kind === 'chat') place += 1;
      // A call that is agreed for later is nobody's turn yet.
      if (each.kind === 'callback' && Date.parse(each.dueAt) - now > rules().answerWithinSeconds * 1_000) continue;
      const free = seats.filter(({ id }) => !isAbout(each, id)).map((seat) => ({ ...seat, load: loads.get(seat.id) ?? seat.load }));
      const to = nextOffer(each, free, new Date(now).toISOString());
      if (to !== undefined) {
        if (each.kind !== 'task') loads.set(to, (loads.get(to) ?? 0) + 1);
        await act(each, { do: 'offer', to, until, version: each.version });
      } else if (there > 0) await this.#tellPlace(each, place, meanHeldSeconds === undefined ? undefined : expectedWait(place, there, meanHeldSeconds));
    }
  }

  async #tellPlace(handoff: Handoff, place: number, seconds: number | undefined): Promise<void> {
    // Who is in danger was told that they are first, and hears no numbers.
    if (handoff.kind !== 'chat' || handoff.urgency === 0 || place > PLACES_TOLD || (handoff.placeTold !== 0 && place >= handoff.placeTold)) return;
    await this.parts.act(handoff, { do: 'tell-place', place, version: handoff.version, ...(seconds !== undefined && { seconds }) });
  }
}
