import type { FigureName } from '../figures.js';
import { monthPeriod, periodBefore, type Period } from '../period.js';
import type { Figures } from '../port.js';
import { figureView, type FigureView } from '../view.js';
import type { PlanVersion } from './plan.js';

/** Figures of a report, in their order. */
export const REPORTED = ['contacts', 'outcomes', 'handoffs', 'waiting', 'answers', 'unanswered', 'settling', 'deadlines', 'satisfaction', 'surveys', 'complaints', 'causes', 'clauses', 'declined'] as const satisfies readonly FigureName[];
/** One of {@link REPORTED}. */
export type Reported = (typeof REPORTED)[number];

/** A finding of the ledger (norm 5.5), as the report tells it. */
export interface ReportedFinding {
  readonly title: string;
  readonly what: string;
  readonly state: string;
  readonly measures?: string;
  readonly result?: string;
  /** By name. */
  readonly owner: string;
  readonly openedAt: string;
  readonly dueAt?: string;
}

/** What a month comes to: figures, what was found, and what is to get better (norms 3.5, 5.4). */
export interface MonthlyReport {
  readonly month: string;
  readonly period: Period;
  readonly before: Period;
  readonly institution: { readonly 'zh-Hans': string; readonly en: string };
  readonly timeZone: string;
  readonly madeAt: string;
  readonly figures: readonly FigureView[];
  readonly findings: readonly ReportedFinding[];
  /** The newest version of the plan, by whose name; an approved one goes before a draft. */
  readonly plan: { readonly number: number; readonly version: PlanVersion; readonly by: string; readonly approvedBy?: string } | undefined;
}

/** Counts a month's figures, each with the month before. */
export async function reportedFigures(figures: Figures, month: string): Promise<Pick<MonthlyReport, 'month' | 'period' | 'before' | 'figures'>> {
  const period = monthPeriod(month);
  return { month, period, before: periodBefore(period), figures: await Promise.all(REPORTED.map((figure) => figureView(figures, { figure, period, filter: {} }))) };
}
