/** Weeks and minutes by which a copy is later (or earlier) than what it is a copy of. */
export interface Shift {
  readonly weeks: number;
  /** Only what is not on the full minute moves by these: appointments and the ends of days stay where they are. */
  readonly minutes: number;
}

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 86_400_000;
/** Shanghai's. */
const ZONE_MS = 8 * 3_600_000;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A moment (epoch ms), moved. */
export function movedMoment(at: number, { weeks, minutes }: Shift): number {
  return at + weeks * WEEK_MS + (isFixed(at) ? 0 : minutes * MINUTE_MS);
}

/** Whether a moment was reckoned, and not simply when something happened. */
export function isFixed(at: number): boolean {
  return at % MINUTE_MS === 0;
}

/** A moment's minute on the wall clock: `2026-11-07T18:25`. */
export function wallMinute(at: number): string {
  return new Date(at + ZONE_MS).toISOString().slice(0, 16);
}

/** Everything in a text that says when: instants, days and minutes as the product and customers write them, in the three languages. */
export const WHEN = [
  String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z`,
  String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d(?:\+08:00)?`,
  String.raw`(?<!\d)20\d\d-\d\d-\d\d(?!\d)`,
  String.raw`(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:（[^）]{2,4}）\d\d:\d\d)?`,
  String.raw`(?<!\d)\d{1,2} (?:${MONTHS.join('|')})(?: \d{4})?(?:, \d\d:\d\d)?`,
].join('|');

/** Moves what {@link WHEN} has found. `near`: a moment near it, which gives the year where none is said; `moving`: minutes at which something happened. */
export function movedWhen(said: string, shift: Shift, near: number, moving: ReadonlySet<string>): string {
  if (said.endsWith('Z')) {
    const moved = new Date(movedMoment(Date.parse(said), shift)).toISOString();
    return said.includes('.') ? moved : `${moved.slice(0, 19)}Z`;
  }
  const iso = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(.*))?$/.exec(said);
  if (iso) {
    const [, day = '', time, zone = ''] = iso;
    return time === undefined ? movedDay(day, shift) : `${movedMinute(day, time, shift, moving)}${zone}`;
  }
  const han = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:(（[^）]+）)(\d\d:\d\d))?$/.exec(said);
  if (han) {
    const [, year, month = '', date = '', weekday = '', time] = han;
    const { day, clock } = movedParts(year, Number(month), Number(date), time, shift, near, moving);
    return `${year === undefined ? '' : `${day.year}年`}${day.month}月${day.date}日${weekday}${clock}`;
  }
  const english = /^(\d{1,2}) ([A-Z][a-z]+)(?: (\d{4}))?(?:(, )(\d\d:\d\d))?$/.exec(said);
  if (!english) return said;
  const [, date = '', month = '', year, comma = '', time] = english;
  const { day, clock } = movedParts(year, MONTHS.indexOf(month) + 1, Number(date), time, shift, near, moving);
  return `${day.date} ${MONTHS[day.month - 1] ?? month}${year === undefined ? '' : ` ${day.year}`}${comma}${clock}`;
}

function movedParts(year: string | undefined, month: number, date: number, time: string | undefined, shift: Shift, near: number, moving: ReadonlySet<string>): { readonly day: { readonly year: number; readonly month: number; readonly date: number }; readonly clock: string } {
  const day = `${year ?? yearNear(month, near)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const moved = time === undefined ? movedDay(day, shift) : movedMinute(day, time, shift, moving);
  return { day: { year: Number(moved.slice(0, 4)), month: Number(moved.slice(5, 7)), date: Number(moved.slice(8, 10)) }, clock: moved.slice(11) };
}

function yearNear(month: number, near: number): number {
  const local = new Date(near + ZONE_MS);
  const apart = month - 1 - local.getUTCMonth();
  return local.getUTCFullYear() + (apart > 6 ? -1 : apart < -6 ? 1 : 0);
}

function movedDay(day: string, { weeks }: Shift): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + weeks * WEEK_MS).toISOString().slice(0, 10);
}

function movedMinute(day: string, time: string, { weeks, minutes }: Shift, moving: ReadonlySet<string>): string {
  const happened = moving.has(`${day}T${time}`);
  return new Date(Date.parse(`${day}T${time}:00Z`) + weeks * WEEK_MS + (happened ? minutes * MINUTE_MS : 0)).toISOString().slice(0, 16);
}
