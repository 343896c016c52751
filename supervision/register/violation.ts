import { z } from 'zod';
import { LONGEST } from './finding.js';
import { historyLine } from './step.js';

/** Kinds of violation (norm 8.1): attitude, flow, wrong information, failure to inform, failure to identify, failure to handle a complaint. */
export const VIOLATION_KINDS = ['attitude', 'flow', 'wrong-information', 'not-informed', 'not-identified', 'complaint-not-handled'] as const;

/** Where a violation was seen. */
export const VIOLATION_SOURCES = ['line', 'review', 'complaint', 'finding', 'other'] as const;

/**
 * Norm 8.2: discovered → reported → verified → decided → acted → told. `unfounded`: it was none. `appealed`: the person concerned
 * does not agree, and somebody else looks at it. `lifted`: the appeal was right.
 */
export const VIOLATION_STATES = ['discovered', 'reported', 'verified', 'decided', 'acted', 'told', 'unfounded', 'appealed', 'lifted'] as const;
/** One of {@link VIOLATION_STATES}. */
export type ViolationState = (typeof VIOLATION_STATES)[number];

/** How grave a decision is. */
export const GRADES = ['reminder', 'warning', 'serious'] as const;

const text = z.string().trim().min(1).max(LONGEST);

const decision = z.object({ grade: z.enum(GRADES), measures: z.string(), reason: z.string(), by: z.string(), at: z.string() });
const appeal = z.object({ at: z.string(), reason: z.string(), from: z.enum(['decided', 'acted', 'told']), outcome: z.enum(['upheld', 'changed', 'lifted']).optional(), by: z.string().optional(), judgedAt: z.string().optional(), note: z.string().optional() });

/** A violation as it is kept. Whose it is stands in the dossier: `about.staff`. */
export const violationBody = z.object({
  kind: z.enum(VIOLATION_KINDS),
  what: z.string(),
  source: z.enum(VIOLATION_SOURCES),
  sourceId: z.string().optional(),
  discoveredBy: z.string(),
  /** What harm was done to the customer: a violation is judged by it (norm 8.1). */
  harm: z.string().optional(),
  reportedBy: z.string().optional(),
  verified: z.object({ by: z.string(), at: z.string(), founded: z.boolean(), note: z.string() }).optional(),
  decision: decision.optional(),
  /** Decisions that an appeal has changed. */
  formerDecisions: z.array(decision).default([]),
  acted: z.object({ by: z.string(), at: z.string(), what: z.string() }).optional(),
  /** What the customer was told, and where it is on record; without a conversation it was told otherwise. */
  told: z.object({ by: z.string(), at: z.string(), text: z.string(), conversation: z.string().optional(), sequence: z.number().optional(), how: z.string().optional() }).optional(),
  appeal: appeal.optional(),
  /** When the person concerned has seen the decision. */
  seenAt: z.string().optional(),
  history: z.array(historyLine),
});
/** A {@link violationBody}. */
export type ViolationBody = z.infer<typeof violationBody>;

/** What a violation is opened with. */
export const violationOpening = z.strictObject({ kind: z.enum(VIOLATION_KINDS), staff: z.string().min(1).max(200), what: text, source: z.enum(VIOLATION_SOURCES), sourceId: z.string().max(180).optional() });
/** A {@link violationOpening}. */
export type ViolationOpening = z.infer<typeof violationOpening>;

const decided = { grade: z.enum(GRADES), measures: text, reason: text };

/** What is done to a violation. `tell`: a text for the customer's conversation, or how else they were told. */
export const violationStep = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('report'), harm: text }),
  z.strictObject({ do: z.literal('verify'), founded: z.boolean(), note: text }),
  z.strictObject({ do: z.literal('decide'), ...decided }),
  z.strictObject({ do: z.literal('act'), what: text }),
  z.strictObject({ do: z.literal('tell'), text: z.string().trim().min(1).max(2_000), how: z.string().trim().min(1).max(400).optional() }),
  z.strictObject({ do: z.literal('appeal'), reason: text }),
  z.strictObject({ do: z.literal('judge'), outcome: z.enum(['upheld', 'changed', 'lifted']), note: text, decision: z.strictObject(decided).optional() }).refine(({ outcome, decision: changed }) => (outcome === 'changed') === (changed !== undefined), { path: ['decision'], message: 'expected a new decision where it is changed, and none otherwise' }),
]);
/** A {@link violationStep}. */
export type ViolationStep = z.infer<typeof violationStep>;
