import { sql } from 'kysely';
import { FACT_KINDS, type Fact, type FactKind } from '../../../supervision/figures/facts/fact.js';
import type { Count, Dimension, Group, Place, Spread, Wanted } from '../../../supervision/figures/port.js';
import type { Counted } from '../../../supervision/figures/steps.js';
import type { Ground } from '../reading/ground.js';
import type { FactsTable } from '../schema/review.js';
import { COLUMN, conditions } from './wanted.js';

interface Asked<By> {
  readonly wanted: Wanted;
  readonly by: readonly By[];
}

type Row = Readonly<Record<string, string | number>>;

/** The order of the index that is counted from; `step` is `desk_step` in that of the desk's hours. */
const ORDER = ['day', 'side', 'label', 'step', 'branch', 'channel', 'customerClass', 'agent'] as const;

/**
 * What is grouped by so that rows come in the index's order: everything down to the last that is wanted. Finer groups that
 * need no sorting are many times faster than coarser ones that do; they are brought together here.
 */
function inOrder(wanted: readonly (Dimension | 'step')[]): readonly (typeof ORDER)[number][] {
  return ORDER.slice(0, Math.max(0, ...wanted.map((each) => ORDER.indexOf(each) + 1)));
}

/** See {@link Figures.counts}. */
async function counts({ on }: Ground, { wanted, by }: Asked<Dimension>): Promise<readonly Count[]> {
  const grouped = inOrder(by).map((each) => sql.ref(each === 'step' ? 'step' : COLUMN[each]));
  const chosen = by.map((each) => sql`${sql.ref(COLUMN[each])}, `);
  const ending = grouped.length === 0 ? sql`` : sql` group by ${sql.join(grouped)}`;
  const { rows } = await sql<Row>`select ${sql.join(chosen, sql``)}count(*) as n, cast(coalesce(sum(value), 0) as bigint) as total from facts where ${conditions(wanted)}${ending}`.execute(on);
  const all = new Map<string, { readonly group: Group; n: number; sum: number }>();
  for (const row of rows) {
    const key = by.map((each) => row[COLUMN[each]]).join('\u0000');
    const known = all.get(key) ?? { group: groupOf(row, by), n: 0, sum: 0 };
    all.set(key, known);
    known.n += Number(row['n'] ?? 0);
    known.sum += Number(row['total'] ?? 0);
  }
  return [...all.values()];
}

/** See {@link Figures.spread}. */
async function spread({ on }: Ground, { wanted, by, month }: Asked<Exclude<Dimension, 'day'>> & { readonly month: boolean }): Promise<readonly Spread[]> {
  const all = new Map<string, { readonly group: Group; readonly step: Map<number, number>; readonly desk_step: Map<number, number> }>();
  for (const column of ['step', 'desk_step'] as const) {
    const grouped = inOrder(['step', ...by]).map((each) => sql.ref(each === 'step' ? column : COLUMN[each]));
    const chosen = [...(month ? [sql.ref('day')] : []), ...by.map((each) => sql.ref(COLUMN[each])), sql`${sql.ref(column)} as step`];
    const { rows } = await sql<Row>`select ${sql.join(chosen)}, count(*) as n from facts where ${conditions(wanted)} and ${sql.ref(column)} is not null group by ${sql.join(grouped)}`.execute(on);
    for (const row of rows) {
      const of = month ? String(row['day']).slice(0, 7) : '';
      const key = [of, ...by.map((each) => row[COLUMN[each]])].join('\u0000');
      const known = all.get(key) ?? { group: { ...(month && { month: of }), ...groupOf(row, by) }, step: new Map<number, number>(), desk_step: new Map<number, number>() };
      all.set(key, known);
      const step = Number(row['step']);
      known[column].set(step, (known[column].get(step) ?? 0) + Number(row['n']));
    }
  }
  return [...all.values()].map(({ group, step, desk_step: desk }) => ({ group, steps: rising(step), desk: rising(desk) })).sort((one, other) => ((one.group.month ?? '') < (other.group.month ?? '') ? -1 : 1));
}

function rising(counted: ReadonlyMap<number, number>): Counted[] {
  return [...counted].map(([step, n]) => ({ step, n })).sort((one, other) => one.step - other.step);
}

/** What of {@link Figures.behind}. */
interface AskedBehind {
  readonly wanted: Wanted;
  readonly order: 'newest' | 'longest';
  readonly limit: number;
  readonly after?: Place | number | undefined;
}

/** See {@link Figures.behind}. */
async function behind({ on }: Ground, { wanted, order, limit, after }: AskedBehind): Promise<readonly Fact[]> {
  const place = typeof after === 'object' ? sql` and (day, at, conversation, ordinal) < (${after.day}, ${after.at}, ${after.conversation}, ${after.ordinal})` : sql``;
  const offset = typeof after === 'number' ? sql` offset ${after}` : sql``;
  const ordered = order === 'newest' ? sql`day desc, at desc, conversation desc, ordinal desc` : sql`value desc, conversation desc, ordinal desc`;
  const measured = order === 'longest' ? sql` and value is not null` : sql``;
  const { rows } = await sql<FactsTable>`select conversation, ordinal, sequence, at, day, kind, label, side, agent, branch, channel, customer_class, matter, value, desk from facts where ${order === 'newest' ? conditions(wanted) : conditions(wanted, 'in-order')}${place}${measured} order by ${ordered} limit ${limit}${offset}`.execute(on);
  return rows.map(factIn);
}

function factIn({ kind, customer_class: customerClass, value, desk, conversation, ordinal, sequence, at, day, label, side, agent, branch, channel, matter }: FactsTable): Fact {
  return { conversation, ordinal, sequence, at, day, kind: kindIn(kind), label, side, agent, branch, channel, customerClass, matter, ...(value !== null && { value }), ...(desk !== null && { desk }) };
}

function kindIn(kind: string): FactKind {
  const known = FACT_KINDS.find((each) => each === kind);
  if (known === undefined) throw new Error(`a fact of kind ${kind}, which this program does not know`);
  return known;
}

function groupOf(row: Row, by: readonly Dimension[]): Group {
  return Object.fromEntries(by.map((each) => [each, String(row[COLUMN[each]] ?? '')]));
}

/** What figures ask of the database. */
export const FIGURE_READINGS = { 'figures.counts': counts, 'figures.spread': spread, 'figures.behind': behind } as const;
