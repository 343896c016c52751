import { z } from 'zod';
import { RETENTION_KINDS } from '../../cases/profile/keeping.js';
import { actKey, instant } from './basics.js';

/* The contract of keeping: retention, archives, holds, deletions (norms 3.5, 4.5, 7.4). Instants are ISO 8601 in UTC. */

/** The longest reason, in characters. */
export const LONGEST_REASON = 1_000;
/** Why something is done; asked for wherever it goes on record. */
export const reason = z.string().trim().min(2, 'expected a reason').max(LONGEST_REASON);

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month such as 2023-05');
const person = z.object({ id: z.string(), name: z.string() });
const conversation = z.string().min(1).max(200);

/** Somebody of the staff: id, and the name that colleagues see. */
export type KeepingPerson = z.infer<typeof person>;

/** How long what is kept. */
export const policyView = z.object({
  floorYears: z.int(),
  kinds: z.array(z.object({ kind: z.enum(RETENTION_KINDS), years: z.int() })),
  special: z.array(z.object({ kind: z.enum(RETENTION_KINDS), major: z.boolean(), channel: z.string().optional(), years: z.int(), why: z.string() })),
  archiveAfterMonths: z.int(),
  timeZone: z.string(),
});
/** A {@link policyView}. */
export type PolicyView = z.infer<typeof policyView>;

/** An archive. */
export const archiveView = z.object({
  id: z.string(), month: z.string(), file: z.string(), state: z.enum(['writing', 'written', 'kept']), madeAt: instant, madeBy: person,
  conversations: z.int(), records: z.int(), originals: z.int(), files: z.int(), bytes: z.int(), sha256: z.string(),
  /** Whether the file lies where the server looks for it. */
  here: z.boolean(),
});
/** An {@link archiveView}. */
export type ArchiveView = z.infer<typeof archiveView>;

/** What is being archived or put back, or was last. */
export const archiveWork = z.object({
  what: z.enum(['archive', 'restore']), subject: z.string(), by: person, begunAt: instant, endedAt: instant.optional(),
  step: z.enum(['written', 'moved', 'restored']).optional(), records: z.int(), conversations: z.int().optional(), stayed: z.int().optional(),
  /** Why it failed, for people. */
  problem: z.string().optional(),
  /** The record that stood in the way: nothing was archived. */
  broken: z.object({ conversation: z.string(), sequence: z.number().int() }).optional(),
});
/** An {@link archiveWork}. */
export type ArchiveWork = z.infer<typeof archiveWork>;

/** All archives, and what goes on. */
export const archivesView = z.object({ archives: z.array(archiveView), work: archiveWork.optional(), now: instant });
/** An {@link archivesView}. */
export type ArchivesView = z.infer<typeof archivesView>;

/** Months with conversations that could be archived; `due`: long enough ago by the profile. */
export const monthsView = z.object({ months: z.array(z.object({ month: z.string(), conversations: z.int(), due: z.boolean() })) });
/** A {@link monthsView}. */
export type MonthsView = z.infer<typeof monthsView>;

/** Which month is to be archived. */
export const archiveBody = z.object({ month });
/** What of an archive is to be put back: all of it unless told. */
export const restoreBody = z.object({ conversations: z.array(conversation).min(1).max(500).optional() });
export const archiveId = z.object({ id: z.string().regex(/^\d{4}-\d{2}-\d{1,6}$/) });

/** What the catalogue is asked for. A customer is named by a phone number, a mail address, or an identity of the institution's sign-in; it is not logged. */
export const catalogueBody = z.object({
  month: month.optional(), channel: z.string().trim().max(100).optional(), conversation: z.string().trim().max(200).optional(), number: z.string().trim().max(64).optional(), customer: z.string().trim().max(200).optional(),
  since: z.iso.datetime().optional(), before: z.iso.datetime().optional(),
  after: z.object({ lastAt: instant, conversation }).optional(), limit: z.int().min(1).max(100).default(50),
});
/** A {@link catalogueBody}. */
export type CatalogueBody = z.input<typeof catalogueBody>;

/** An archived conversation. */
export const catalogueEntry = z.object({ conversation: z.string(), archive: z.string(), month: z.string(), channel: z.string(), openedAt: instant, lastAt: instant, records: z.int(), files: z.int(), state: z.enum(['archived', 'restored', 'erasing']), here: z.boolean() });
/** A {@link catalogueEntry}. */
export type CatalogueEntry = z.infer<typeof catalogueEntry>;
/** A page of the catalogue. */
export const cataloguePage = z.object({ entries: z.array(catalogueEntry), next: z.object({ lastAt: instant, conversation: z.string() }).optional() });
/** A {@link cataloguePage}. */
export type CataloguePage = z.infer<typeof cataloguePage>;

