import { Temporal } from 'temporal-polyfill';
import type { Case } from '../../cases/case.js';
import type { Booking } from '../../cases/booking/booking.js';
import { nextDue } from '../../cases/clock/deadline.js';
import { branchOf, serviceOf, type Profile } from '../../cases/profile/profile.js';
import { text } from '../../texts/catalogue.js';
import type { Line } from '../form/reply.js';
import type { Moment } from '../form/slot.js';
import { instantOf } from '../newCase.js';
import { showDate } from '../slots/dates/index.js';
import type { Matter } from './mine.js';
import { nextStageKey, stageKey } from './stages.js';

/** How one matter stands (norm 2.4): what it is, since when, the step it is at, the next, and when that is expected. */
export function progressLine(matter: Matter, profile: Profile, at: Moment): Line {
  return matter.kind === 'booking' ? bookingLine(matter.booking, profile, at) : caseLine(matter.case, profile, at);
}

/** A matter in a few words, for a button. */
export function matterTitle(matter: Matter, profile: Profile, { locale }: Moment): string {
  return `${matter.kind === 'booking' ? nameOf(profile, matter.booking.service, locale) : whatOf(matter.case, profile, locale)} ${matter.number}`;
}

function bookingLine(booking: Booking, profile: Profile, at: Moment): Line {
  const start = Temporal.PlainDateTime.from(booking.start);
  const over = Temporal.PlainDateTime.compare(start.add({ minutes: booking.duration }), at.now) < 0;
  return {
    key: over ? 'progress.booking.over' : 'progress.booking',
    params: {
      number: booking.number, service: nameOf(profile, booking.service, at.locale), received: localDate(booking.madeAt, profile, at), when: showDate(start, at.locale),
      branch: branchOf(profile, booking.branch)?.name[at.locale] ?? '',
    },
  };
}

function caseLine(each: Case, profile: Profile, at: Moment): Line {
  const { locale } = at;
  const following = nextStageKey(each);
  return {
    key: 'progress.case',
    params: {
      number: each.number, what: whatOf(each, profile, locale), received: localDate(each.openedAt, profile, at), stage: text(locale, stageKey(each.state)),
      next: following === undefined ? '' : text(locale, 'progress.next', { stage: text(locale, following) }),
      expected: following === undefined ? '' : expectedOf(each, profile, at),
    },
  };
}

function expectedOf({ deadlines }: Case, profile: Profile, at: Moment): string {
  const due = nextDue(deadlines);
  if (due === undefined) return text(at.locale, 'progress.expected.none');
  const date = localDate(due.dueAt, profile, at);
  return due.dueAt < instantOf(at) ? text(at.locale, 'progress.expected.past', { date, phone: profile.phone }) : text(at.locale, 'progress.expected', { date });
}

function whatOf({ kind, subject }: Case, profile: Profile, locale: Moment['locale']): string {
  const service = serviceOf(profile, subject)?.name[locale];
  const name = text(locale, `progress.kind.${kind}`);
  return service === undefined ? name : `${name}${locale === 'en' ? ': ' : '：'}${service}`;
}

function nameOf(profile: Profile, service: string, locale: Moment['locale']): string {
  return serviceOf(profile, service)?.name[locale] ?? service;
}

function localDate(instant: string, profile: Profile, { locale }: Moment): string {
  return showDate(Temporal.Instant.from(instant).toZonedDateTimeISO(profile.timeZone).toPlainDateTime(), locale);
}
