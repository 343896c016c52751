import { Temporal } from 'temporal-polyfill';

/**
 * A VTIMEZONE (RFC 5545 3.6.5) that holds around a moment: the rule in force then, and the changes a year before and
 * after. One constant rule for zones without summer time, such as Asia/Shanghai.
 *
 * @param near wall clock, `2026-12-02T15:00`
 */
export function icsTimeZone(timeZone: string, near: string): string[] {
  const moment = Temporal.PlainDateTime.from(near).toZonedDateTime(timeZone);
  const changes: Temporal.ZonedDateTime[] = [];
  let at = moment.subtract({ years: 1 }).getTimeZoneTransition('next');
  while (at !== null && Temporal.ZonedDateTime.compare(at, moment.add({ years: 1 })) < 0) {
    changes.push(at);
    at = at.getTimeZoneTransition('next');
  }
  const first = moment.subtract({ years: 1 }).offset;
  const rules = changes.map((change) => {
    const before = change.subtract({ seconds: 1 });
    // An onset is written on the clock it ends (RFC 5545 3.6.5): 02:00, not the 03:00 it becomes.
    const onset = before.toPlainDateTime().add({ seconds: 1 });
    return rule(onset.toString(), before.offset, change.offset, change.offsetNanoseconds > before.offsetNanoseconds);
  });
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...rule('1970-01-01T00:00:00', first, first, false), ...rules.flat(), 'END:VTIMEZONE'];
}

function rule(from: string, before: string, after: string, summer: boolean): string[] {
  const name = summer ? 'DAYLIGHT' : 'STANDARD';
  return [`BEGIN:${name}`, `DTSTART:${icsLocal(from)}`, `TZOFFSETFROM:${before.replace(':', '')}`, `TZOFFSETTO:${after.replace(':', '')}`, `END:${name}`];
}

/** A wall clock as calendar files write it: `20261202T150000`. */
export function icsLocal(wallClock: string): string {
  return Temporal.PlainDateTime.from(wallClock).toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}
