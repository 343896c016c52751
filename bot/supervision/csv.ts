import { stringify } from 'csv-stringify/sync';

/** One line of a table, quoted where needed; a cell that a spreadsheet would take for a formula has an apostrophe before it. */
export function csvLine(cells: readonly (string | number)[]): string {
  return stringify([cells.map(String)], { escape_formulas: true, record_delimiter: '\r\n' });
}
