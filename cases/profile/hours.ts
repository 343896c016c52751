import { z } from 'zod';

/** Weekdays as the profile names them, in ISO order: Monday is day 1. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** One of {@link WEEKDAYS}. */
export type Weekday = (typeof WEEKDAYS)[number];

/** An open span of a day, in minutes since midnight; `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const SPAN = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24):([0-5]\d)$/;

/** A span as it is written, `09:00-12:00`, read into minutes. */
export const span = z.string().transform((written, context): Span => {
  const match = SPAN.exec(written);
  if (match === null) {
    context.addIssue({ code: 'custom', message: 'expected a span such as "09:00-12:00"' });
    return z.NEVER;
  }
  const [from, to] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
  if (to <= from || to > 24 * 60) {
    context.addIssue({ code: 'custom', message: `expected the end after the beginning, within one day, got "${written}"` });
    return z.NEVER;
  }
  return { from, to };
});

/** The spans of one day, in order; a gap between two is a break. None: closed. */
export const spans = z.array(span).superRefine((list, context) => {
  list.forEach((each, index) => {
    const before = list[index - 1];
    if (before !== undefined && each.from < before.to) context.addIssue({ code: 'custom', path: [index], message: 'expected spans in order that do not overlap' });
  });
});

const closed: Span[] = [];

/** Opening hours by weekday; a weekday left out is closed. */
export const hours = z.strictObject({
  monday: spans.default(closed),
  tuesday: spans.default(closed),
  wednesday: spans.default(closed),
  thursday: spans.default(closed),
  friday: spans.default(closed),
  saturday: spans.default(closed),
  sunday: spans.default(closed),
});
/** Opening hours by weekday. */
export type Hours = z.infer<typeof hours>;
