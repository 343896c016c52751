/** How thoroughly a run measures. */
export interface BenchPlan {
  readonly levels: readonly number[];
  readonly seconds: number;
  readonly repeats: number;
  readonly starts: number;
  /** Records in the small and in the large database. */
  readonly small: number;
  readonly large: number;
  /** Open cases with deadlines, among which what is due is looked for. */
  readonly cases: number;
}

/** Under seven minutes. */
export const FULL: BenchPlan = { levels: [1, 16, 64], seconds: 3, repeats: 3, starts: 5, small: 1_000, large: 1_000_000, cases: 100_000 };
/** Under one minute; for a look, not for a figure to be quoted. */
export const QUICK: BenchPlan = { levels: [1, 16, 64], seconds: 1, repeats: 1, starts: 3, small: 1_000, large: 100_000, cases: 10_000 };
