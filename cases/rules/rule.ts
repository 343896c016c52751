import type { CaseState } from '../case.js';
import type { DeadlineEvent } from '../profile/deadlines.js';
import type { StepName } from './step.js';

/** When a step may be done, and what it makes of the case. */
export interface Rule {
  readonly from: readonly CaseState[];
  /** The state after it; absent: as before. */
  readonly to?: CaseState;
  /** Deadlines it meets. */
  readonly meets?: readonly DeadlineEvent[];
}

/** The steps of one kind of case; what is not in it can't be done there. */
export type Rules = Readonly<Partial<Record<StepName, Rule>>>;
