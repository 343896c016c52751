/** Days of the institution, both included: `2026-10-01` to `2026-10-31`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** How a trend is cut. */
export const PARTS = ['day', 'week', 'month'] as const;
/** One of {@link PARTS}. */
export type Part = (typeof PARTS)[number];

const DAY_MS = 86_400_000;

function ms(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** How many days a period has. */
export function daysIn({ from, to }: Period): number {
  return Math.round((ms(to) - ms(from)) / DAY_MS) + 1;
}

/** The period before, as long: a whole month has the month before it. */
export function periodBefore(period: Period): Period {
  const { from, to } = period;
  const next = dayAt(ms(to) + DAY_MS);
  if (from.endsWith('-01') && next.endsWith('-01')) {
    const months = (Number(next.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(next.slice(5, 7)) - Number(from.slice(5, 7));
    return { from: monthsLater(from, -months), to: dayAt(ms(from) - DAY_MS) };
  }
  return { from: dayAt(ms(from) - daysIn(period) * DAY_MS), to: dayAt(ms(from) - DAY_MS) };
}

/** A month, `2026-10`, as a period. */
export function monthPeriod(month: string): Period {
  const from = `${month}-01`;
  return { from, to: dayAt(ms(monthsLater(from, 1)) - DAY_MS) };
}

/** The first day of the month so many months later, or earlier. */
export function monthsLater(day: string, count: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** How a period is best cut so that a trend can be read. */
export function partFor(period: Period): Part {
  const days = daysIn(period);
  return days <= 45 ? 'day' : days <= 200 ? 'week' : 'month';
}

/** The first day of the part that a day is in; weeks begin on Mondays. A part that begins before the period begins with it. */
export function partOf(day: string, part: Part, { from }: Period): string {
  const begin = part === 'day' ? day : part === 'month' ? `${day.slice(0, 7)}-01` : dayAt(ms(day) - ((new Date(ms(day)).getUTCDay() + 6) % 7) * DAY_MS);
  return begin < from ? from : begin;
}

/** All parts of a period, in order, also those in which nothing happened. */
export function partsIn(period: Period, part: Part): Period[] {
  const parts: { from: string; to: string }[] = [];
  for (let day = period.from; day <= period.to; day = dayAt(ms(day) + DAY_MS)) {
    const begin = partOf(day, part, period);
    const last = parts.at(-1);
    if (last?.from === begin) last.to = day;
    else parts.push({ from: begin, to: day });
  }
  return parts;
}
