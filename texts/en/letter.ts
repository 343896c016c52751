import type { letter as first } from '../zh-Hans/letter.js';

/** Texts of the written result as a letter (norm 1.5.2). */
export const letter: Record<keyof typeof first, string> = {
  'letter.title': 'Written answer to your {kind}',
  'letter.number': 'Number: {number}',
  'letter.to': 'Dear {name},',
  'letter.customer': 'customer',
  'letter.begin': 'We have dealt with the {kind} you brought to us on {day}. This is our answer:',
  'letter.end': 'If you do not agree, please call {phone} or tell us in the chat, and we will look into it further. Thank you for your patience.',
  'letter.link': 'Letter to print',
};
