import type { Json } from '../../records/json.js';

/** What supervision keeps a file on: norm 5.1 (findings), 8.1 (violations), 6.1 (risks), 6.3 (incidents, and alerts that propose them), 5.2 (reviews), 4.5 (holds, deletions), customers' requests about their data; scorecards (norm 5.3) and improvement plans (norm 3.5). */
export const DOSSIER_KINDS = ['finding', 'violation', 'risk', 'incident', 'alert', 'review', 'hold', 'deletion', 'request', 'scorecard', 'plan'] as const;

/** A kind of dossier. */
export type DossierKind = (typeof DOSSIER_KINDS)[number];

/** The channel that dossiers are conversations of. Nothing on it is pushed, and it is no customer's. */
export const DOSSIER_CHANNEL = 'supervision';

/** What begins the id of a dossier's conversation. */
const PREFIX = 'dossier-';

/** The conversation of the record that a dossier is. */
export function conversationOfDossier(id: string): string {
  return PREFIX + id;
}

/** Whether a conversation is a dossier. */
export function isDossierConversation(conversation: string): boolean {
  return conversation.startsWith(PREFIX);
}

/** What a dossier is about. Each is what it can be found by, and never a name or a number of somebody's. */
export interface DossierAbout {
  readonly conversation?: string;
  /** A record of the conversation. */
  readonly sequence?: number;
  /** A case's number. */
  readonly caseNumber?: string;
  /** The vault's lookup key of a customer's contact, or an identity of theirs. */
  readonly customer?: string;
  /** The member of staff concerned, by the account's id. */
  readonly staff?: string;
}

/** What changes in a dossier's life. */
export interface DossierStanding {
  /** A word of the kind's own: `open`, `verified`. */
  readonly state: string;
  /** Whose turn it is, by the account's id. */
  readonly owner?: string;
  /** When the next step is due, ISO 8601 in UTC. Absent when nothing is due (any more). */
  readonly dueAt?: string;
  readonly about: DossierAbout;
  /** A word that several dossiers share: a draw of samples, an incident. Never personal. */
  readonly group?: string;
  /** All the rest, as the kind reads it. Kept sealed. */
  readonly body: Json;
}

/** A file of supervision: a finding, a violation, a risk, … */
export interface Dossier extends DossierStanding {
  /** 1–180 characters, unique among all kinds. */
  readonly id: string;
  readonly kind: DossierKind;
  readonly openedAt: string;
  /** The account's id, or `guitai` for what opened by itself. */
  readonly openedBy: string;
  readonly changedAt: string;
  /** Counts from 1; each change names the version that it was made from. */
  readonly version: number;
}

/** A step of a dossier, on record as an event. */
export interface DossierEvent {
  /** Dotted and stable: `finding.opened`. */
  readonly event: string;
  /** Ids, states, figures: on record as they are. */
  readonly data?: Readonly<Record<string, Json>>;
  /** What people wrote: personal data in it is masked on record, and what they really wrote sealed beside it. */
  readonly words?: Readonly<Record<string, Json>>;
}
