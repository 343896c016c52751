/** How figures are drawn. `trend`: over time. `rank`: the most first. `times`: median and 90 %. `split`: one side against another. `marks`: means. */
export interface ChartPlan {
  readonly figure: PlannedFigure;
  readonly shape: 'trend' | 'rank' | 'times' | 'split' | 'marks';
  readonly wide?: true;
  /** The order of parts, where one is natural. */
  readonly order?: readonly string[];
}

/** Figures with a chart of their own. */
export type PlannedFigure = 'contacts' | 'outcomes' | 'handoffs' | 'waiting' | 'answers' | 'unanswered' | 'settling' | 'deadlines' | 'satisfaction' | 'surveys' | 'complaints' | 'causes' | 'clauses' | 'declined';

/** The charts of the overview, in their order. */
export const CHARTS: readonly ChartPlan[] = [
  { figure: 'contacts', shape: 'trend', order: ['first', 'again'] },
  { figure: 'outcomes', shape: 'trend', order: ['bot', 'taken', 'person', 'unsolved', 'talk'] },
  { figure: 'answers', shape: 'times', order: ['bot first', 'bot later', 'person first', 'person later'] },
  { figure: 'waiting', shape: 'times', order: ['taken', 'taken-again', 'gone'] },
  { figure: 'handoffs', shape: 'rank' },
  { figure: 'unanswered', shape: 'rank' },
  { figure: 'settling', shape: 'times' },
  { figure: 'deadlines', shape: 'split', order: ['kept', 'missed'] },
  { figure: 'satisfaction', shape: 'marks', order: ['attitude', 'professionalism', 'efficiency', 'convenience'] },
  { figure: 'surveys', shape: 'rank', order: ['asked', 'answered', 'declined'] },
  { figure: 'complaints', shape: 'rank' },
  { figure: 'causes', shape: 'rank' },
  { figure: 'clauses', shape: 'rank' },
  { figure: 'declined', shape: 'rank' },
];
