import { z } from 'zod';
import { CASE_KINDS, CASE_STATES } from '../../cases/case.js';
import { HANDOFF_KINDS, HANDOFF_STATES, OUTCOMES } from '../../handoff/handoff.js';
import { DEADLINE_FACETS, facets, MARK_FACETS, MOODS } from '../../supervision/review/facets.js';
import { MARK_KINDS, MOST_LINES } from '../../supervision/review/port.js';
import { actKey, fileView, instant, json, locale, party } from './basics.js';

/* What the review says to the server: finding conversations, reading one, commenting on a line (norms 3.5, 4.5, 5.2). */

/** A name out of a list, such as a channel or a clause. */
const name = z.string().trim().min(1).max(100);
const some = <S extends z.ZodType>(of: S) => z.array(of).max(50).default([]);
/** A day, 2026-11-25, on the institution's calendar. */
const day = z.iso.date();

/** What is looked for. All that is given must hold; of a list, one of it. */
export const reviewFilters = z.strictObject({
  /** Words that were said. Its length is refused in words of our own. */
  words: z.string().max(20_000).default(''),
  /** A telephone number, a mail address, a name, or the institution's own id of a customer. */
  customer: z.string().trim().max(200).default(''),
  channels: some(name),
  classes: some(name),
  /** Staff ids. */
  agents: some(name),
  /** Numbers of clauses, 4.3.2. */
  clauses: some(name),
  kinds: some(z.enum(CASE_KINDS)),
  states: some(z.enum(CASE_STATES)),
  deadlines: some(z.enum(DEADLINE_FACETS)),
  marks: some(z.enum(MARK_FACETS)),
  moods: some(z.enum(MOODS)),
  /** `any`, `none`, or a reason such as `asked`. */
  handoffs: some(name),
  /** Only what holds a fault. */
  faults: z.boolean().default(false),
  from: day.optional(),
  /** Inclusive. */
  to: day.optional(),
});
/** See {@link reviewFilters}. */
export type ReviewFilters = z.output<typeof reviewFilters>;

/** `POST /api/review/search`: a page from an episode on; POST, so that what is typed stands in no address. */
export const reviewSearch = reviewFilters.extend({ before: z.number().int().positive().optional(), limit: z.number().int().min(1).max(100).default(30) });

/** A line in which something was found. */
const foundLine = z.object({ sequence: z.number().int(), at: instant, role: party.shape.role, text: z.string(), marks: z.array(z.object({ from: z.number().int(), to: z.number().int() })) });

/** A stretch of a conversation without a long silence. */
export const episodeView = z.object({
  id: z.number().int(), conversation: z.string(), firstSequence: z.number().int(), lastSequence: z.number().int(), beganAt: instant, endedAt: instant, facets,
});
/** See {@link episodeView}. */
export type EpisodeView = z.infer<typeof episodeView>;

/** An episode with the lines that were looked for; `found` counts them all. */
export const episodeHit = episodeView.extend({ lines: z.array(foundLine), found: z.number().int() });
/** See {@link episodeHit}. */
export type EpisodeHitView = z.infer<typeof episodeHit>;

/** A page, newest first. With `next` it goes on there, even where this page holds nothing. */
export const reviewPage = z.object({ hits: z.array(episodeHit), next: z.number().int().optional() });
/** See {@link reviewPage}. */
export type ReviewPage = z.infer<typeof reviewPage>;

const named = z.record(z.string(), z.object({ 'zh-Hans': z.string(), en: z.string() }));

/** `GET /api/review/choices`: what there is to choose among. */
export const reviewChoices = z.object({
  channels: z.array(z.string()),
  classes: z.array(z.string()),
  staff: z.array(z.object({ id: z.string(), name: z.string(), workNumber: z.string() })),
  /** What ids of the profile are called now, by the name under which events bear them. */
  names: z.object({ service: named, branch: named, adviser: named }),
});
/** See {@link reviewChoices}. */
export type ReviewChoices = z.infer<typeof reviewChoices>;

/** A search that somebody keeps. */
export const savedSearch = z.object({ id: z.string(), name: z.string(), shared: z.boolean(), owner: z.string(), savedAt: instant, version: z.number().int(), filters: reviewFilters });
/** See {@link savedSearch}. */
export type SavedSearchView = z.infer<typeof savedSearch>;
/** `GET /api/review/searches`: one's own and those that others share. */
export const savedSearches = z.object({ searches: z.array(savedSearch) });
/** `POST /api/review/searches` */
export const saveSearchBody = z.strictObject({ name: z.string().trim().min(1).max(80), shared: z.boolean(), filters: reviewFilters });
/** `PUT /api/review/searches/{id}`; `version` is the one it was made from. */
export const changeSearchBody = saveSearchBody.extend({ version: z.number().int().positive() });

