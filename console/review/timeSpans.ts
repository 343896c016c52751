import type { ConversationReview } from '../../bot/api/review.ts';

/** A stretch of time on the line. Times are epoch ms. */
export interface Span {
  readonly key: string;
  readonly kind: 'talk' | 'handoff' | 'deadline';
  /** A deadline's event, a handoff's reason. */
  readonly name: string;
  /** A receipt number. */
  readonly about: string;
  readonly from: number;
  readonly to: number;
  /** When a deadline was met, or a handoff answered. */
  readonly done?: number;
  /** Until when a deadline was overrun. */
  readonly over?: number;
  readonly late: boolean;
}

/** Talks shown: the latest. */
const TALKS = 6;

/** What is drawn of a conversation: its talks in one row each, handoffs, deadlines. */
export function spansOf({ episodes, handoffs, cases, now, openedAt, lastAt }: ConversationReview): Span[] {
  const talks = episodes.length === 0 ? [{ id: 0, beganAt: openedAt, endedAt: lastAt }] : episodes.slice(-TALKS);
  return [
    ...talks.map(({ id, beganAt, endedAt }): Span => ({ key: `t${id}`, kind: 'talk', name: '', about: '', from: Date.parse(beganAt), to: Date.parse(endedAt), late: false })),
    ...handoffs.map(({ id, why, openedAt: began, closedAt, answeredAt, dueAt }): Span => ({
      key: id, kind: 'handoff', name: why, about: '', from: Date.parse(began), to: Date.parse(closedAt ?? now), late: (answeredAt ?? closedAt ?? now) > dueAt,
      ...(answeredAt !== undefined && { done: Date.parse(answeredAt) }),
    })),
    ...cases.flatMap(({ number, deadlines }) => deadlines.map(({ event, from, dueAt, doneAt }): Span => {
      const end = Date.parse(doneAt ?? now);
      const late = end > Date.parse(dueAt);
      return { key: `${number}${event}${from}`, kind: 'deadline', name: event, about: number, from: Date.parse(from), to: Date.parse(dueAt), late, ...(doneAt !== undefined && { done: end }), ...(late && { over: end }) };
    })),
  ];
}

/** A minute, in ms: no line is shorter. */
const SHORTEST = 60_000;

/** The line's own ends, and where a time stands on it, from 0 to 1. It goes on until now where something is still to be done. */
export function scaleOf(spans: readonly Span[], now: string): { readonly from: number; readonly to: number; readonly at: (time: number) => number } {
  const times = spans.flatMap(({ from, to, done = from, over = from }) => [from, to, done, over]);
  const open = spans.some(({ kind, done }) => kind === 'deadline' && done === undefined);
  const from = times.length === 0 ? Date.parse(now) : Math.min(...times);
  const to = Math.max(from + SHORTEST, ...times, ...(open ? [Date.parse(now)] : []));
  return { from, to, at: (time) => (time - from) / (to - from) };
}
