import type { CommunicationRecord } from '../records/record.js';
import type { ActRefusal } from './act.js';
import type { Handoff } from './handoff.js';

/** Holds what an outside hub has taken: a contact centre's agent system. No account bears this id. */
export const HUB = 'hub';
/** Holds what the people of the customer's own channel have taken, on a channel whose platform has some. No account bears this id. */
export const PLATFORM = 'channel';

/** Whether an outside hub is still to be asked: a chat that nobody has had, and that was passed to nobody. What the hub did not take, and what it gave back, is the desk's. */
export function wantsHub({ kind, state, claimedAt, team, offeredTo, passedBy }: Handoff): boolean {
  return kind === 'chat' && state === 'waiting' && claimedAt === undefined && team === '' && offeredTo === '' && !passedBy.includes(HUB);
}

/** Whether it is the hub's turn to take it. */
export function isAskedOfHub({ kind, state, offeredTo }: Handoff): boolean {
  return kind === 'chat' && state === 'waiting' && offeredTo === HUB;
}

/** Whether somebody outside has it. */
export function isHeldBy({ state, agent }: Handoff, who: typeof HUB | typeof PLATFORM): boolean {
  return state === 'held' && agent === who;
}

/** What came of telling the hub something. */
export type HubTold =
  | { readonly kind: 'taken' }
  /** `error` is for the log and holds nothing of the conversation. `again`: a later attempt may succeed, not before `waitMs`. */
  | { readonly kind: 'failed'; readonly error: string; readonly again: boolean; readonly waitMs?: number };

/** An outside hub, as it is told of things. Each makes one attempt and never rejects; the same again bears the same id. */
export interface OutsideHub {
  /** A person is wanted. `transcript`: what was said before, oldest first. */
  initiate(handoff: Handoff, transcript: readonly CommunicationRecord[]): Promise<HubTold>;
  /** What the customer said. */
  say(handoff: Handoff, said: CommunicationRecord & { readonly kind: 'message' }): Promise<HubTold>;
  /** It is not the hub's any more. */
  end(handoff: Handoff): Promise<HubTold>;
  /** Calls off what is under way; what comes after fails at once. */
  close(): void;
}

/** How a handoff goes on, in Bot Framework's words (`handoff.status`). */
export const HUB_STATES = ['accepted', 'failed', 'completed'] as const;

/** How a handoff goes on outside. `id` is the activity's own: the same again is the same. */
export interface HubStatus {
  readonly kind: 'status';
  readonly id: string;
  readonly handoff: string;
  readonly state: (typeof HUB_STATES)[number];
  /** For staff; '' where there is none. */
  readonly message: string;
  /** How the customer may call who is there, such as a work number; '' where it is not told. */
  readonly agent: string;
}

/** What the hub tells us. */
export type HubSaid =
  | HubStatus
  | { readonly kind: 'message'; readonly id: string; readonly handoff: string; readonly text: string }
  | { readonly kind: 'typing'; readonly handoff: string };

/** What comes of it: done, done before, no such handoff, or why it is refused. */
export type HubAnswer = 'done' | 'duplicate' | 'unknown' | ActRefusal;
