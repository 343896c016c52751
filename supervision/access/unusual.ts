/** Why a look stands out: many in an hour, many unsealings on a day, a conversation that was never one's own, a customer of one's own name. */
export const UNUSUAL = ['many', 'many-unsealed', 'outside', 'own-name'] as const;
/** One of {@link UNUSUAL}. */
export type Unusual = (typeof UNUSUAL)[number];

/** How busy one person was within an hour (of UTC, which whole-hour zones share). */
export interface Busy {
  readonly staff: string;
  /** `2026-11-25T02` */
  readonly hour: string;
  /** Different conversations, cases and customers looked at. */
  readonly subjects: number;
  /** Originals seen. */
  readonly unsealed: number;
}

/** A person's stretch that is out of the ordinary. */
export interface Stretch {
  readonly staff: string;
  readonly why: 'many' | 'many-unsealed';
  /** `2026-11-25T02`, or a day: `2026-11-25`. */
  readonly when: string;
  readonly count: number;
}

/** Hours with too many looks, and days with too many unsealings; latest first. */
export function unusualStretches(busy: readonly Busy[], { perHour, unsealingsPerDay }: { readonly perHour: number; readonly unsealingsPerDay: number }): Stretch[] {
  const days = new Map<string, { readonly staff: string; readonly when: string; count: number }>();
  const found: Stretch[] = [];
  for (const { staff, hour, subjects, unsealed } of busy) {
    if (subjects > perHour) found.push({ staff, why: 'many', when: hour, count: subjects });
    const when = hour.slice(0, 10);
    const day = days.get(`${staff} ${when}`) ?? { staff, when, count: 0 };
    day.count += unsealed;
    days.set(`${staff} ${when}`, day);
  }
  for (const day of days.values()) if (day.count > unsealingsPerDay) found.push({ ...day, why: 'many-unsealed' });
  return found.sort((one, other) => (one.when === other.when ? (one.staff < other.staff ? -1 : 1) : one.when > other.when ? -1 : 1));
}

/** Whether a look is part of one of these stretches. */
export function isIn({ staff, at }: { readonly staff: string; readonly at: string }, stretch: Stretch): boolean {
  return stretch.staff === staff && at.startsWith(stretch.when);
}
