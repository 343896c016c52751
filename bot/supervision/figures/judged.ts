import type { Dossier, DossierKind } from '../../../supervision/dossiers/dossier.js';
import type { Dossiers } from '../../../supervision/dossiers/port.js';
import type { Judged } from '../../../supervision/figures/scorecards/scorecard.js';
import { isFinal, reviewBody } from '../../../supervision/quality/review.js';

/** Dossiers read at a time. */
const PAGE = 500;
/** Violations that were found to be: an appeal that still runs, and one that was right, leave them out. */
const FOUNDED = ['decided', 'acted', 'told'];

/** All dossiers of a kind opened in a time, page by page. */
export async function* openedIn(dossiers: Pick<Dossiers, 'list'>, kind: DossierKind, { from, to }: { readonly from: string; readonly to: string }, states?: readonly string[]): AsyncGenerator<Dossier> {
  for (let after: string | undefined; ; ) {
    const page = await dossiers.list({ kind, openedFrom: from, openedTo: to, ...(states && { states }) }, 'newest', PAGE, after);
    yield* page.dossiers;
    after = page.next;
    if (after === undefined) return;
  }
}

/** What reviews and the register of violations say of each member of staff, of a time (instants). Reviews count once they are final: the agent has seen them. */
export async function judgedIn(dossiers: Pick<Dossiers, 'list'>, time: { readonly from: string; readonly to: string }, now: string): Promise<ReadonlyMap<string, Judged>> {
  const all = new Map<string, { totals: number[]; violations: number }>();
  const of = (staff: string): { totals: number[]; violations: number } => {
    const known = all.get(staff) ?? { totals: [], violations: 0 };
    all.set(staff, known);
    return known;
  };
  for await (const { state, dueAt, about: { staff }, body } of openedIn(dossiers, 'review', time)) {
    const result = reviewBody.safeParse(body).data?.result;
    if (staff !== undefined && result !== undefined && isFinal({ state, ...(dueAt !== undefined && { dueAt }) }, now)) of(staff).totals.push(result.total);
  }
  for await (const { about: { staff } } of openedIn(dossiers, 'violation', time, FOUNDED)) if (staff !== undefined) of(staff).violations += 1;
  return new Map([...all].map(([staff, { totals, violations }]) => {
    const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
    return [staff, { violations, reviews: totals.length === 0 ? { n: 0 } : { n: totals.length, mean } }];
  }));
}
