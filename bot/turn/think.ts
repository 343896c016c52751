import type { CaseCommand } from '../../cases/command.js';
import type { HandoffCommand } from '../../handoff/command.js';
import type { Owner } from '../../handoff/handoff.js';
import type { Locale } from '../../records/message.js';
import type { Draft } from '../../records/record.js';
import type { PushRequest, Work, DraftOriginal } from './turnStore.js';

/** What a turn came to, before it is committed: nothing of it is visible yet, and thinking again is harmless. */
export interface Thought {
  readonly drafts: readonly Draft[];
  readonly commands: readonly CaseCommand[];
  /** What becomes of calling a person. */
  readonly handoffs?: readonly HandoffCommand[];
  /** Who speaks from now on; absent: who spoke before. */
  readonly owner?: Owner;
  readonly locale: Locale;
  /** The conversation's new state as text. */
  readonly state: string;
  /** Drafts that leave beside the chat, with what their couriers need. */
  readonly notices: readonly PushRequest[];
  /** See `TurnCommit.originals`. */
  readonly originals?: readonly DraftOriginal[];
  /** See `TurnCommit.codeUntil`. */
  readonly codeUntil: number | undefined;
}

/** Understands a turn's messages and decides what to say and do. Writes nothing; may be called again for the same work. */
export type Think = (work: Work, now: number) => Promise<Thought>;