/** A record as a reviewer reads it: all of it, masked as it is kept. */
export const reviewRecord = z.object({
  sequence: z.number().int(), at: instant, kind: z.enum(['message', 'event', 'delivery', 'unreadable']), from: party, to: party, outcome: z.string(), hash: z.string(),
  text: z.string().optional(), subject: z.string().optional(), via: z.string().optional(),
  card: z.object({ title: z.string(), facts: z.array(z.object({ label: z.string(), value: z.string() })), notes: z.array(z.string()), folded: z.object({ title: z.string(), text: z.string(), marked: z.string().optional() }).optional() }).optional(),
  choices: z.array(z.string()).optional(),
  files: z.array(fileView).optional(),
  /** What a pressed button or a form on a card carried. */
  value: json.optional(),
  /** Names of the texts that a message of the bot was made from. */
  texts: z.array(z.string()).optional(),
  event: z.string().optional(),
  data: z.record(z.string(), json).optional(),
  /** More was said than is shown: it can be unsealed, and that is logged. */
  masked: z.boolean().optional(),
  /** Where the words that are looked for stand in `text`, in order. */
  found: z.array(z.object({ from: z.number().int(), to: z.number().int() })).optional(),
  /** What became of a message to the customer. */
  delivery: z.object({ state: z.enum(['delivered', 'failed']), at: instant, by: z.string().optional(), error: z.string().optional(), attempts: z.number().int().optional() }).optional(),
});
/** See {@link reviewRecord}. */
export type ReviewRecord = z.infer<typeof reviewRecord>;

/** `POST /api/review/conversations/{conversation}/records`: the same with words to be marked; POST, so that they stand in no address. */
export const recordsBody = z.strictObject({ from: z.number().int().min(1).default(1), limit: z.number().int().min(1).max(MOST_LINES).default(200), words: z.string().max(20_000) });

/** `GET /api/review/conversations/{conversation}/records?from=&limit=` */
export const reviewRecords = z.object({ records: z.array(reviewRecord), lastSequence: z.number().int() });
/** See {@link reviewRecords}. */
export type ReviewRecordsView = z.infer<typeof reviewRecords>;

const mark = z.object({ sequence: z.number().int(), at: instant, kind: z.enum(MARK_KINDS), event: z.string(), about: z.string() });
/** See {@link conversationReview}. */
export type OutlineMarkView = z.infer<typeof mark>;

/** A case on the time line. */
export const reviewCase = z.object({
  number: z.string(), kind: z.enum(CASE_KINDS), state: z.enum(CASE_STATES), major: z.boolean(), openedAt: instant, updatedAt: instant, owner: z.string().optional(),
  deadlines: z.array(z.object({ event: z.string(), clause: z.string(), from: instant, dueAt: instant, doneAt: instant.optional(), escalateAt: instant, certain: z.boolean(), moved: z.number().int() })),
  steps: z.array(z.object({ at: instant, by: z.string(), what: z.string(), note: z.string().optional() })),
});
/** See {@link reviewCase}. */
export type ReviewCase = z.infer<typeof reviewCase>;

/** A handoff on the time line. */
export const reviewHandoff = z.object({
  id: z.string(), kind: z.enum(HANDOFF_KINDS), why: z.string(), state: z.enum(HANDOFF_STATES), urgency: z.number().int(), openedAt: instant, dueAt: instant, claimedAt: instant.optional(),
  answeredAt: instant.optional(), closedAt: instant.optional(), outcome: z.enum(OUTCOMES).optional(), agent: z.string(), team: z.string(),
});
/** See {@link reviewHandoff}. */
export type ReviewHandoff = z.infer<typeof reviewHandoff>;

/** Who looked at the conversation, the latest first. */
export const reviewReader = z.object({ at: instant, staff: z.string(), name: z.string(), what: z.string() });
/** See {@link reviewReader}. */
export type ReviewReader = z.infer<typeof reviewReader>;

/** `GET /api/review/conversations/{conversation}`: everything of one conversation but its lines. */
export const conversationReview = z.object({
  conversation: z.string(), channel: z.string(), locale, openedAt: instant, lastAt: instant, lastSequence: z.number().int(), now: instant,
  counts: z.object({ messages: z.number().int(), events: z.number().int(), deliveries: z.number().int() }),
  marks: z.array(mark),
  /** Not all places are among the marks. */
  marksCut: z.boolean(),
  episodes: z.array(episodeView),
  cases: z.array(reviewCase),
  handoffs: z.array(reviewHandoff),
  readers: z.array(reviewReader),
});
/** See {@link conversationReview}. */
export type ConversationReview = z.infer<typeof conversationReview>;

/** `POST /api/review/conversations/{conversation}/comments`: on a line, once for each key. */
export const commentBody = z.strictObject({ key: actKey, on: z.number().int().positive(), text: z.string().trim().min(1).max(2_000) });
/** Where the comment is on record. */
export const commented = z.object({ sequence: z.number().int() });
