import { DeskTime, type DeskWeek } from '../../../cases/clock/deskTime.js';

/** A calendar of the desk and since when it holds, ISO 8601 in UTC; '' for ever since. */
export interface CalendarSince {
  readonly since: string;
  readonly calendar: DeskWeek;
}

interface Known {
  readonly since: string;
  readonly time: DeskTime;
}

/** The desk's calendars one after another: what was off hours then is off hours still, whatever the profile says today. */
export class Calendars {
  readonly #known: readonly Known[];

  /** In any order; none at all is a server that has never said when its desk is open: days are then UTC's. */
  constructor(all: readonly CalendarSince[]) {
    this.#known = [...all].sort((one, other) => (one.since < other.since ? -1 : 1)).map(({ since, calendar }) => ({ since, time: new DeskTime(calendar) }));
  }

  /** The day of an instant on the institution's clock. */
  dayOf(at: string): string {
    return this.#in(at)?.dayOf(Date.parse(at)) ?? at.slice(0, 10);
  }

  /** How long the desk was open between two instants, in ms, by the calendar of the first; undefined when none is known. */
  deskMs(from: string, to: string): number | undefined {
    return this.#in(from)?.between(Date.parse(from), Date.parse(to));
  }

  #in(at: string): DeskTime | undefined {
    return (this.#known.findLast(({ since }) => since <= at) ?? this.#known[0])?.time;
  }
}
