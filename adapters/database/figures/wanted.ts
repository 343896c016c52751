import { sql, type RawBuilder } from 'kysely';
import type { Dimension, Wanted } from '../../../supervision/figures/port.js';

/** The columns that dimensions are kept in. */
export const COLUMN: Readonly<Record<Dimension, string>> = { day: 'day', side: 'side', label: 'label', branch: 'branch', channel: 'channel', customerClass: 'customer_class', agent: 'agent' };

/**
 * What holds of the facts that are wanted. `in-order`: the longest come from an index of lengths, and a few are enough; days
 * are then said in a way that no database looks up, lest it sorts everything of these days.
 */
export function conditions({ kind, from, to, sides, label, branch, channel, customerClass, agent }: Wanted, how: 'by-day' | 'in-order' = 'by-day'): RawBuilder<boolean> {
  const day = how === 'by-day' ? sql`day` : sql`(day || '')`;
  const all = [sql<boolean>`kind = ${kind}`, sql<boolean>`${day} >= ${from}`, sql<boolean>`${day} <= ${to}`];
  if (sides !== undefined) all.push(sides.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`side in (${sql.join([...sides])})`);
  for (const [column, value] of [['label', label], ['branch', branch], ['channel', channel], ['customer_class', customerClass], ['agent', agent]] as const) {
    if (value !== undefined) all.push(sql<boolean>`${sql.ref(column)} = ${value}`);
  }
  return sql.join(all, sql` and `);
}
