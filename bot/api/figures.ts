import { z } from 'zod';
import { FACT_KINDS } from '../../supervision/figures/facts/fact.js';
import { FIGURE_NAMES, FIGURES } from '../../supervision/figures/figures.js';
import { daysIn, PARTS } from '../../supervision/figures/period.js';
import { scored } from '../../supervision/figures/scorecards/scorecard.js';
import { ACROSS } from '../../supervision/figures/view.js';
import { instant } from './basics.js';

export { FIGURES, FIGURE_NAMES, PARTS, ACROSS };
export type { Figure, FigureName, Measure } from '../../supervision/figures/figures.js';

/* Figures: what is counted of the service, and the records behind each number. Times in ms. */

/** A period is no longer than five years: more is a slip of the hand. */
const LONGEST_DAYS = 5 * 366;
const day = z.iso.date('expected a day such as "2026-10-01"').refine((text) => text >= '2000-01-01' && text <= '2199-12-31', 'expected a day from 2000 on');
/** A figure's name in a path. */
export const figureParams = z.strictObject({ figure: z.enum(FIGURE_NAMES) });

const filters = {
  from: day,
  to: day,
  branch: z.string().max(80).optional(),
  channel: z.string().max(80).optional(),
  customerClass: z.string().max(80).optional(),
  agent: z.string().max(80).optional(),
};

function inOrder({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return from <= to && daysIn({ from, to }) <= LONGEST_DAYS;
}
const ORDER = { message: 'expected a beginning before the end, and at most five years', path: ['to'] };

/** `GET /api/figures/:figure` */
export const figureQuery = z.strictObject({ ...filters, part: z.enum(PARTS).optional(), across: z.enum(ACROSS).optional() }).refine(inOrder, ORDER);

const period = z.object({ from: z.string(), to: z.string() });
const cell = z.object({
  side: z.string(), label: z.string(), n: z.number(), mean: z.number().optional(),
  p50: z.number().optional(), p90: z.number().optional(), deskP50: z.number().optional(), deskP90: z.number().optional(),
});
/** One number of a figure. */
export type FigureCell = z.infer<typeof cell>;

/** A figure, counted; see `supervision/figures/view.ts`. */
export const figureView = z.object({
  figure: z.enum(FIGURE_NAMES), period, n: z.number(), cells: z.array(cell), part: z.enum(PARTS), parts: z.array(period),
  trend: z.array(cell.extend({ from: z.string(), to: z.string() })),
  before: z.object({ period, n: z.number(), cells: z.array(cell) }).optional(),
  across: z.array(cell.extend({ value: z.string() })),
});
/** See {@link figureView}. */
export type FigureView = z.infer<typeof figureView>;

/** `GET /api/figures/:figure/behind`: what a number is made of. `side` and `label` name the part. */
export const behindQuery = z
  .strictObject({ ...filters, side: z.string().max(80).optional(), label: z.string().max(200).optional(), order: z.enum(['newest', 'longest']).default('newest'), limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(400).optional() })
  .refine(inOrder, ORDER);

/** One thing that counted, and where it is read: `/console/review/CONVERSATION#sSEQUENCE`. */
export const factView = z.object({
  conversation: z.string(), sequence: z.number(), at: instant, day: z.string(), kind: z.enum(FACT_KINDS), label: z.string(), side: z.string(), agent: z.string(), branch: z.string(), channel: z.string(), customerClass: z.string(), matter: z.string(),
  value: z.number().optional(), desk: z.number().optional(),
});
/** See {@link factView}. */
export type FactView = z.infer<typeof factView>;

/** A page of what is behind a number; `total` is the number. */
export const behindView = z.object({ total: z.number(), facts: z.array(factView), next: z.string().optional() });
/** See {@link behindView}. */
export type BehindView = z.infer<typeof behindView>;

const named = z.object({ id: z.string(), name: z.object({ 'zh-Hans': z.string(), en: z.string() }) });

/** `GET /api/figures`: what figures can be narrowed to, and the day it is. */
export const figureChoices = z.object({
  today: z.string(),
  branches: z.array(named), classes: z.array(z.string()), channels: z.array(z.string()), services: z.array(named),
  agents: z.array(z.object({ id: z.string(), displayName: z.string() })),
  policies: z.array(z.object({ id: z.string(), clause: z.string() })),
});
/** See {@link figureChoices}. */
export type FigureChoices = z.infer<typeof figureChoices>;

/** `GET /api/scorecards`, `POST /api/scorecards`: of which month. */
export const monthQuery = z.strictObject({ month: z.string().regex(/^(20|21)\d\d-(0[1-9]|1[0-2])$/, 'expected a month such as "2026-10"') });
/** The longest comment or plan, in characters. */
export const LONGEST_TEXT = 8_000;
const words = z.string().trim().max(LONGEST_TEXT);

/** A scorecard. `scored` is absent while only its agent may see it. */
export const scorecardView = z.object({
  id: z.string(), version: z.number(), staff: z.string(), displayName: z.string(), month: z.string(), state: z.enum(['shown', 'acknowledged', 'unanswered']), shownAt: instant,
  scored: scored.optional(),
  answer: z.object({ at: instant, comment: z.string() }).optional(),
  comments: z.array(z.object({ at: instant, by: z.string(), text: z.string() })),
});
/** See {@link scorecardView}. */
export type ScorecardView = z.infer<typeof scorecardView>;
/** Scorecards of a month, or of whoever asks. */
export const scorecardsView = z.object({ scorecards: z.array(scorecardView) });
/** See {@link scorecardsView}. */
export type ScorecardsView = z.infer<typeof scorecardsView>;
/** `POST /api/scorecards` */
export const showBody = monthQuery;
/** How many were shown now; those shown before stay as they are. */
export const showView = z.object({ shown: z.number() });
/** `POST /api/scorecards/:id/answer`: the agent has seen it. */
export const answerBody = z.strictObject({ version: z.number().int().min(1), comment: words.default('') });
/** `POST /api/scorecards/:id/comments`: a supervisor's word. */
export const commentBody = z.strictObject({ version: z.number().int().min(1), text: words.min(1) });

/** One version of an improvement plan. */
const planVersion = z.object({ text: z.string(), by: z.string(), byName: z.string(), at: instant, approved: z.object({ by: z.string(), byName: z.string(), at: instant }).optional() });
/** `GET /api/reports/:month`: the month's plan with its versions, and what the ledger holds. `version` is 0 before there is a plan. */
export const reportView = z.object({
  month: z.string(), version: z.number(), versions: z.array(planVersion),
  findings: z.array(z.object({ title: z.string(), what: z.string(), state: z.string(), owner: z.string(), dueAt: instant.optional() })),
});
/** See {@link reportView}. */
export type ReportView = z.infer<typeof reportView>;
/** `PUT /api/reports/:month/plan`: the next version, made from one. */
export const planWriting = z.strictObject({ version: z.number().int().min(0), text: words.min(1) });
/** `POST /api/reports/:month/plan/approval` */
export const planApproval = z.strictObject({ version: z.number().int().min(1) });
/** `GET /api/reports/:month/file` */
export const reportFileQuery = z.strictObject({ format: z.enum(['html', 'csv']).default('html'), language: z.enum(['zh', 'en']).default('zh'), shown: z.enum(['1']).optional() });
