import { z } from 'zod';

/** By what samples are drawn (norm 5.2): by chance, low marks, complaints, late answers, long talks, talks that the bot passed on. */
export const SAMPLE_RULES = ['random', 'low-mark', 'complaint', 'late', 'long', 'after-handoff'] as const;
/** One of {@link SAMPLE_RULES}. */
export type SampleRule = (typeof SAMPLE_RULES)[number];

/** How a draw is made. */
export const drawPlan = z.strictObject({
  /** Days on the institution's calendar, both counted in. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Whose talks; none: everybody's. */
  agents: z.array(z.string().min(1).max(200)).max(200).default([]),
  /** So many for each agent by each rule. */
  counts: z.partialRecord(z.enum(SAMPLE_RULES), z.number().int().min(0).max(50)).refine((counts) => Object.values(counts).some((count) => count > 0), 'expected at least one rule with a count above 0'),
  /** The same seed draws the same samples; one is made where none is given. */
  seed: z.string().trim().min(1).max(64).regex(/^[\w-]+$/, 'expected letters, figures, - and _').optional(),
  /** Who reviews. Nobody their own talks. */
  reviewers: z.array(z.string().min(1).max(200)).min(1).max(50),
});
/** A {@link drawPlan}. */
export type DrawPlan = z.infer<typeof drawPlan>;

/** A talk that an agent had with a customer, as samples are drawn from. */
export interface Candidate {
  readonly conversation: string;
  readonly agent: string;
  /** The record that ended it. */
  readonly sequence: number;
  readonly at: string;
  /** Rules that it falls under, `random` left out: all do. */
  readonly under: readonly SampleRule[];
}

/** A sample that was drawn: by what rule, and who scores it. */
export interface Drawn extends Candidate {
  readonly rule: SampleRule;
  /** One, or two who don't see each other's marks. */
  readonly reviewers: readonly string[];
}
