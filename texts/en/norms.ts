import type { norms as first } from '../zh-Hans/norms.js';

/** Answers from the norms (promise: no claim without its source). */
export const norms: Record<keyof typeof first, string> = {
  'norms.answer': '{sentence}\n(Service norms {number}, “{title}”)',
  'norms.claim': '{claim} (norm {number})',
  'norms.offer': 'You may mean one of these; please choose:',
  'norms.missing': 'The norms name a section {number}, “{title}”, but this edition does not hold its text, and I will not make it up. Say “talk to a person” if you need to know.',
  'norms.clause': 'Norm {number}: {title}',
  'norms.cites': 'Cited by the handbook',
  'norms.cites.note': '{cites} (numbers as the handbook gives them, not checked)',
};
