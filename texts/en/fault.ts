import type { fault as first } from '../zh-Hans/fault.js';

/** What is said when we have failed (promise: always an answer). */
export const fault: Record<keyof typeof first, string> = {
  'fault.apology': 'Sorry, something went wrong on our side and your message could not be dealt with. It has been kept and our staff will see it; what you had entered is still here. Please try again in a moment.',
};
