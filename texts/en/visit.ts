import type { visit as first } from '../zh-Hans/visit.js';

/** Texts of the follow-up visit (norm 4.3.5). */
export const visit: Record<keyof typeof first, string> = {
  'visit.title': 'Follow-up',
  'visit.begin': 'Hello, your {kind} ({number}) was closed some days ago, and I would like to ask how it stands.',
  'visit.confirm': 'Please check the above.',
  'visit.cancelled': 'All right, I will not trouble you. If it turns out not to be settled, tell me at any time.',
  'visit.done': 'Thank you for your reply.',
  'visit.settled': 'We are glad it is settled. Thank you for your patience.',
  'visit.reopened': 'We are sorry it is not settled. {number} is open again, its time limits begin anew from now, and our staff has been told that a person is to follow up; news will be told here. If it is urgent, please call {phone}. Thank you for your patience.',
  'visit.by-person': 'We are sorry it is not settled. Your words are on record and our staff has been told; if it is urgent, please call {phone}.',
  'visit.number.label': 'Number',
  'visit.number.ask': 'Number',
  'visit.number.again': 'Number',
  'visit.number.help': 'Number',
  'visit.settled.label': 'Settled',
  'visit.settled.ask': 'Has the matter been settled?',
  'visit.settled.again': 'Please tell me: settled, or not settled?',
  'visit.settled.help': 'If it is not settled, it is opened again and a person goes on with it.',
  'visit.settled.unknown': 'Sorry, I did not catch that. Is it settled? Please reply yes or no.',
  'visit.missing.label': 'What is missing',
  'visit.missing.ask': 'I am sorry. What is still missing? I will pass it on to a person; you may skip this.',
  'visit.missing.again': 'Please say what is still missing, or press "Skip".',
  'visit.missing.help': 'In your own words; they are passed on as they are.',
  'visit.missing.empty': 'I saw no words; please try again, or press "Skip".',
  'visit.missing.too-short': 'A little more, please, or press "Skip".',
  'visit.missing.too-long': 'That is {length} characters; please keep it within {limit}.',
};
