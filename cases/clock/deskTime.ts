import { Temporal } from 'temporal-polyfill';
import { branchDay } from '../booking/calendar.js';
import { addDays } from '../booking/wallClock.js';
import type { Profile } from '../profile/profile.js';

/** What says when the desk is open, and nothing else: holidays and make-up days, the zone, the week's hours. */
export interface DeskWeek extends Pick<Profile, 'holidays' | 'timeZone'> {
  readonly people: Pick<Profile['people'], 'hours'>;
}

/** A span of a day's desk hours in epoch ms; `to` exclusive. */
interface Open {
  readonly from: number;
  readonly to: number;
}

/** Zones differ from UTC by whole quarters of an hour: within one, it is the same day everywhere. */
const QUARTER_MS = 900_000;
/** Days remembered; a calendar is asked for the same few again and again. */
const KEPT = 4_000;
/** Four years: nothing that is counted takes longer. */
const DAYS_COUNTED = 1_500;

/** A desk's calendar with what was once reckoned from it: which day an instant is on, and when that day is open. */
export class DeskTime {
  readonly #days = new Map<number, string>();
  readonly #spans = new Map<string, readonly Open[]>();

  constructor(private readonly calendar: DeskWeek) {}

  /** The day on the institution's clock, `2026-12-02`, of an instant in epoch ms. */
  dayOf(instant: number): string {
    const quarter = Math.floor(instant / QUARTER_MS);
    let day = this.#days.get(quarter);
    if (day === undefined) {
      day = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS).toZonedDateTimeISO(this.calendar.timeZone).toPlainDate().toString();
      keep(this.#days, quarter, day);
    }
    return day;
  }

  /**
   * How much of the time between two instants (epoch ms) the desk was open, in ms: holidays left out, make-up working days
   * (调休) counted. 0 when the second is not later.
   */
  between(from: number, to: number): number {
    let open = 0;
    let day = this.dayOf(from);
    const last = this.dayOf(Math.max(from, to));
    for (let count = 0; count < DAYS_COUNTED; count += 1) {
      for (const span of this.#spansOf(day)) open += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
      if (day === last) break;
      day = addDays(day, 1);
    }
    return open;
  }

  #spansOf(day: string): readonly Open[] {
    let spans = this.#spans.get(day);
    if (spans === undefined) {
      const found = branchDay(this.calendar, this.calendar.people, day);
      spans = found.open ? found.spans.map(({ from, to }) => ({ from: this.#at(day, from), to: this.#at(day, to) })) : [];
      keep(this.#spans, day, spans);
    }
    return spans;
  }

  /** The institution's clock at a minute of a day, also where a day has 23 or 25 hours. */
  #at(date: string, minute: number): number {
    const day = minute === 24 * 60 ? addDays(date, 1) : date;
    const plainTime = Temporal.PlainTime.from({ hour: Math.floor((minute % 1_440) / 60), minute: minute % 60 });
    return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: this.calendar.timeZone, plainTime }).epochMilliseconds;
  }
}

/** Remembers; of too many, the oldest is forgotten. */
function keep<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): void {
  if (known.size >= KEPT) {
    for (const oldest of known.keys()) {
      known.delete(oldest);
      break;
    }
  }
  known.set(key, value);
}
