import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Json } from '../../records/json.js';
import type { Hit, NotRead, Reading, ReadResult, Slot } from '../form/slot.js';
import { findDates, readDate, showDate, type DateReading } from './dates/index.js';
import { contextOf, partialOf, type WhenPartial } from './whenContext.js';

/**
 * Why there is no moment yet. `needs-time`, `needs-date`: one half is known. `which-day`: a week or several days were
 * named. `half-of-day`: 十点. `several`: the words fit more than one moment. The rest is wrong in itself.
 */
const REASONS = ['not-a-time', 'needs-time', 'needs-date', 'which-day', 'half-of-day', 'several', 'gone', 'no-such-day', 'no-such-time', 'conflict', 'repeats', 'unclear'] as const;
/** One of the reasons of {@link whenSlot}. */
export type WhenReason = (typeof REASONS)[number];

const VALUE = /^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d$/;

/** A day and a minute on the institution's wall clock, kept with its offset: `2026-12-02T15:00+08:00`. */
export function whenSlot(): Slot<string, WhenReason> {
  return {
    schema: z.string().regex(VALUE),
    reasons: REASONS,
    read(said, reading) {
      const chosen = chosenAmong(said, reading);
      if (chosen !== undefined) return { ok: true, value: chosen };
      const found = readDate(said, contextOf(reading));
      return found === undefined ? { ok: false, reason: 'not-a-time' } : resultOf(found, reading);
    },
    find(said, reading): Hit<string, WhenReason>[] {
      return findDates(said, contextOf(reading))
        .filter((found) => !found.rejected)
        .map((found) => ({ ...resultOf(found, reading), from: found.from, to: found.to }));
    },
    missing(partial, reading) {
      const known = partialOf(partial);
      return known && missingOf(known, reading);
    },
    show: (value, locale) => showDate(wallOf(value), locale),
  };
}

/** A value's wall clock, without the offset. */
export function wallOf(value: string): Temporal.PlainDateTime {
  return Temporal.PlainDateTime.from(value.slice(0, 16));
}

/** A moment on the wall clock as a value of this slot. */
export function whenValue(moment: Temporal.PlainDateTime, offset: string): string {
  return `${moment.toString({ smallestUnit: 'minute' })}${offset}`;
}

function resultOf(found: DateReading, reading: Reading<string>): ReadResult<string, WhenReason> {
  const known = partialOf(reading.partial);
  switch (found.kind) {
    case 'datetime':
      if (found.day === 'assumed' && reading.held === undefined) return incomplete({ time: found.start.toPlainTime().toString({ smallestUnit: 'minute' }) }, reading);
      return { ok: true, value: whenValue(found.start, reading.at.offset) };
    case 'date':
      if (known?.time !== undefined) return { ok: true, value: whenValue(found.start.toPlainDateTime(known.time), reading.at.offset) };
      return incomplete({ date: found.start.toString(), ...(known?.part && { part: known.part }) }, reading);
    case 'daypart':
      return incomplete(found.day === 'assumed' ? { part: found.part } : { date: found.date.toString(), part: found.part }, reading);
    case 'range':
      return ranged(found, reading);
    case 'from':
      return incomplete(found.start instanceof Temporal.PlainDateTime ? { date: found.start.toPlainDate().toString() } : { from: found.start.toString() }, reading);
    case 'ambiguous':
      return ambiguous(found, reading);
    case 'past':
      return { ok: false, reason: 'gone', params: { when: showDate(found.start, reading.at.locale) } };
    case 'invalid':
      return { ok: false, reason: found.why === 'half-of-day' ? 'no-such-time' : found.why === 'backwards' ? 'unclear' : found.why };
  }
}

function ranged(found: DateReading & { kind: 'range' }, reading: Reading<string>): NotRead<string, WhenReason> {
  // 下午两点到四点: the appointment begins somewhere within; times are offered from there on.
  if (found.start instanceof Temporal.PlainDateTime) {
    const { hour } = found.start;
    const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
    return incomplete(found.day === 'assumed' && reading.held === undefined ? { part } : { date: found.start.toPlainDate().toString(), part }, reading);
  }
  const until = found.end instanceof Temporal.PlainDateTime ? found.end.toPlainDate() : found.end;
  return incomplete({ from: found.start.toString(), until: until.toString(), ...(found.part && { part: found.part }), ...(found.time && { time: found.time.toString({ smallestUnit: 'minute' }) }) }, reading);
}

function ambiguous(found: DateReading & { kind: 'ambiguous' }, reading: Reading<string>): NotRead<string, WhenReason> {
  const moments = found.alternatives.filter((each) => each instanceof Temporal.PlainDateTime);
  const { now } = reading.at;
  // 十点 without a day: the two halves of one day are asked about; the day itself is asked next.
  if (found.day === 'assumed' && reading.held === undefined && found.why === 'half-of-day') return { ok: false, reason: 'needs-date' };
  const future = moments.filter((each) => Temporal.PlainDateTime.compare(each, now) > 0).slice(0, 4);
  if (future.length === 0) return { ok: false, reason: found.alternatives.length > 0 && moments.length === 0 ? 'which-day' : 'gone', params: { when: '' } };
  const among = future.map((each) => whenValue(each, reading.at.offset));
  return { ok: false, reason: found.why === 'half-of-day' ? 'half-of-day' : 'several', among, partial: { among } };
}

/** 下午 or 第二个 after 上午十点还是晚上十点？ */
function chosenAmong(said: string, reading: Reading<string>): string | undefined {
  const among = partialOf(reading.partial)?.among ?? [];
  if (among.length === 0) return undefined;
  const found = readDate(said, contextOf({ at: reading.at }));
  if (found?.kind !== 'daypart' || found.day !== 'assumed') return undefined;
  const hours: Record<typeof found.part, readonly [number, number]> = { early: [0, 6], morning: [5, 13], noon: [11, 15], afternoon: [12, 19], evening: [17, 24] };
  const [from, until] = hours[found.part];
  const fitting = among.filter((value) => wallOf(value).hour >= from && wallOf(value).hour < until);
  return fitting.length === 1 ? fitting[0] : undefined;
}

function incomplete(known: WhenPartial, reading: Reading<string>): NotRead<string, WhenReason> {
  const before = partialOf(reading.partial);
  // A time said after its day, or a day after its time, make one answer.
  const merged: WhenPartial = { ...(before && known.from === undefined && { ...before, among: undefined }), ...known };
  return missingOf(merged, reading);
}

function missingOf(known: WhenPartial, { at }: Reading<string>): NotRead<string, WhenReason> {
  const partial: Json = JSON.parse(JSON.stringify(known)) as Json;
  if (known.date !== undefined) return { ok: false, reason: 'needs-time', partial, params: { date: showDate(Temporal.PlainDate.from(known.date), at.locale) } };
  if (known.from !== undefined) return { ok: false, reason: 'which-day', partial };
  return { ok: false, reason: 'needs-date', partial };
}

