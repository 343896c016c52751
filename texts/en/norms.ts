import type { norms as first } from '../zh-Hans/norms.js';

/** Answers from the norms (promise: no claim without its source). */
export const norms: Record<keyof typeof first, string> = {
  'norms.answer': '{sentence}\n(Service norms {number}, “{title}”)',
  'norms.claim': '{claim} (norm {number})',
  'norms.offer': 'You may mean one of these; please choose:',
  'norms.missing': 'The norms name a section {number}, “{title}”, but this edition does not hold its text, and I will not make it up. Say “talk to a person” if you need to know.',
  'norms.whole': 'Service norms {number}, “{title}”, in full:\n{words}',
  'norms.fold': 'Norm {number} in full',
  'norms.instead': 'Send “norm {number}” to read it in full.',
  'norms.clause': 'Norm {number}: {title}',
  'norms.rate.helpful': 'Helpful',
  'norms.rate.unhelpful': 'Not helpful',
  'norms.rated.helpful': 'Thank you, noted.',
  'norms.rated.unhelpful': 'I am sorry that this did not help. Your question is noted, so that answers get better. Please ask in other words, or choose:',
  'norms.rated.already': 'You have rated this answer already. Thank you.',
  'norms.rated.late': 'That answer was some time ago, so no rating was noted. What else would you like to know?',
  'norms.cites': 'Cited by the handbook',
  'norms.cites.note': '{cites} (numbers as the handbook gives them, not checked)',
  'norms.cites.line': 'Cited by the handbook: {cites} (numbers as the handbook gives them, not checked)',
  'norms.risk.investment': 'Risk warning: investments can lose value, past results do not tell future ones, and nobody may promise capital or returns. Please read the product documents and complete a risk assessment before buying.',
  'norms.risk.insurance': 'Please note: what insurance covers is what the contract says; mind exclusions, the cooling-off period and losses on surrender.',
  'norms.risk.credit': 'Please note: borrowing costs interest and fees, and late payment affects your credit record. Apply for what you can repay; the contract decides.',
};
