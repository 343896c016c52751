import { Temporal } from 'temporal-polyfill';
import type { Case } from '../../cases/case.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Told } from '../../cases/rules/told.js';
import type { Locale } from '../../records/message.js';
import { text } from '../../texts/catalogue.js';
import type { Line } from '../form/reply.js';
import { showDate } from '../slots/dates/index.js';

/** What a step tells, in the customer's language; staff's own words stay as they are. */
export function linesOf(told: Told, { kind, number }: Pick<Case, 'kind' | 'number'>, profile: Profile, locale: Locale): Line[] {
  const params = {
    number,
    kind: text(locale, `desk.kind.${kind}`),
    phone: profile.phone,
    ...told.words,
    ...(told.stage && { stage: text(locale, `desk.stage.${told.stage}`) }),
    ...(told.time !== undefined && { time: showWall(told.time, locale) }),
  };
  return [{ key: `desk.${told.what}`, params }, ...(told.dueAt === undefined ? [] : [{ key: 'desk.due' as const, params: { due: showInstant(told.dueAt, profile, locale) } }])];
}

/** A time on the wall clock, or a day. */
export function showWall(time: string, locale: Locale): string {
  return showDate(time.includes('T') ? Temporal.PlainDateTime.from(time) : Temporal.PlainDate.from(time), locale);
}

/** An instant on the institution's clock; the end of a day is that day. */
export function showInstant(at: string, { timeZone }: Profile, locale: Locale): string {
  const wall = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return showDate(wall.hour === 23 && wall.minute === 59 ? wall.toPlainDate() : wall, locale);
}
