/** Lengths of time are told apart to three figures: 1234 ms and 1230 ms are one step. */
const FIGURES = 3;

/** A value to three figures, rounded down. What is below a thousand is as it is. */
export function stepOf(value: number): number {
  if (value < 10 ** FIGURES) return value;
  const unit = 10 ** (Math.floor(Math.log10(value)) + 1 - FIGURES);
  return Math.floor(value / unit) * unit;
}

/** So many values of one step. */
export interface Counted {
  readonly step: number;
  readonly n: number;
}

/**
 * The value that so many of them do not go beyond (nearest rank): 0.5 is the median. Exact to three figures.
 *
 * @param counted steps in rising order
 * @returns undefined without any value
 */
export function quantileOf(counted: readonly Counted[], share: number): number | undefined {
  const all = counted.reduce((sum, { n }) => sum + n, 0);
  const rank = Math.max(1, Math.ceil(share * all));
  let passed = 0;
  for (const { step, n } of counted) {
    passed += n;
    if (passed >= rank) return step;
  }
  return undefined;
}

/** The steps of several groups as one, in rising order. */
export function together(all: readonly (readonly Counted[])[]): readonly Counted[] {
  const [only] = all;
  if (all.length <= 1) return only ?? [];
  const counts = new Map<number, number>();
  for (const { step, n } of all.flat()) counts.set(step, (counts.get(step) ?? 0) + n);
  return [...counts].map(([step, n]) => ({ step, n })).sort((one, other) => one.step - other.step);
}
