import type { CaseCommand, CaseRefusal } from '../../cases/command.js';
import type { HandoffCommand } from '../../handoff/command.js';
import type { Handoff, Owner } from '../../handoff/handoff.js';
import type { Json } from '../../records/json.js';
import type { Locale } from '../../records/message.js';
import type { CommunicationRecord, Draft, Party } from '../../records/record.js';

export type { Owner } from '../../handoff/handoff.js';

/** What a conversation's first message brings, where the conversation may not exist yet. */
export interface Opening {
  readonly channel: string;
  readonly customer: Party;
  readonly locale: Locale;
  /** What a channel needs to write to the customer unasked (Bot Framework's conversation reference). */
  readonly reference?: Json;
}

/** One delivery from a channel, on its way into the durable inbox. */
export interface Inbound {
  readonly conversation: string;
  /** The same delivery always bears the same key; a second one with it is a duplicate. Unique within the conversation. */
  readonly key: string;
  readonly record: Draft;
  /** True for what the bot must answer; an inbound that is only kept (an event from the client) is false. */
  readonly wantsTurn: boolean;
  /** Creates the conversation if it is not there; without it an unknown conversation is refused. */
  readonly opening?: Opening;
  /** What `record` shows masked, sealed. */
  readonly original?: string;
  /** Taken instead while the conversation expects a one-time code: its original is gone once the turn is answered. */
  readonly whileCode?: { readonly record: Draft; readonly original: string };
}

/** What became of a delivery. */
export type Accepted =
  | {
      readonly kind: 'accepted';
      readonly record: CommunicationRecord;
      /** True when this instance now holds the lease and must run the turn; false when a holder will find the message. */
      readonly claimed: boolean;
    }
  | { readonly kind: 'duplicate'; readonly sequence: number }
  | { readonly kind: 'unknown-conversation' };

/** A conversation as a turn finds it. `state` is the text written by the last commit, '' at first. */
export interface Conversation {
  readonly id: string;
  readonly channel: string;
  readonly customer: Party;
  readonly locale: Locale;
  readonly owner: Owner;
  readonly state: string;
  /** Counts commits and changes of owner; a commit names the version it was made from. */
  readonly stateVersion: number;
  readonly reference: Json;
}

/** A turn's work: the conversation, and the messages it has not yet answered, in order. */
export interface Work {
  readonly conversation: Conversation;
  readonly pending: readonly CommunicationRecord[];
  /** Sealed originals of pending messages that the record shows masked, by sequence. */
  readonly originals: ReadonlyMap<number, string>;
  /** The handoff that waits or is held, where the conversation is not the bot's alone; a chat first. */
  readonly handoff?: Handoff;
}

/** How a message leaves us: by the chat's own channel, or beside it. */
export type Lane = '' | 'mail' | 'sms';

/** One message that must be pushed to an outside channel after the commit. Index into {@link TurnCommit.drafts}. */
export interface PushRequest {
  readonly draft: number;
  readonly lane: Lane;
  /** Sealed: what the pusher needs and the record does not show, such as a notice's address. */
  readonly original?: string;
  /** The original is forgotten as soon as the message is out, or given up. */
  readonly once?: boolean;
}

/** Sealed: what a draft really says, where the record shows it masked or not at all. Index into {@link TurnCommit.drafts}. */
export interface DraftOriginal {
  readonly draft: number;
  readonly sealed: string;
}

/** Everything a turn writes, in one transaction. */
export interface TurnCommit {
  readonly conversation: string;
  readonly stateVersion: number;
  readonly owner: Owner;
  readonly locale: Locale;
  readonly state: string;
  /** Replies and events, in order. */
  readonly drafts: readonly Draft[];
  readonly commands: readonly CaseCommand[];
  /** What becomes of calling a person. */
  readonly handoffs?: readonly HandoffCommand[];
  readonly push: readonly PushRequest[];
  /** Kept as long as the record. */
  readonly originals?: readonly DraftOriginal[] | undefined;
  /** Inbound messages up to and including this sequence are answered. */
  readonly answeredThrough: number;
  /** Until when the next messages may hold a one-time code, in epoch ms; 0: they do not; undefined: as it was. */
  readonly codeUntil: number | undefined;
}

/** What became of a commit. Anything but `committed` has written nothing. */
export type Committed =
  | {
      readonly kind: 'committed';
      readonly records: readonly CommunicationRecord[];
      /** True when messages came in meanwhile: the lease is kept and another turn is due. */
      readonly more: boolean;
    }
  /** Another instance took the conversation over, or its state or owner changed: think again from a fresh load, or drop it. */
  | { readonly kind: 'superseded'; readonly held: boolean }
  /** A case command could not be carried out, such as a slot that was taken: think again. */
  | { readonly kind: 'refused'; readonly refusal: CaseRefusal };

/** A message waiting to be pushed to an outside channel. */
export interface OutboxItem {
  readonly id: string;
  readonly record: CommunicationRecord;
  readonly reference: Json;
  /** Attempts made before this one. */
  readonly attempts: number;
  readonly lane: Lane;
  /** See {@link PushRequest.original}. */
  readonly original?: string;
}

/** What became of a push: `retryAt` in epoch ms when it is to be tried again. */
export type PushOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly error: string; readonly retryAt?: number };

/** A record to be appended outside a turn, such as a delivery. */
export interface Appendix {
  readonly conversation: string;
  readonly draft: Draft;
}

/**
 * The writing side of a conversation: durable inbox, lease, commit, outbox. Times are epoch ms of the caller's clock.
 * Calls made at the same time share transactions (group commit); each still succeeds or fails on its own.
 * Every implementation passes `test/contracts/store.ts`.
 * @throws StoreUnavailable when the database can't be reached, is locked or full, after its own retries.
 */
export interface TurnStore {
  /** tx 1: dedupe, append, claim the lease if it is free. Resolves once durable. */
  accept(inbound: Inbound, now: number): Promise<Accepted>;
  /** The conversation and its unanswered messages, in order; undefined when unknown. */
  load(conversation: string): Promise<Work | undefined>;
  /** tx 2: see {@link TurnCommit}. Releases the lease unless `more`. */
  commit(commit: TurnCommit, now: number): Promise<Committed>;
  /** Lengthens the lease of a long turn; false when it was lost. */
  renew(conversation: string, now: number): Promise<boolean>;
  /** Gives the lease back without having answered (shutdown). */
  release(conversation: string): Promise<void>;
  /** Claims conversations that have unanswered messages and no live lease, at most `limit`. */
  claimAbandoned(now: number, limit: number): Promise<string[]>;
  /** Appends records outside a turn; unknown conversations are skipped. */
  append(appendix: Appendix): Promise<CommunicationRecord | undefined>;
  /** The conversation without its pending messages. */
  conversation(id: string): Promise<Conversation | undefined>;
  /** Claims due outbox items for `leaseMs`, oldest first per conversation, never two of one conversation at once. */
  claimOutbox(now: number, limit: number, leaseMs: number): Promise<OutboxItem[]>;
  /** Settles a claimed item and appends its `delivery` record in the same transaction when it is final. */
  settleOutbox(item: OutboxItem, outcome: PushOutcome, at: string): Promise<void>;
}

/** The store can't take or give anything just now. `reason` is for the log and holds no data. */
export class StoreUnavailable extends Error {
  constructor(readonly reason: 'locked' | 'full' | 'unreachable' | 'timeout', options?: ErrorOptions) {
    super(`store unavailable: ${reason}`, options);
    this.name = 'StoreUnavailable';
  }
}
