import type { Locale } from '../records/message.js';

/** Who may speak to the customer now. Exactly one at any time (promise 4), kept by the database in the conversation's head. */
export type Owner = 'bot' | 'queue' | 'nobody' | `agent:${string}`;

/**
 * What a person is wanted for. `chat`: the customer waits now. `message`: words to be answered when somebody is there.
 * `callback`: a telephone call at a time that was agreed. `task`: work on a case; nobody waits in the chat.
 */
export const HANDOFF_KINDS = ['chat', 'message', 'callback', 'task'] as const;
/** One of {@link HANDOFF_KINDS}. */
export type HandoffKind = (typeof HANDOFF_KINDS)[number];

/** `waiting`: nobody has it yet. `held`: an agent has it. `closed`: done, with an outcome. */
export const HANDOFF_STATES = ['waiting', 'held', 'closed'] as const;
/** One of {@link HANDOFF_STATES}. */
export type HandoffState = (typeof HANDOFF_STATES)[number];

/** How a handoff ended. `left`: the customer would not wait any longer. `returned`: the bot goes on. */
export const OUTCOMES = ['solved', 'case-opened', 'unsolved', 'no-answer', 'left', 'returned', 'abuse'] as const;
/** One of {@link OUTCOMES}. */
export type Outcome = (typeof OUTCOMES)[number];

/** What the agent should know before the first word: what the bot has learned. Sealed at rest: it may hold names and numbers. */
export interface Summary {
  /** What the customer said that led here, masked. */
  readonly said?: string;
  /** The guided conversation that was open, and what had been answered in it, as shown to the customer. */
  readonly form?: { readonly name: string; readonly answers: readonly { readonly slot: string; readonly label: string; readonly value: string }[] };
  /** `contact` as it is written, for people; `proven`: contacts shown to be theirs by a code (E.164, or a mail address), which their matters are found by. */
  readonly customer?: { readonly name?: string; readonly contact?: string; readonly identity?: string; readonly verified: boolean; readonly proven?: readonly { readonly kind: 'phone' | 'mail'; readonly value: string }[] };
  /** Receipt numbers that are concerned. */
  readonly numbers?: readonly string[];
  /** Clauses that the bot answered with before. */
  readonly clauses?: readonly string[];
  /** What an agent had agreed when the conversation was given back to the bot before. */
  readonly agreed?: string;
}

/** A conversation, or a matter of it, on its way to a person. Never without a deadline; from the first offer on never without somebody it is with. */
export interface Handoff {
  /** Unique: the conversation's id, `~`, and a count or a key. */
  readonly id: string;
  readonly conversation: string;
  readonly channel: string;
  readonly locale: Locale;
  readonly kind: HandoffKind;
  /** Why a person is needed: `asked`, `complaint`, `distress`, …; see `need.ts`. */
  readonly why: string;
  readonly state: HandoffState;
  /** 0 is the most urgent. */
  readonly urgency: 0 | 1 | 2 | 3;
  /** What the person should know about: `complaint`, a service's id; '' is anything. */
  readonly skill: string;
  /** The team it was passed to; '' is any. */
  readonly team: string;
  /** The institution's class of customer, such as `private`; '' when unknown. */
  readonly customerClass: string;
  /** Shown in lists: the customer's name or a short form of their id, never a number. */
  readonly title: string;
  /** ISO 8601 in UTC. */
  readonly openedAt: string;
  /** When somebody must have answered, in UTC: for a callback the time agreed. */
  readonly dueAt: string;
  /** Whose turn it is to take it; '' when nobody was asked yet, `supervisor` when it was escalated. */
  readonly offeredTo: string;
  /** Until when that offer stands, in UTC. */
  readonly offeredUntil?: string;
  /** Who was asked before and did not take it. */
  readonly passedBy: readonly string[];
  /** The agent who has it; '' while it waits. */
  readonly agent: string;
  /** Who had it before, each once: they spoke there, and may read on. Absent: nobody. */
  readonly former?: readonly string[];
  readonly claimedAt?: string;
  /** When the agent first wrote to the customer. */
  readonly answeredAt?: string;
  readonly closedAt?: string;
  readonly outcome?: Outcome;
  /** The place in the queue that the customer was last told; 0: none. */
  readonly placeTold: number;
  readonly summary: Summary;
  /** Counts changes from 1; a change names the version it was made from. */
  readonly version: number;
}

/** The agent's id in an owner; undefined when no agent owns it. */
export function agentOf(owner: Owner): string | undefined {
  return owner.startsWith('agent:') ? owner.slice('agent:'.length) : undefined;
}

/** Whether it still wants something of somebody. */
export function isLive({ state }: Pick<Handoff, 'state'>): boolean {
  return state !== 'closed';
}
