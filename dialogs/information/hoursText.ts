import { WEEKDAYS, type Hours, type Span } from '../../cases/profile/hours.js';
import type { Locale } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';

// 5 January 2026 is a Monday; only the weekday's name is taken from it.
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** Opening hours as lines, days with the same hours together: 周一至周五 09:00–12:00，13:00–17:00 */
export function hoursText(hours: Hours, locale: Locale): string {
  const names = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const runs: { first: number; last: number; spans: string }[] = [];
  WEEKDAYS.forEach((weekday, index) => {
    const spans = spansText(hours[weekday], locale);
    const run = runs.at(-1);
    if (run?.spans === spans) run.last = index;
    else runs.push({ first: index, last: index, spans });
  });
  const name = (index: number) => names.format(MONDAY + index * DAY_MS);
  const days = (first: number, last: number) => (first === last ? name(first) : `${name(first)}${locale === 'en' ? '–' : '至'}${name(last)}`);
  return runs.map((run) => text(locale, 'information.hours-line', { days: days(run.first, run.last), spans: run.spans })).join('\n');
}

function spansText(spans: readonly Span[], locale: Locale): string {
  if (spans.length === 0) return text(locale, 'information.closed');
  return spans.map((span) => `${clock(span.from)}–${clock(span.to)}`).join(text(locale, 'form.separator'));
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
