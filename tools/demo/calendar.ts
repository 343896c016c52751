import type { Random } from '../crash/random.js';

/** The demo's institution is in Shanghai, which has had no summer time since 1991. In ms. */
const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A moment on the institution's wall clock. */
export interface WallMoment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** With minutes as a fraction. */
  readonly hour: number;
}

/** A moment (epoch ms) as the institution's wall clock shows it. */
export function inZone(at: number): WallMoment {
  const local = new Date(at + ZONE_MS);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate(), weekday: local.getUTCDay(), hour: local.getUTCHours() + local.getUTCMinutes() / 60 };
}

/** Where a moment's day begins, in epoch ms. */
export function dayOf(at: number): number {
  return Math.floor((at + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
}

/** Whether somebody is at the desk: as the shipped profile has it. */
export function isDeskTime({ weekday, hour }: WallMoment): boolean {
  return weekday >= 1 && weekday <= 5 ? hour >= 9 && hour < 18 : weekday === 6 && hour >= 9 && hour < 12;
}

/** How much goes on in each hour of a working day, by measure of nothing but experience: two peaks, a dip at noon, few at night. */
const RHYTHM = [1, 0.5, 0.3, 0.2, 0.2, 0.4, 1, 3, 7, 12, 14, 12, 7, 9, 12, 12, 10, 8, 5, 5, 6, 6, 4, 2];
const WEEKEND = 0.4;

/** So many moments between two (epoch ms), with the rhythm of days and weeks, rising. */
export function someMoments(random: Random, from: number, to: number, count: number): number[] {
  const hours: { readonly at: number; readonly through: number }[] = [];
  let through = 0;
  for (let at = Math.floor(from / HOUR_MS) * HOUR_MS; at < to; at += HOUR_MS) {
    const { weekday, hour } = inZone(at);
    through += (RHYTHM[Math.floor(hour)] ?? 0) * (weekday === 0 || weekday === 6 ? WEEKEND : 1);
    hours.push({ at, through });
  }
  const moments = Array.from({ length: count }, () => {
    const wanted = random.next() * through;
    const hour = hours.find((each) => each.through >= wanted);
    return Math.min(to - 1, Math.max(from, (hour?.at ?? from) + random.next() * HOUR_MS));
  });
  return moments.sort((a, b) => a - b);
}

/** The next moment from `at` on at which somebody is at the desk. */
export function nextDeskTime(at: number): number {
  let moment = at;
  while (!isDeskTime(inZone(moment))) moment += HOUR_MS / 4;
  return moment;
}

/** The next moment from `at` on at which somebody is on duty for what can't wait: every day, nine to six. */
export function nextDutyTime(at: number): number {
  const { hour } = inZone(at);
  return hour < 9 ? dayOf(at) + 9 * HOUR_MS + (at % HOUR_MS) : hour >= 18 ? dayOf(at) + DAY_MS + 9 * HOUR_MS + (at % HOUR_MS) : at;
}
