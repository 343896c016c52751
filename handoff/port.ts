import type { Locale } from '../records/message.js';
import type { CommunicationRecord, Draft, Party } from '../records/record.js';
import type { ActRefusal, Done, Standing } from './act.js';
import type { Handoff } from './handoff.js';

/** An act on its way into the conversation's transaction. */
export interface ActRequest {
  readonly conversation: string;
  /** Which of the conversation's handoffs (live or not) is meant; absent: the live chat or message, else the newest live one. */
  readonly handoff?: string;
  /** The same key again is the same act: it is done once, and answered as `duplicate`. Unique within the conversation; absent for acts that guard themselves by a version. */
  readonly key?: string;
  /** Called under the conversation's lock, possibly more than once: pure. `drafts` become records in this order; the last one wants a turn where `done.turn`. */
  decide(standing: Standing & { readonly locale: Locale; readonly channel: string; readonly customer: Party }): ActRefusal | { readonly done: Done; readonly drafts: readonly Draft[] };
  /** A handoff to be created first, where the conversation has none that is live: an agent begins, or takes over from the bot. */
  readonly begins?: Handoff;
}

/** What became of an act. */
export type Acted =
  | { readonly kind: 'done'; readonly records: readonly CommunicationRecord[]; readonly handoff: Handoff | undefined; /** This instance holds the lease and must run the turn. */ readonly claimed: boolean }
  | { readonly kind: 'duplicate'; readonly sequence: number }
  | { readonly kind: 'refused'; readonly why: ActRefusal; /** As it stands. */ readonly handoff: Handoff | undefined }
  | { readonly kind: 'unknown-conversation' };

/** How long people waited lately. */
export interface QueueFigures {
  /** Handoffs of kind `chat` that wait now. */
  readonly waiting: number;
  /** Mean time from claim to close of the last chats, in seconds; undefined before any was closed. */
  readonly meanHeldSeconds: number | undefined;
}

/**
 * Handoffs as they are kept. Every implementation passes `test/contracts/handoffs.ts`.
 * @throws StoreUnavailable as the turn store does.
 */
export interface Handoffs {
  /** Decides and writes under the conversation's lock: one owner at any time, whoever is faster. Messages of drafts are pushed to channels that are pushed to. */
  act(request: ActRequest, now: number): Promise<Acted>;
  byId(id: string): Promise<Handoff | undefined>;
  /** The live one of a conversation, the chat first. */
  ofConversation(conversation: string): Promise<Handoff | undefined>;
  /** All of a conversation, newest first. */
  history(conversation: string, limit: number): Promise<Handoff[]>;
  /** Everything that waits, by urgency, then by age. */
  waiting(limit: number): Promise<Handoff[]>;
  /** What agents hold; of one agent, where named. */
  held(agent?: string): Promise<Handoff[]>;
  /** Closed ones, newest first. */
  closed(limit: number, agent?: string): Promise<Handoff[]>;
  figures(): Promise<QueueFigures>;
}

/** What an agent is up to. `busy`: finishes what they have, and is offered nothing. */
export type Availability = 'available' | 'busy' | 'away';

/** A member of staff at the desk, on whatever instance. */
export interface Present {
  readonly staff: string;
  readonly availability: Availability;
  /** Last sign of life, in epoch ms. */
  readonly seenAt: number;
}

/** Who is at the desk. */
export interface Presence {
  /** A sign of life; `availability` absent: as it was. */
  beat(staff: string, now: number, availability?: Availability): Promise<void>;
  /** Everybody seen since `since` (epoch ms). */
  present(since: number): Promise<Present[]>;
  /** When each of them was last seen, in epoch ms; absent: never. */
  seen(staff: readonly string[]): Promise<ReadonlyMap<string, Present>>;
}
