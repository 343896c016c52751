import { z } from 'zod';

/** The least that any record is kept, in years (norms 3.5, 4.5, 7.4). */
export const FLOOR_YEARS = 3;

/** What retention is set for: exchanges with customers, matters of theirs, and what supervision and the audit hold. */
export const RETENTION_KINDS = ['conversation', 'booking', 'application', 'complaint', 'feedback', 'supervision', 'audit'] as const;
/** One of {@link RETENTION_KINDS}. */
export type RetentionKind = (typeof RETENTION_KINDS)[number];

const years = z
  .number()
  .int('expected whole years')
  .min(FLOOR_YEARS, `records are kept for at least ${FLOOR_YEARS} years (norms 3.5, 4.5, 7.4): a shorter time is refused`)
  .max(100, 'expected at most 100 years; what is to stay for ever is put under a hold');

/** A special case that is kept longer (norm 4.5: longer in special cases). All that is given must fit. */
const special = z
  .strictObject({
    kind: z.enum(RETENTION_KINDS),
    /** Major matters only. */
    major: z.literal(true).optional(),
    /** Conversations of this channel only, such as `phone`. */
    channel: z.string().trim().min(1).optional(),
    years,
    /** Why: the law's or the house rule's name. */
    why: z.string().trim().min(1, 'expected why it is kept longer, such as the name of the law'),
  })
  .refine(({ kind, major }) => major === undefined || kind === 'complaint' || kind === 'feedback' || kind === 'application', { path: ['major'], message: 'only cases (application, complaint, feedback) are major' })
  .refine(({ kind, channel }) => channel === undefined || kind === 'conversation', { path: ['channel'], message: 'only conversations have a channel here' });

/** How long records are kept, in years after the conversation was last heard, and the matter ended. */
const retention = z.strictObject({
  conversation: years.default(5),
  booking: years.default(5),
  application: years.default(5),
  complaint: years.default(5),
  feedback: years.default(5),
  supervision: years.default(10),
  audit: years.default(10),
  special: z.array(special).default([{ kind: 'complaint', major: true, years: 10, why: '重大投诉 major complaints' }]),
});
/** A {@link retention}. */
export type Retention = z.infer<typeof retention>;

/** How records are kept (norm 4.5). */
export const keeping = z.strictObject({
  retention: retention.prefault({}),
  /** Conversations go to an archive so many months after they were last heard. */
  archiveAfterMonths: z.number().int().min(1, 'expected at least 1 month: a conversation of this month is not over').max(1_200).default(13),
});
/** A {@link keeping}. */
export type Keeping = z.infer<typeof keeping>;