/** One conversation by its id. */
export const conversationParams = z.object({ conversation });

/** What a hold may be put on. */
export const holdSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversation'), conversation }),
  z.object({ kind: z.literal('case'), number: z.string().trim().min(3).max(64) }),
  /** By a phone number, a mail address, or an identity; kept as a key only. */
  z.object({ kind: z.literal('customer'), customer: z.string().trim().min(3).max(200) }),
]);
/** A {@link holdSubject}. */
export type HoldSubjectBody = z.infer<typeof holdSubject>;
/** Places a hold. */
export const holdBody = z.object({ key: actKey, subject: holdSubject, reason });
/** Lifts one. */
export const liftBody = z.object({ reason });
export const thingId = z.object({ id: z.string().regex(/^[A-Z]{3,4}-[\w-]{4,40}$/) });

/** A hold. */
export const holdView = z.object({
  id: z.string(), state: z.enum(['in-force', 'lifted']),
  subject: z.object({ kind: z.enum(['conversation', 'case', 'customer']), name: z.string() }),
  reason: z.string(), placedBy: person, placedAt: instant, lifted: z.object({ reason: z.string(), by: person, at: instant }).optional(),
});
/** A {@link holdView}. */
export type HoldView = z.infer<typeof holdView>;
export const holdsQuery = z.object({ state: z.enum(['in-force', 'lifted', 'all']).default('in-force'), after: z.string().max(200).optional() });
/** A page of holds. */
export const holdsPage = z.object({ holds: z.array(holdView), next: z.string().optional() });
/** A {@link holdsPage}. */
export type HoldsPage = z.infer<typeof holdsPage>;

/** How a conversation stands for keeping. */
export const standingView = z.object({
  conversation: z.string(), channel: z.string(), lastAt: instant, records: z.int(), archived: z.int(),
  /** Until when it is kept by policy, and by which kind of record. */
  until: instant, years: z.int(), kind: z.enum(RETENTION_KINDS), number: z.string(), why: z.string(),
  open: z.string().optional(),
  holds: z.array(z.object({ id: z.string(), since: instant, on: z.enum(['conversation', 'case', 'customer']) })),
  deletable: z.boolean(),
});
/** A {@link standingView}. */
export type StandingView = z.infer<typeof standingView>;

export const pastQuery = z.object({ after: z.string().max(200).default('') });
/** Conversations that are past their time or would be but for a hold; `next` where looking goes on. */
export const pastPage = z.object({ found: z.array(standingView), looked: z.int(), next: z.string().optional() });
/** A {@link pastPage}. */
export type PastPage = z.infer<typeof pastPage>;

/** Proposes a deletion. */
export const proposeBody = z.object({ key: actKey, conversations: z.array(conversation).min(1).max(500), reason });
/** Decides on one. */
export const decideBody = z.object({ decision: z.enum(['approve', 'decline', 'withdraw']), note: z.string().trim().max(LONGEST_REASON).default('') });

/** A deletion. */
export const deletionView = z.object({
  id: z.string(), state: z.enum(['proposed', 'approved', 'done', 'declined', 'withdrawn']), reason: z.string(), conversations: z.int(), proposedBy: person, proposedAt: instant,
  decision: z.object({ by: person, at: instant, note: z.string() }).optional(),
  result: z.object({ at: instant, erased: z.int(), kept: z.int(), records: z.int(), sha256: z.string(), seal: z.string() }).optional(),
  /** Whether whoever asks may approve or decline it; otherwise they proposed it. */
  decidable: z.boolean(),
});
/** A {@link deletionView}. */
export type DeletionView = z.infer<typeof deletionView>;
/** A page of deletions. */
export const deletionsPage = z.object({ deletions: z.array(deletionView), next: z.string().optional() });
/** A {@link deletionsPage}. */
export type DeletionsPage = z.infer<typeof deletionsPage>;
/** One deletion with what it is about. */
export const deletionDetail = deletionView.extend({
  items: z.array(z.object({ conversation: z.string(), state: z.enum(['proposed', 'erasing', 'erased', 'kept']), why: z.string(), from: z.int(), to: z.int(), lastHash: z.string(), counts: z.record(z.string(), z.int()) })),
});
/** A {@link deletionDetail}. */
export type DeletionDetail = z.infer<typeof deletionDetail>;
export const deletionsQuery = z.object({ after: z.string().max(200).optional() });
