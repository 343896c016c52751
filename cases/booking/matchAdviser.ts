import type { Locale } from '../../records/message.js';
import type { Adviser } from '../profile/adviser.js';
import { adviserOf, advisersFor, branchOf, serviceOf, type Profile } from '../profile/profile.js';
import type { CustomerKind, OccupiedCell } from './booking.js';
import { branchDay } from './calendar.js';
import { cellsOf, dayOf, minuteOf } from './wallClock.js';

/** What an appointment needs (norm 2.1.2). */
export interface BookingRequest {
  readonly service: string;
  readonly branch: string;
  readonly customerKind: CustomerKind;
  /** A preference: an adviser who speaks it comes first, but none is no reason to refuse. */
  readonly language?: Locale | undefined;
}

/** Occupied cells, for quick asking. */
export class Occupancy {
  readonly #cells = new Map<string, Set<string>>();

  constructor(occupied: readonly OccupiedCell[]) {
    for (const { adviser, cell } of occupied) {
      const cells = this.#cells.get(adviser);
      if (cells) cells.add(cell);
      else this.#cells.set(adviser, new Set([cell]));
    }
  }

  isFree(adviser: string, cells: readonly string[]): boolean {
    const taken = this.#cells.get(adviser);
    return taken === undefined || cells.every((cell) => !taken.has(cell));
  }

  /** Cells taken on a day. */
  busy(adviser: string, day: string): number {
    let count = 0;
    for (const cell of this.#cells.get(adviser) ?? []) if (cell.startsWith(day)) count += 1;
    return count;
  }
}

/** Whether an adviser works from `start` for `minutes`; the branch is taken to be open. */
export function worksAt(profile: Profile, adviser: Adviser, start: string, minutes: number): boolean {
  if (adviser.daysOff.includes(dayOf(start))) return false;
  if (adviser.hours === undefined) return true;
  const branch = branchOf(profile, adviser.branch);
  const day = branch && branchDay(profile, branch, dayOf(start));
  if (day?.open !== true) return false;
  const from = minuteOf(start);
  return adviser.hours[day.hoursOf].some((span) => span.from <= from && from + minutes <= span.to);
}

/**
 * The advisers who can take an appointment, best first (the resource library of norm 2.1): those of the customer's kind,
 * with the service and its skills, then by language, rank, and who is least busy that day.
 */
export function rankAdvisers(profile: Profile, request: BookingRequest, start: string, occupancy: Occupancy, able: readonly Adviser[] = advisersFor(profile, request)): Adviser[] {
  const minutes = serviceOf(profile, request.service)?.duration ?? 0;
  const cells = cellsOf(start, minutes);
  const day = dayOf(start);
  const speaks = (adviser: Adviser) => Number(request.language === undefined || adviser.languages.includes(request.language));
  const free = able.filter((adviser) => occupancy.isFree(adviser.id, cells) && worksAt(profile, adviser, start, minutes));
  if (free.length < 2) return free;
  return free.sort((a, b) => speaks(b) - speaks(a) || a.rank - b.rank || occupancy.busy(a.id, day) - occupancy.busy(b.id, day));
}

/** The adviser an appointment goes to; undefined when nobody is free. */
export function matchAdviser(profile: Profile, request: BookingRequest, start: string, occupied: readonly OccupiedCell[]): Adviser | undefined {
  return rankAdvisers(profile, request, start, new Occupancy(occupied))[0];
}

/** Whether an adviser speaks a language; false for an unknown one. */
export function adviserSpeaks(profile: Profile, adviser: string, language: Locale): boolean {
  return adviserOf(profile, adviser)?.languages.includes(language) ?? false;
}
