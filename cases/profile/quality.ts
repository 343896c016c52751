import { z } from 'zod';
import { DEFAULT_FORM } from './defaultQuality.js';
import { id, words } from './words.js';

/** What service is evaluated on (norm 5.2): whether the flow was followed, quality, the customer's experience, compliance. */
export const DIMENSIONS = ['flow', 'quality', 'experience', 'compliance'] as const;
/** One of {@link DIMENSIONS}. */
export type Dimension = (typeof DIMENSIONS)[number];

/** What a machine can look for in a conversation; see `supervision/quality/checks/`. */
export const CHECK_IDS = ['greeting', 'thanks', 'risk-warning', 'identity-first', 'no-promise', 'no-flat-denial', 'no-pressure', 'no-secrets-asked', 'answered-in-time', 'said-again'] as const;
/** One of {@link CHECK_IDS}. */
export type CheckId = (typeof CHECK_IDS)[number];

/** One thing that is scored, 0 to `points`. */
const item = z.strictObject({
  id,
  name: words,
  points: z.number().int().min(1).max(20),
  /** Checks whose outcome is shown beside it. They propose; people score. */
  checks: z.array(z.enum(CHECK_IDS)).default([]),
  /** With none of its points the whole service fails, whatever the rest is (一票否决). */
  veto: z.boolean().default(false),
});

const dimension = z.strictObject({ id: z.enum(DIMENSIONS), weight: z.number().min(0).max(100), items: z.array(item).min(1).max(20) });

/** What reviewers fill in. A score keeps the form it was given by, so changing this changes no score that was given. */
export const qualityForm = z
  .strictObject({
    /** Named by the institution; shown with each score. */
    version: z.string().trim().min(1).max(40),
    /** The least total, 0 to 100, that passes. */
    pass: z.number().min(0).max(100),
    dimensions: z.array(dimension).length(DIMENSIONS.length),
  })
  .superRefine(({ dimensions }, context) => {
    for (const each of DIMENSIONS) if (dimensions.filter(({ id: name }) => name === each).length !== 1) context.addIssue({ code: 'custom', path: ['dimensions'], message: `expected the dimension "${each}" once (norm 5.2)` });
    const items = dimensions.flatMap((each) => each.items.map((one) => one.id));
    for (const name of new Set(items.filter((each, index) => items.indexOf(each) !== index))) context.addIssue({ code: 'custom', path: ['dimensions'], message: `two items are called "${name}"` });
    if (dimensions.every(({ weight }) => weight === 0)) context.addIssue({ code: 'custom', path: ['dimensions'], message: 'at least one dimension counts' });
  });
/** A {@link qualityForm}. */
export type QualityForm = z.infer<typeof qualityForm>;
/** A form as it is written. */
export type QualityFormInput = z.input<typeof qualityForm>;
/** One thing that is scored. */
export type QualityItem = z.infer<typeof item>;

const days = (least: number, most: number, otherwise: number) => z.number().int().min(least).max(most).default(otherwise);

/** How service is reviewed and corrected (norms 5.1, 5.2, 5.5, 6.1, 8.1, 8.2). Days are calendar days. */
export const quality = z.strictObject({
  form: qualityForm.prefault(DEFAULT_FORM),
  /** The share of samples that two reviewers score without seeing each other's marks. */
  twice: z.number().min(0).max(1).default(0.2),
  /** A conversation with a person is long from so many minutes on. */
  longMinutes: z.number().int().min(1).max(1_440).default(30),
  /** A mean mark of the survey up to this one is low. */
  lowMark: z.number().min(1).max(5).default(2.5),
  /** An answer of a person counts as late after so many seconds of the customer's waiting. */
  lateSeconds: z.number().int().min(10).max(86_400).default(120),
  /** How long reviewers have for a sample. */
  reviewDays: days(1, 90, 5),
  /** How long the person reviewed may object, from when the result is shown. */
  objectionDays: days(1, 60, 5),
  /** How long somebody has to correct a finding, where nothing else is agreed. */
  correctionDays: days(1, 365, 14),
  /** The owner is reminded so many days before a correction is due, and when it is overdue. */
  remindDays: days(0, 60, 2),
  /** How long each step of a violation may take. */
  violation: z.strictObject({ report: days(1, 90, 2), verify: days(1, 90, 5), decide: days(1, 90, 10), act: days(1, 180, 10), tell: days(1, 90, 3), appeal: days(1, 90, 10), judge: days(1, 90, 10) }).prefault({}),
  /** When a risk is looked at again, where nothing else is agreed. */
  riskReviewDays: days(7, 730, 90),
});
/** How service is reviewed and corrected. */
export type QualityProfile = z.infer<typeof quality>;
