import { Temporal } from 'temporal-polyfill';
import type { Profile } from '../../../../cases/profile/profile.js';
import type { Dossier } from '../../../../supervision/dossiers/dossier.js';
import type { Dossiers } from '../../../../supervision/dossiers/port.js';
import { monthsLater, monthPeriod } from '../../../../supervision/figures/period.js';
import type { Figures } from '../../../../supervision/figures/port.js';
import { planBody, type PlanBody } from '../../../../supervision/figures/report/plan.js';
import { reportedFigures, type MonthlyReport, type ReportedFinding } from '../../../../supervision/figures/report/report.js';
import { findingBody } from '../../../../supervision/register/finding.js';
import { openedIn } from '../judged.js';
import { reportCsv } from './csv.js';
import { reportHtml } from './html.js';
import type { ReportLanguage } from './names.js';

/** What a report is made of. */
export interface ReportParts {
  readonly figures: Figures;
  readonly dossiers: Pick<Dossiers, 'list' | 'byId'>;
  /** How somebody is called, by id. */
  readonly nameOf: (staff: string) => Promise<string>;
  readonly profile: () => Profile;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
}

/** The id of a month's plan. */
export function planId(month: string): string {
  return `plan-${month}`;
}

/** A month's plan as it stands; undefined where nobody has written one. */
export async function planOf(dossiers: Pick<Dossiers, 'byId'>, month: string): Promise<{ readonly dossier: Dossier; readonly body: PlanBody } | undefined> {
  const dossier = await dossiers.byId(planId(month));
  return dossier?.kind === 'plan' ? { dossier, body: planBody.parse(dossier.body) } : undefined;
}

/** The ledger's findings of a month (norm 5.5), the oldest first. */
export async function findingsOf({ dossiers, nameOf, profile }: Pick<ReportParts, 'dossiers' | 'nameOf' | 'profile'>, month: string): Promise<ReportedFinding[]> {
  const { timeZone } = profile();
  const { from } = monthPeriod(month);
  const midnight = (day: string): string => new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds).toISOString();
  const found: ReportedFinding[] = [];
  for await (const { body, state, owner, openedAt, dueAt } of openedIn(dossiers, 'finding', { from: midnight(from), to: midnight(monthsLater(from, 1)) })) {
    const read = findingBody.safeParse(body);
    if (!read.success) continue;
    const { title, what, measures, result } = read.data;
    found.push({ title, what, state, owner: owner === undefined ? '' : await nameOf(owner), openedAt, ...(dueAt !== undefined && { dueAt }), ...(measures !== undefined && { measures }), ...(result !== undefined && { result }) });
  }
  return found.reverse();
}

/** Makes a month's report. */
export async function makeReport(parts: ReportParts, month: string): Promise<MonthlyReport> {
  const { figures, dossiers, nameOf, profile, now } = parts;
  const [counted, findings, plan] = await Promise.all([reportedFigures(figures, month), findingsOf(parts, month), planOf(dossiers, month)]);
  const { name, timeZone } = profile();
  return { ...counted, institution: { 'zh-Hans': name['zh-Hans'], en: name.en }, timeZone, madeAt: now(), findings, plan: plan && (await planned(plan.body, nameOf)) };
}

/** The last approved version; while none is, the last draft. */
async function planned({ versions }: PlanBody, nameOf: ReportParts['nameOf']): Promise<MonthlyReport['plan']> {
  const approved = versions.findLastIndex((version) => version.approved !== undefined);
  const index = approved === -1 ? versions.length - 1 : approved;
  const version = versions[index];
  if (version === undefined) return undefined;
  return { number: index + 1, version, by: await nameOf(version.by), ...(version.approved && { approvedBy: await nameOf(version.approved.by) }) };
}

/** A report as a file. */
export function reportFile(report: MonthlyReport, format: 'html' | 'csv', language: ReportLanguage): { readonly name: string; readonly contentType: string; readonly text: string } {
  const name = `guitai-report-${report.month}.${format}`;
  return format === 'html' ? { name, contentType: 'text/html; charset=utf-8', text: reportHtml(report, language) } : { name, contentType: 'text/csv; charset=utf-8', text: reportCsv(report, language) };
}
