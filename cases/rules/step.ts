import { z } from 'zod';

/** A member of staff, by the institution's own id; never a name. */
export const staffId = z.string().regex(/^[\w.@-]{1,64}$/, 'expected a staff id of letters, digits, ".", "_", "@" or "-", at most 64 characters');

/** Words of staff, told to the customer or kept. */
const words = z.string().trim().min(1, 'expected some words').max(4_000);

/** A day, or a day and a minute, on the institution's wall clock: `2026-12-02`, `2026-12-02T15:00`. */
export const wallTime = z.union([z.iso.date(), z.iso.datetime({ local: true, precision: -1 })], 'expected a day or a time on the wall clock, such as "2026-12-02" or "2026-12-02T15:00"');

/** The three reviews of an application, in order (norm 2.2.3). */
export const REVIEW_STAGES = ['first', 'second', 'final'] as const;
/** One of {@link REVIEW_STAGES}. */
export type ReviewStage = (typeof REVIEW_STAGES)[number];

const by = staffId;

/** Something staff do in a case (norms 1.5.2, 2.2.3, 2.3.2, 2.4, 2.5, 4.3); `by` did it. */
export const deskStep = z.discriminatedUnion('do', [
  /** Takes the case up; who does so answers for it until it is assigned. */
  z.strictObject({ do: z.literal('accept'), by }),
  z.strictObject({ do: z.literal('assign'), by, owner: staffId }),
  /** Kept in the case, not told. */
  z.strictObject({ do: z.literal('note'), by, text: words }),
  /** Names whom a complaint is about: they may neither own nor see it. */
  z.strictObject({ do: z.literal('accuse'), by, staff: z.array(staffId).min(1).max(20) }),
  z.strictObject({ do: z.literal('investigate'), by }),
  /** A first response while the matter is still looked into (norm 4.3.2). */
  z.strictObject({ do: z.literal('respond'), by, text: words }),
  /** The written result (norm 1.5.2). */
  z.strictObject({ do: z.literal('answer'), by, text: words }),
  z.strictObject({ do: z.literal('handle'), by }),
  /** A complaint can't be closed without its cause and what was corrected (norm 1.5.2). */
  z.strictObject({ do: z.literal('close'), by, cause: words.optional(), correction: words.optional() }),
  z.strictObject({ do: z.literal('major'), by, reason: words }),
  z.strictObject({ do: z.literal('extend'), by, policy: z.string(), days: z.number().int().optional(), reason: words, approvedBy: staffId.optional() }),
  z.strictObject({ do: z.literal('review'), by, stage: z.enum(REVIEW_STAGES), verdict: z.enum(['pass', 'decline', 'return']), reason: words }),
  /** What was arranged for the customer: where, when, with whom. */
  z.strictObject({ do: z.literal('arrange'), by, text: words }),
  z.strictObject({ do: z.literal('confirm'), by }),
  z.strictObject({ do: z.literal('delay'), by, reason: words, newTime: wallTime, effect: words, measures: words }),
  z.strictObject({ do: z.literal('cancel'), by, reason: words, time: wallTime, effect: words, measures: words, alternative: words }),
]);
/** Something staff do in a case. */
export type DeskStep = z.infer<typeof deskStep>;
/** The name of a {@link DeskStep}. */
export type StepName = DeskStep['do'];
