import type { Cell } from '../../../adapters/database/traits.js';
import type { Vault } from '../../../records/vault.js';
import { filled } from './holes.js';
import { fillingsOf, type CopyParts } from './fillings.js';
import { movedMoment, type Shift } from './moved.js';
import { byTable } from './tables.js';
import type { CellPattern, RowPattern, Template } from './template.js';
import type { TargetConversation, TargetRow } from './target.js';
import type { Random } from '../../crash/random.js';
import type { Person } from '../people/customers.js';

/** One copy of a template, as it is to be written; `as`: whose, and when. Without it, the conversation itself. */
export function copyOf(parts: CopyParts, template: Template, as: { readonly random: Random; readonly person: Person; readonly shift: Shift } | undefined): TargetConversation {
  const { holes, head, rows, made } = template;
  const fillings = as === undefined ? holes.sources : fillingsOf(parts, template, as);
  const shift = as?.shift ?? { weeks: 0, minutes: 0 };
  const row = (pattern: RowPattern): TargetRow => Object.fromEntries(Object.entries(pattern).map(([column, cell]) => [column, cellOf(parts.vault, cell, fillings, shift)]));
  return {
    head: row(head),
    rows: byTable((table) => rows[table].map(row)),
    serials: made.map(({ number, formKey }) => ({ number: filled(number, fillings), formKey: filled(formKey, fillings) })),
  };
}

function cellOf(vault: Vault, cell: CellPattern, fillings: readonly string[], shift: Shift): Cell {
  if ('same' in cell) return cell.same;
  if ('moment' in cell) return movedMoment(cell.moment, shift);
  const text = filled(cell.text, fillings);
  return cell.sealed ? vault.seal(text) : text;
}
