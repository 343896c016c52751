import { readFile } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { readDate, type DayPart, type DateReading } from '../../dialogs/slots/dates/index.js';
import { jsonLines } from './jsonLines.js';

/** The wall clock against which the right answers were written: a Wednesday. */
export const REFERENCE = Temporal.PlainDateTime.from('2026-11-25T10:00');

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/);
const about = {
  id: z.string(),
  lang: z.enum(['zh-Hans', 'zh-Hant', 'en']),
  expr: z.string().min(1),
  note: z.string().optional(),
};
const alts = z.array(moment).min(1);

/** One expression and what it means; `none`: nothing in it is a date. */
const row = z.discriminatedUnion('kind', [
  z.strictObject({ ...about, kind: z.enum(['datetime', 'date', 'daypart', 'from']), start: moment, alts: alts.optional() }),
  z.strictObject({ ...about, kind: z.literal('range'), start: moment, end: moment, alts: alts.optional() }),
  z.strictObject({ ...about, kind: z.literal('past'), start: moment, end: moment.optional() }),
  z.strictObject({ ...about, kind: z.literal('ambiguous'), alts }),
  z.strictObject({ ...about, kind: z.enum(['invalid', 'none']) }),
]);

/** A line of an evaluation file. */
export type DateRow = z.infer<typeof row>;

/** Reads a JSON Lines file. Throws with the line's number when one has another shape. */
export function parseRows(text: string): readonly DateRow[] {
  return jsonLines(text, row).map(({ value }) => value);
}

/** Measures the date reader against right answers; prints what it misses, and last `right: N/M`. Throws when the file is not as it should be. */
export async function evaluateDates(file: string, print: (line: string) => void): Promise<{ right: number; total: number }> {
  const rows = parseRows(await readFile(file, 'utf8'));
  let right = 0;
  for (const one of rows) {
    const reading = readDate(one.expr, { now: REFERENCE });
    if (isRight(one, reading)) right += 1;
    else print(`${one.id} ${one.expr}: expected ${expected(one)}, got ${showReading(reading)}`);
  }
  print(`right: ${right}/${rows.length}`);
  return { right, total: rows.length };
}

/** Whether a reading is what the row says: its kind, and every moment to the minute. */
export function isRight(wanted: DateRow, got: DateReading | undefined): boolean {
  if (got === undefined) return wanted.kind === 'none';
  switch (wanted.kind) {
    case 'none':
      return false;
    case 'invalid':
      return got.kind === 'invalid';
    case 'ambiguous':
      // In any order: which comes first is taste, which are offered is not.
      return got.kind === 'ambiguous' && sorted(got.alternatives.map(String)) === sorted(wanted.alts.map(full));
    case 'daypart':
      return got.kind === 'daypart' && got.date.toString() === wanted.start.slice(0, 10) && isPart(wanted, got.part);
    case 'range':
      return got.kind === 'range' && got.start.toString() === full(wanted.start) && got.end.toString() === full(wanted.end);
    case 'past':
      return got.kind === 'past' && got.start.toString() === full(wanted.start) && (wanted.end === undefined || got.end?.toString() === full(wanted.end));
    case 'date':
    case 'datetime':
      // A second meaning is allowed only where the row has it too.
      return got.kind === wanted.kind && got.start.toString() === full(wanted.start) && (got.alternatives ?? []).every((one) => wanted.alts?.map(full).includes(one.toString()));
    case 'from':
      return got.kind === 'from' && got.start.toString() === full(wanted.start);
  }
}

/** Parts of the day, by the first word of a note. */
const PARTS: Readonly<Record<string, DayPart>> = { AM: 'morning', PM: 'afternoon', early: 'early', morning: 'morning', noon: 'noon', afternoon: 'afternoon', evening: 'evening' };
/** Where a row gives an hour instead. */
const HOURS: Readonly<Record<DayPart, readonly [number, number]>> = { early: [0, 6], morning: [6, 12], noon: [11, 14], afternoon: [12, 18], evening: [18, 24] };

function isPart({ start, note }: Extract<DateRow, { start: string }>, got: DayPart): boolean {
  const named = PARTS[/^\w+/.exec(note ?? '')?.[0] ?? ''];
  if (named !== undefined) return got === named;
  if (start.length === 10) return true;
  const [from, to] = HOURS[got];
  const hour = Number(start.slice(11, 13));
  return hour >= from && hour < to;
}

/** A moment as Temporal writes it: with seconds. */
function full(written: string): string {
  return written.includes('T') ? `${written}:00` : written;
}

function sorted(values: readonly string[]): string {
  return values.toSorted().join(' ');
}

function expected(wanted: DateRow): string {
  const parts: readonly (string | undefined)[] = [
    wanted.kind,
    'start' in wanted ? wanted.start : undefined,
    'end' in wanted && wanted.end !== undefined ? `– ${wanted.end}` : undefined,
    'alts' in wanted && wanted.alts !== undefined ? `or ${wanted.alts.join(' | ')}` : undefined,
    wanted.note === undefined ? undefined : `(${wanted.note})`,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** A reading in one line, such as `daypart 2026-11-27 afternoon`. */
export function showReading(reading: DateReading | undefined): string {
  if (reading === undefined) return 'nothing';
  switch (reading.kind) {
    case 'invalid':
      return `invalid ${reading.why}`;
    case 'ambiguous':
      return `ambiguous ${reading.alternatives.map(short).join(' | ')}`;
    case 'daypart':
      return `daypart ${short(reading.date)} ${reading.part}${others(reading.alternatives)}`;
    case 'range':
      return `range ${short(reading.start)} – ${short(reading.end)}${reading.part === undefined ? '' : ` ${reading.part}`}${reading.time === undefined ? '' : ` ${reading.time.toString().slice(0, 5)}`}`;
    case 'past':
      return `past ${short(reading.start)}${reading.end === undefined ? '' : ` – ${short(reading.end)}`}${reading.part === undefined ? '' : ` ${reading.part}`}`;
    case 'from':
      return `from ${short(reading.start)}`;
    case 'date':
    case 'datetime':
      return `${reading.kind} ${short(reading.start)}${others(reading.alternatives)}`;
  }
}

function short(value: Temporal.PlainDate | Temporal.PlainDateTime): string {
  return value.toString().slice(0, 16);
}

function others(alternatives: readonly (Temporal.PlainDate | Temporal.PlainDateTime)[] | undefined): string {
  return alternatives === undefined || alternatives.length === 0 ? '' : ` or ${alternatives.map(short).join(' | ')}`;
}
