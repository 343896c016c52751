import type { smallTalk as first } from '../zh-Hans/smallTalk.js';

/** What is said to words that are no business of a counter (norm 4.2: patient, never in kind). */
export const smallTalk: Record<keyof typeof first, string> = {
  'smallTalk.who': 'I am "Guitai", an automatic assistant, not a human being; say "human" whenever you want a person. What may I do for you?',
  'smallTalk.praised': 'Thank you, that is kind of you. Is there anything else I can do?',
  'smallTalk.no-tips': 'I cannot judge markets and would not want to mislead you. For professional advice I can book an adviser for you:',
  'smallTalk.chat': 'I am not much use with that, but gladly with matters of the bank. You may choose below:',
  'smallTalk.abuse': 'I can tell that you are upset, and I am sorry. I am still here to help; to talk to a person, say "human" or call {phone}. Our staff will see this conversation.',
  'smallTalk.money-at-risk': 'Your money comes first: please call {phone} at once to block the card or freeze the account, and 110 if you suspect fraud. Transfer nothing more, and tell nobody a code.',
  'smallTalk.distress': 'I am worried to hear you say that. Please reach somebody who can help right now: the national helpline 12356, or 110 or 120 in an emergency. You are not alone. You can also call {phone}. Whatever the matter with the bank is, it can be talked over.',
};
