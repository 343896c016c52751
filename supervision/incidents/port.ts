import type { Words } from '../../cases/profile/words.js';
import type { Audience } from './incident.js';
import type { Progress } from './report.js';

/** One message to many customers, confirmed by two people. */
export interface Broadcast {
  /** The incident's id, `~` and the round: the same message always has the same. */
  readonly id: string;
  readonly incident: string;
  readonly audience: Audience;
  readonly texts: Words;
}

/** How far the sending is: who it is for is found, then each gets it, then it is seen what became of it. */
export type BroadcastPhase = 'gathering' | 'sending' | 'following';

/** A broadcast that this instance has in hand. */
export interface BroadcastWork extends Broadcast {
  readonly phase: BroadcastPhase;
  /** Epoch ms. */
  readonly begunAt: number;
}

/** What became of one customer's message. */
export interface Settled {
  readonly conversation: string;
  /** `gone`: the conversation is not there any more. */
  readonly state: 'sent' | 'gone';
  /** Its place on record. */
  readonly sequence: number;
}

/**
 * Broadcasts on their way: whom each is for is written down before the first one goes out, so that after a crash it is
 * gone on with where it was. Every implementation passes `test/contracts/broadcasts.ts`. Times are epoch ms.
 * @throws StoreUnavailable as the turn store does
 */
export interface Broadcasts {
  /** Puts a broadcast down to be sent; once, however often it is said. */
  begin(broadcast: Broadcast, now: number): Promise<void>;
  /** Takes one that is due, for so long; undefined when none is. */
  claim(now: number, forMs: number): Promise<BroadcastWork | undefined>;
  /** Keeps it for longer, while one works on it. */
  keep(id: string, until: number): Promise<void>;
  /** Writes down whom it is for, and goes over to sending. */
  found(id: string, conversations: readonly string[]): Promise<void>;
  /** Conversations that have not got it, in order of their ids. */
  waiting(id: string, limit: number): Promise<string[]>;
  /** What became of some of them. */
  settle(id: string, outcomes: readonly Settled[]): Promise<void>;
  /** All have got it: from now on it is followed. */
  sent(id: string, nextAt: number): Promise<void>;
  /** Looks into the record for what became of the messages; how many are still open. */
  follow(id: string): Promise<number>;
  /** To be looked at again then; undefined: never, it is done. */
  leave(id: string, nextAt: number | undefined): Promise<void>;
  /** How far each of an incident's broadcasts is, by its id. */
  progress(incident: string): Promise<ReadonlyMap<string, Progress>>;
}

/** A conversation that a message is for: of each customer, one. */
export interface Addressee {
  readonly conversation: string;
  readonly channel: string;
}
