import * as z from 'zod/mini';
import { anchor } from './anchorShape.js';

/* What an inspection file holds, line by line. Instants are ISO 8601 in UTC. Read again by the verifier inside it. */

/** What a file is about, and who made it when. */
export const about = z.strictObject({
  format: z.literal('guitai-inspection/1'),
  institution: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
  timeZone: z.string(),
  subject: z.strictObject({ kind: z.enum(['conversation', 'case']), id: z.string() }),
  madeAt: z.string(),
  /** Whoever had it made, by id and name. */
  madeBy: z.strictObject({ id: z.string(), name: z.string() }),
});
/** See {@link about}. */
export type About = z.infer<typeof about>;

/** Where a conversation stands in an anchor's tree. `lastSequence` and `lastHash`: how far it had grown then. */
export const inclusion = z.strictObject({ ordinal: z.int(), size: z.int(), lastSequence: z.int(), lastHash: z.string(), path: z.array(z.string()) });

/** A conversation, before its records. */
export const conversationLine = z.strictObject({
  conversation: z.string(),
  channel: z.string(),
  openedAt: z.string(),
  /** Records that follow. */
  count: z.int(),
  lastSequence: z.int(),
  lastHash: z.string(),
  /** Stretches that are not here: deleted after their time, or in an archive that is kept elsewhere. */
  departed: z.array(z.strictObject({ kind: z.enum(['archived', 'deleted']), from: z.int(), to: z.int(), previous: z.string(), lastHash: z.string(), paper: z.string() })),
  /** Absent where no anchor was made since it was opened. */
  inclusion: z.optional(inclusion),
});
/** See {@link conversationLine}. */
export type ConversationLine = z.infer<typeof conversationLine>;

/** A record as it is hashed; its own hash is the line's. */
export const recordLine = z.tuple([z.string(), z.int(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]);

const computation = z.strictObject({ dueAt: z.string(), computedAt: z.string(), reason: z.string(), by: z.optional(z.string()), approvedBy: z.optional(z.string()), why: z.optional(z.string()) });

/** What beside the records belongs to it. `record`: where the record says the same, `conversation#sequence`. */
export const fact = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('case'), number: z.string(), kind: z.string(), state: z.string(), subject: z.string(), major: z.boolean(), openedAt: z.string(), updatedAt: z.string(), owner: z.string() }),
  z.strictObject({ fact: z.literal('clock'), number: z.string(), policy: z.string(), name: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }), event: z.string(), clause: z.string(), from: z.string(), dueAt: z.string(), doneAt: z.string(), kept: z.enum(['kept', 'missed', 'running']), certain: z.boolean(), history: z.array(computation) }),
  z.strictObject({ fact: z.literal('step'), number: z.string(), at: z.string(), by: z.string(), what: z.string(), note: z.string(), record: z.string() }),
  z.strictObject({ fact: z.literal('handoff'), id: z.string(), conversation: z.string(), kind: z.string(), why: z.string(), state: z.string(), openedAt: z.string(), dueAt: z.string(), claimedAt: z.string(), answeredAt: z.string(), closedAt: z.string(), agent: z.string(), outcome: z.string() }),
  /** A member of staff who is named by id elsewhere. */
  z.strictObject({ fact: z.literal('person'), id: z.string(), name: z.string(), workNumber: z.string() }),
]);
/** See {@link fact}. */
export type Fact = z.infer<typeof fact>;

/** The last line: what was before it. `sha256` over all lines before, each with its line break, as they are written. */
export const end = z.strictObject({ lines: z.int(), conversations: z.int(), records: z.int(), facts: z.int(), sha256: z.string() });
/** See {@link end}. */
export type End = z.infer<typeof end>;

/** The anchor whose tree the conversations are in. */
export const anchorLine = anchor;
