import type { CaseState } from '../case.js';
import type { Rules } from './rule.js';

const LIVE: readonly CaseState[] = ['draft', 'open', 'accepted', 'investigating', 'answered', 'handled'];

/** accept → investigate → feed back → handle → close (norm 1.5.2). */
export const COMPLAINT: Rules = {
  accept: { from: ['draft', 'open'], to: 'accepted' },
  investigate: { from: ['accepted'], to: 'investigating' },
  answer: { from: ['investigating', 'answered'], to: 'answered', meets: ['first-response', 'answer'] },
  handle: { from: ['answered'], to: 'handled' },
  close: { from: ['handled'], to: 'closed', meets: ['decision'] },

  respond: { from: LIVE, meets: ['first-response'] },
  assign: { from: LIVE },
  accuse: { from: LIVE },
  note: { from: LIVE },
  major: { from: LIVE },
  extend: { from: LIVE },
  delay: { from: LIVE },
  cancel: { from: LIVE, to: 'cancelled' },
};
