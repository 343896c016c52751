import { Temporal } from 'temporal-polyfill';
import type { Month } from '../../records/keeping/archiveRows.js';

/** The month of an instant on the institution's clock: `2023-05`. */
export function monthOf(at: string, timeZone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();
}

/** A month by its name, with its ends on the institution's clock. @throws RangeError when it is not one: `2023-05`. */
export function monthNamed(name: string, timeZone: string): Month {
  if (!/^\d{4}-\d{2}$/.test(name)) throw new RangeError(`"${name}" is not a month such as 2023-05`);
  const first = Temporal.PlainYearMonth.from(name).toPlainDate({ day: 1 });
  const begin = (day: Temporal.PlainDate): string => instantText(day.toZonedDateTime(timeZone).toInstant());
  return { name, from: begin(first), to: begin(first.add({ months: 1 })) };
}

/** Months that are over so long that they are archived: all before the one given back. */
export function archivedBefore(now: number, timeZone: string, afterMonths: number): Month {
  const month = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().subtract({ months: afterMonths - 1 });
  return monthNamed(month.toString(), timeZone);
}

/** So many years after an instant, on the institution's clock. ISO 8601 in UTC. */
export function yearsAfter(at: string, years: number, timeZone: string): string {
  return instantText(Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).add({ years }).toInstant());
}

/** As records write their times, so that texts compare as times do. */
function instantText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}
