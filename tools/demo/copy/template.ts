import { WAITING } from '../../../adapters/database/schema/conversations.js';
import type { Vault } from '../../../records/vault.js';
import type { Varied } from '../house/values.js';
import type { Person } from '../people/customers.js';
import { Holes, type Compiled } from './holes.js';
import { isFixed } from './moved.js';
import { writingsOf } from './own.js';
import type { SourceRows } from './source.js';
import { byTable, type TableName } from './tables.js';

/** One cell: a text with holes, sealed or not; a moment in epoch ms; or something that is the same in each copy. */
export type CellPattern = { readonly text: Compiled; readonly sealed: boolean } | { readonly moment: number } | { readonly same: string | number | null };
/** A row of one table by its columns. */
export type RowPattern = Readonly<Record<string, CellPattern>>;

/** A conversation that copies can be made of. */
export interface Template {
  readonly person: Person;
  readonly varied: readonly Varied[];
  readonly holes: Holes;
  readonly head: RowPattern;
  readonly rows: Readonly<Record<TableName, readonly RowPattern[]>>;
  /** The receipt numbers that were given out in it, each with the form that made it. */
  readonly made: readonly { readonly number: Compiled; readonly formKey: Compiled }[];
  readonly count: number;
  /** When it began, and the latest that is on record, in epoch ms. What was entered by hand is older than its entry. */
  readonly first: number;
  readonly last: number;
  /** Something in it is still to come: it can't have happened weeks ago. */
  readonly unfinished: boolean;
  /** False: it is about something of another conversation's, expects a code, or holds an appointment to come; it can only stand for itself. */
  readonly copyable: boolean;
  /** By how many minutes it may be moved without anything falling on another day. */
  readonly least: number;
  readonly most: number;
}

const SEALED: ReadonlySet<string> = new Set(['states.state', 'cases.body', 'bookings.body', 'handoffs.body', 'originals.sealed']);
const MOMENTS: ReadonlySet<string> = new Set(['cases.due_at', 'timers.due_at', 'handoffs.due_at']);
const ENDED_CASES: ReadonlySet<string> = new Set(['closed', 'cancelled', 'withdrawn']);
const DAY_MS = 86_400_000;
const ZONE_MS = 8 * 3_600_000;
/** No further, in minutes. */
const FURTHEST = 100;

/** Makes a template of a conversation; undefined where it has no records. */
export function templateOf(vault: Vault, rows: SourceRows, { person, varied }: { readonly person: Person; readonly varied: readonly Varied[] }): Template | undefined {
  const { head, records, state } = rows;
  const [first] = records;
  if (first === undefined) return undefined;
  const customer = /"id":"([^"]+)"/.exec(head.customer)?.[1] ?? '';
  const holes = new Holes([head.id, customer, ...writingsOf(vault, person), ...varied.map(({ said }) => said)]);
  const pattern = (table: string, row: object): RowPattern => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, cellOf(vault, holes, `${table}.${column}`, value)]));
  const all = {
    states: state === undefined ? [] : [{ conversation: head.id, state }], records, inbox: rows.inbox, bookings: rows.bookings, booking_cells: rows.cells, cases: rows.cases, timers: rows.timers, originals: rows.originals,
    open_questions: rows.questions, handoffs: rows.handoffs,
  };
  const patterns = byTable((table) => all[table].map((row) => pattern(table, row)));
  const own = [...rows.cases, ...rows.bookings];
  const made = own.map(({ number, form_key }) => ({ number: holes.compile(number), formKey: holes.compile(form_key) }));
  const numbers = new Set(own.map(({ number }) => number));
  const pending = rows.timers.some(({ due_at }) => due_at !== WAITING);
  // An appointment that is still to come has its adviser's half-hours: nobody else can have them.
  const copyable = head.pending === '' && head.code_until === 0 && !(pending && rows.bookings.length > 0) && holes.sources.every((source, hole) => holes.kinds[hole] !== 'number' || numbers.has(source));
  const { least, most } = leeway(holes);
  return {
    person, varied, holes, head: pattern('conversations', head), rows: patterns, made, count: records.length, first: Date.parse(first.at), last: Math.max(...records.map(({ at }) => Date.parse(at))),
    unfinished: pending || rows.cases.some((each) => !ENDED_CASES.has(each.state)) || rows.handoffs.some((each) => each.state !== 'closed'),
    copyable, least, most,
  };
}

function cellOf(vault: Vault, holes: Holes, column: string, value: unknown): CellPattern {
  if (typeof value === 'string') return SEALED.has(column) ? { text: holes.compile(vault.open(value)), sealed: true } : { text: holes.compile(value), sealed: false };
  if (typeof value !== 'number') return { same: null };
  return MOMENTS.has(column) && value !== WAITING ? { moment: value } : { same: value };
}

function leeway({ sources, kinds }: Holes): { readonly least: number; readonly most: number } {
  let [least, most] = [-FURTHEST, FURTHEST];
  for (const [hole, source] of sources.entries()) {
    const at = kinds[hole] === 'when' && source.endsWith('Z') ? Date.parse(source) : 0;
    if (isFixed(at)) continue;
    const minute = Math.floor(((at + ZONE_MS) % DAY_MS) / 60_000);
    least = Math.max(least, -minute);
    most = Math.min(most, 1_439 - minute);
  }
  return { least, most };
}
