import type { Case } from '../../cases/case.js';
import type { FoundEpisode } from '../review/port.js';
import type { KeptBooking, Matters } from './port.js';

/** Kinds of entries of a service file. */
export const ENTRY_KINDS = ['talk', 'booking', 'application', 'complaint', 'feedback'] as const;
/** One of {@link ENTRY_KINDS}. */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One thing in a service file (norm 7.4): found by customer class, service type, period. Nothing in it is personal. */
export interface Entry {
  readonly kind: EntryKind;
  /** When it began, ISO 8601 in UTC. */
  readonly at: string;
  readonly conversation: string;
  /** Where in the conversation; absent for matters. */
  readonly sequence?: number;
  /** Receipt number; '' for talks. */
  readonly number: string;
  /** A service's id; '' when it is about none. */
  readonly service: string;
  /** The institution's class of customer, else `personal` or `company`; '' when unknown. */
  readonly customerClass: string;
  /** A case's or an appointment's state; a talk's channel. */
  readonly state: string;
  readonly major: boolean;
  /** A deadline was missed (norm 7.4: problems). */
  readonly late: boolean;
  /** The mean of the marks that were given. */
  readonly mark?: number;
  /** Why people were called. */
  readonly handoffs: readonly string[];
  readonly faults: number;
}

/** What of a service file is wanted. Times are ISO 8601 in UTC; `to` is exclusive. */
export interface EntryFilter {
  readonly kinds: readonly EntryKind[];
  readonly services: readonly string[];
  readonly classes: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** A customer's entries, the latest first. `now` is ISO 8601 in UTC. */
export function entriesOf({ cases, bookings }: Pick<Matters, 'cases' | 'bookings'>, talks: readonly FoundEpisode[], now: string): Entry[] {
  const classes = new Map<string, string>();
  for (const { conversation, facets: { customerClass } } of talks) if (customerClass !== '') classes.set(conversation, customerClass);
  const services = new Map<string, string>();
  const matters = [...cases.map((each) => caseEntry(each, classes, now)), ...bookings.map((each) => bookingEntry(each, classes))];
  for (const { conversation, service } of matters) if (service !== '' && !services.has(conversation)) services.set(conversation, service);
  const said = talks.map(({ conversation, firstSequence, beganAt, facets }): Entry => ({
    kind: 'talk', at: beganAt, conversation, sequence: firstSequence, number: '', service: services.get(conversation) ?? '', customerClass: facets.customerClass,
    state: facets.channel, major: false, late: facets.deadlines.includes('missed'), ...(facets.mark !== undefined && { mark: facets.mark }), handoffs: facets.handoffs, faults: facets.faults,
  }));
  return [...matters, ...said].sort((one, other) => (one.at === other.at ? (one.number < other.number ? -1 : 1) : one.at > other.at ? -1 : 1));
}

function caseEntry({ kind, number, openedAt, conversation, subject, details, state, major, deadlines }: Case, classes: ReadonlyMap<string, string>, now: string): Entry {
  const { service, customerKind } = details;
  return {
    kind, at: openedAt, conversation, number, service: kind === 'application' ? subject : typeof service === 'string' ? service : '',
    customerClass: classes.get(conversation) ?? (typeof customerKind === 'string' ? customerKind : ''), state, major,
    late: deadlines.some(({ dueAt, doneAt }) => (doneAt ?? now) > dueAt), handoffs: [], faults: 0,
  };
}

function bookingEntry({ number, madeAt, conversation, service, customerKind, status }: KeptBooking, classes: ReadonlyMap<string, string>): Entry {
  return { kind: 'booking', at: madeAt, conversation, number, service, customerClass: classes.get(conversation) ?? customerKind, state: status, major: false, late: false, handoffs: [], faults: 0 };
}

/** Those that are wanted; of a list that is empty, any. */
export function wanted(entries: readonly Entry[], { kinds, services, classes, from, to }: EntryFilter): Entry[] {
  const fits = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value);
  return entries.filter((each) => fits(kinds, each.kind) && fits(services, each.service) && fits(classes, each.customerClass) && (from === undefined || each.at >= from) && (to === undefined || each.at < to));
}
