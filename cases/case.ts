import type { Json } from '../records/json.js';
import type { Locale } from '../records/message.js';
import type { Contact } from './booking/booking.js';
import type { Deadline } from './clock/deadline.js';

/** What a customer may ask of the institution beside an appointment. */
export const CASE_KINDS = ['application', 'complaint', 'feedback'] as const;
/** One of {@link CASE_KINDS}. */
export type CaseKind = (typeof CASE_KINDS)[number];

/** The two letters that receipt numbers of each kind begin with. */
export const CASE_PREFIX: Readonly<Record<CaseKind, string>> = { application: 'AP', complaint: 'CP', feedback: 'FB' };

/**
 * Where a case stands. Each kind uses some of them, see `rules/`: a complaint is `draft` from its first words, then goes
 * accept → investigate → feed back → handle → close (norm 1.5.2); an application is accepted, verified in three reviews
 * by different people, arranged and confirmed (norms 2.2.3, 2.3.2); feedback is taken up and answered (norm 4.3).
 */
export const CASE_STATES = [
  'draft', 'open', 'accepted', 'investigating', 'answered', 'handled', 'first-review', 'second-review', 'final-review', 'approved', 'declined', 'arranged', 'confirmed', 'cancelled', 'withdrawn', 'closed',
] as const;
/** One of {@link CASE_STATES}. */
export type CaseState = (typeof CASE_STATES)[number];

/** States in which nothing more is expected of the institution. */
export const ENDED: readonly CaseState[] = ['cancelled', 'withdrawn', 'closed'];

/** Who a case is about. */
export interface CasePerson {
  readonly name?: string;
  readonly contact?: Contact;
  /** Subject of the institution's own sign-in, where it vouched for the customer. */
  readonly identity?: string;
  /** Whom the customer speaks for, in their words; absent: themselves. */
  readonly onBehalfOf?: string;
}

/** One thing that was done in a case (norm 3.5: time, content, staff, process, result). */
export interface CaseStep {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** `customer`, `bot`, `system`, or a member of staff by id. */
  readonly by: string;
  /** What was done, dotted and stable: `opened`, `added`, `assigned`, `review.first.passed`. */
  readonly what: string;
  readonly note?: string;
}

/** What a customer asked for, and what became of it. */
export interface Case {
  /** Receipt number, CP-20261203-0001-X. */
  readonly number: string;
  readonly kind: CaseKind;
  readonly state: CaseState;
  /** Where the customer was last heard on it: news goes there. */
  readonly conversation: string;
  /** The channel it came by: `directline`, `msteams`; absent in cases older than this field. */
  readonly channel?: string;
  /** The form's one-use key: one form makes one case. */
  readonly formKey: string;
  readonly locale: Locale;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly person: CasePerson;
  /** In a word, for lists: a service's id, a complaint's class. */
  readonly subject: string;
  /** The answers of the form, as given. */
  readonly details: Readonly<Record<string, Json>>;
  /** A major matter (norm 4.3): answered within 48 hours. */
  readonly major: boolean;
  /** The member of staff who answers for it. */
  readonly owner?: string;
  /** Staff whom the complaint is about: they may neither own nor see it. */
  readonly accused: readonly string[];
  readonly deadlines: readonly Deadline[];
  readonly steps: readonly CaseStep[];
  /** Counts changes from 1; a change names the version it was made from. */
  readonly version: number;
}

/** Whether more is expected of the institution. */
export function isOpen({ state }: Pick<Case, 'state'>): boolean {
  return !ENDED.includes(state);
}
