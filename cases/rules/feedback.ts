import type { CaseState } from '../case.js';
import type { Rules } from './rule.js';

const LIVE: readonly CaseState[] = ['draft', 'open', 'accepted', 'answered', 'handled'];

/** Taken up, answered, closed (norm 4.3). */
export const FEEDBACK: Rules = {
  accept: { from: ['draft', 'open'], to: 'accepted' },
  answer: { from: ['open', 'accepted', 'answered'], to: 'answered', meets: ['first-response', 'answer'] },
  handle: { from: ['answered'], to: 'handled' },
  close: { from: ['answered', 'handled'], to: 'closed' },

  respond: { from: LIVE, meets: ['first-response'] },
  assign: { from: LIVE },
  note: { from: LIVE },
  major: { from: LIVE },
  extend: { from: LIVE },
  delay: { from: LIVE },
  cancel: { from: LIVE, to: 'cancelled' },
};
