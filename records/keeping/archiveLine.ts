import { z } from 'zod';

/** The name that archives begin with, so that whoever finds one knows what it is. */
export const ARCHIVE_FORMAT = 'guitai-archive';
/** Version of the lines below. A program refuses versions above the one it knows. */
export const ARCHIVE_VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/** The first line of an archive. */
export const archiveBegin = z.strictObject({
  type: z.literal('archive'),
  format: z.literal(ARCHIVE_FORMAT),
  version: z.int().min(1).max(ARCHIVE_VERSION),
  id: z.string(),
  /** `2023-05`. */
  month: z.string(),
  madeAt: z.string(),
});

/** Begins a conversation: where its chain stands in the conversation, and the conversation in the register. */
export const conversationBegin = z.strictObject({
  type: z.literal('conversation'),
  conversation: z.string(),
  channel: z.string(),
  /** Canonical JSON text of the customer's party. */
  customer: z.string(),
  locale: z.string(),
  openedAt: z.string(),
  lastAt: z.string(),
  from: z.int().positive(),
  to: z.int().positive(),
  /** The hash before the first record here. */
  previous: sha256,
  /** The hash of the last one. */
  lastHash: sha256,
  /** The head's seal over `to` and `lastHash`, as the database had it. */
  headSeal: z.string(),
  registration: z.strictObject({ ordinal: z.int().positive(), hash: sha256, previous: sha256 }),
});

/** A record, its members the columns as they were stored, so that its hash can be computed again. */
export const recordLine = z.strictObject({
  type: z.literal('record'),
  sequence: z.int(), at: z.string(), channel: z.string(), kind: z.string(), from: z.string(), to: z.string(), content: z.string(), outcome: z.string(), hash: z.string(), previous: z.string(),
});

/** What the record shows masked, sealed with the vault's key. */
export const originalLine = z.strictObject({ type: z.literal('original'), sequence: z.int(), kind: z.string(), sealed: z.string() });

/** A file that travelled with a message; its bytes in base64. */
export const fileLine = z.strictObject({ type: z.literal('file'), id: z.string(), name: z.string(), contentType: z.string(), size: count, sha256, at: z.string(), bytes: z.base64() });

/** A delivery that was seen, by its key. */
export const inboxLine = z.strictObject({ type: z.literal('inbox'), key: z.string(), sequence: z.int() });

/** A row of a case, booking or handoff as it stood; bodies are sealed. It stays in the database as well. */
export const copyLine = z.strictObject({ type: z.literal('copy'), table: z.enum(['cases', 'bookings', 'handoffs']), row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) });

/** How many of what lie in a conversation, or in a whole archive. */
export const archiveCounts = z.strictObject({ records: count, originals: count, files: count, inbox: count, copies: count });

/** Ends a conversation. */
export const conversationEnd = z.strictObject({ type: z.literal('end'), conversation: z.string(), counts: archiveCounts });

/** The last line of an archive; `places` say where in the file each conversation lies: name, first byte, bytes. */
export const archiveEnd = z.strictObject({ type: z.literal('archive-end'), id: z.string(), conversations: count, counts: archiveCounts, places: z.array(z.tuple([z.string(), count, count])) });

/** Any line of an archive. */
export const archiveLine = z.discriminatedUnion('type', [archiveBegin, conversationBegin, recordLine, originalLine, fileLine, inboxLine, copyLine, conversationEnd, archiveEnd]);

/** An {@link archiveBegin}. */
export type ArchiveBegin = z.infer<typeof archiveBegin>;
/** A {@link conversationBegin}. */
export type ConversationBegin = z.infer<typeof conversationBegin>;
/** What lies in a conversation. */
export type ConversationLine = z.infer<typeof recordLine> | z.infer<typeof originalLine> | z.infer<typeof fileLine> | z.infer<typeof inboxLine> | z.infer<typeof copyLine>;
/** Any line. */
export type ArchiveLine = z.infer<typeof archiveLine>;
/** An {@link archiveCounts}. */
export type ArchiveCounts = z.infer<typeof archiveCounts>;

/** Nothing yet. */
export const NO_COUNTS: ArchiveCounts = { records: 0, originals: 0, files: 0, inbox: 0, copies: 0 };

const MEMBER = { record: 'records', original: 'originals', file: 'files', inbox: 'inbox', copy: 'copies' } as const satisfies Record<ConversationLine['type'], keyof ArchiveCounts>;

/** Counts with one more line. */
export function counted(counts: ArchiveCounts, { type }: Pick<ConversationLine, 'type'>): ArchiveCounts {
  const member = MEMBER[type];
  return { ...counts, [member]: counts[member] + 1 };
}

/** Two counts together. */
export function added(one: ArchiveCounts, other: ArchiveCounts): ArchiveCounts {
  return {
    records: one.records + other.records, originals: one.originals + other.originals, files: one.files + other.files,
    inbox: one.inbox + other.inbox, copies: one.copies + other.copies,
  };
}

/** Whether two counts are equal. */
export function sameCounts(one: ArchiveCounts, other: ArchiveCounts): boolean {
  return one.records === other.records && one.originals === other.originals && one.files === other.files && one.inbox === other.inbox && one.copies === other.copies;
}
