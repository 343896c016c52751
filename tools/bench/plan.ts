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
  /** How long customers and agents talk. */
  readonly talkSeconds: number;
  /** Messages of an official account's followers. */
  readonly callbacks: number;
  /** Records that supervisors look for something in. */
  readonly review: number;
  /** How long customers talk beside each thing that supervisors do. */
  readonly besideSeconds: number;
}

/** A quarter of an hour. */
export const FULL: BenchPlan = { levels: [1, 16, 64], seconds: 3, repeats: 3, starts: 5, small: 1_000, large: 1_000_000, cases: 100_000, talkSeconds: 30, callbacks: 10_000, review: 1_000_000, besideSeconds: 15 };
/** Some minutes; for a look, not for a figure to be quoted. */
export const QUICK: BenchPlan = { levels: [1, 16, 64], seconds: 1, repeats: 1, starts: 3, small: 1_000, large: 100_000, cases: 10_000, talkSeconds: 10, callbacks: 1_000, review: 20_000, besideSeconds: 3 };
