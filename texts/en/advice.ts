import type { advice as first } from '../zh-Hans/advice.js';

/** Advice that is not a counter's to give: declined politely, with a way on. */
export const advice: Record<keyof typeof first, string> = {
  'advice.investment': 'I cannot advise on what to buy or sell, or when: investments carry risk, and what suits you depends on your circumstances. I can book a meeting with an adviser, or you can call {phone}:',
  'advice.legal': 'I cannot judge legal questions for you; please ask a lawyer, or call the legal service line 12348. For anything about our service, a person can help, also on {phone}:',
  'advice.medical': 'I cannot advise on health or medicine; please ask a doctor, and in an emergency call 120 at once. For banking matters a person can help, also on {phone}:',
};
