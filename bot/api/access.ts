import { z } from 'zod';
import { LOOK_KINDS } from '../../supervision/access/looks.js';
import { MOST_REASON, UNSEAL_REASONS } from '../../supervision/access/reason.js';
import { UNUSUAL } from '../../supervision/access/unusual.js';
import { instant, json } from './basics.js';

/* What the sealed data and the access log say to the server (promises 9 and 12). */

/** Why, chosen and in words. Whether the words say enough is refused in words of our own. */
export const unsealReason = z.strictObject({ kind: z.enum(UNSEAL_REASONS), words: z.string().trim().min(1).max(MOST_REASON) });
/** See {@link unsealReason}. */
export type UnsealReasonBody = z.infer<typeof unsealReason>;

/** `POST /api/access/unseal`: one line of a conversation, or one case. POST, so that nothing of it stands in an address. */
export const unsealBody = z.strictObject({
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('line'), conversation: z.string().min(1).max(200), sequence: z.number().int().min(1) }),
    z.strictObject({ kind: z.literal('case'), number: z.string().min(1).max(64) }),
  ]),
  reason: unsealReason,
});
/** See {@link unsealBody}. */
export type UnsealBody = z.infer<typeof unsealBody>;

/** What was really said. `data`: the parts of what was entered by hand, of a form, of a case. */
export const unsealed = z.object({ text: z.string().optional(), value: json.optional(), data: z.record(z.string(), json).optional(), hideAfterSeconds: z.number().int() });
/** See {@link unsealed}. */
export type UnsealedView = z.infer<typeof unsealed>;

/** A look, as it is shown. `unusual`: why it stands out. */
export const lookView = z.object({
  ordinal: z.int(), at: instant, staff: z.string(), name: z.string(), workNumber: z.string(), what: z.string(), subject: z.string(), outcome: z.enum(['done', 'refused']),
  sequence: z.int().optional(), reason: z.object({ kind: z.string(), words: z.string() }).optional(), detail: z.record(z.string(), json), unusual: z.array(z.enum(UNUSUAL)),
});
/** See {@link lookView}. */
export type LookView = z.infer<typeof lookView>;

/** Who looked at something, the latest first. `left` unsealings are left to the caller within the hour; absent where they may not. */
export const seenView = z.object({ looks: z.array(lookView), left: z.int().optional() });
/** See {@link seenView}. */
export type SeenView = z.infer<typeof seenView>;

/** Which looks. POST, so that a customer's number stands in no address. */
export const lookFilters = z.strictObject({
  staff: z.string().max(64).default(''),
  conversation: z.string().trim().max(200).default(''),
  caseNumber: z.string().trim().max(64).default(''),
  /** A telephone number, a mail address, or the institution's own id. */
  customer: z.string().trim().max(200).default(''),
  kinds: z.array(z.enum(LOOK_KINDS)).max(LOOK_KINDS.length).default([]),
  from: z.iso.date().optional(),
  /** Inclusive. */
  to: z.iso.date().optional(),
  unusualOnly: z.boolean().default(false),
});
/** See {@link lookFilters}. */
export type LookFilters = z.output<typeof lookFilters>;

/** A page of the log. */
export const lookSearch = lookFilters.extend({ before: z.int().positive().optional(), limit: z.int().min(1).max(200).default(50) });
/** A page of the log; `next` asks for those before. */
export const lookPage = z.object({ looks: z.array(lookView), next: z.int().optional() });
/** See {@link lookPage}. */
export type LookPage = z.infer<typeof lookPage>;

/** Hours and days of one person that are out of the ordinary. */
export const stretches = z.object({ stretches: z.array(z.object({ staff: z.string(), name: z.string(), why: z.enum(UNUSUAL), when: z.string(), count: z.int() })) });
/** See {@link stretches}. */
export type StretchesView = z.infer<typeof stretches>;
