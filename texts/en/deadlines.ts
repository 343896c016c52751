import type { deadlines as first } from '../zh-Hans/deadlines.js';

/** What the customer is told of deadlines (norms 2.4, 2.5). */
export const deadlines: Record<keyof typeof first, string> = {
  'deadlines.late': 'Hello, your {kind} ({number}) is still being worked on and takes longer than we had set ourselves; we are sorry. It has been passed up to the person in charge, and news will be told here; to ask directly, please call {phone}. Thank you for your patience.',
  'deadlines.notice.subject': 'Progress notice',
};
