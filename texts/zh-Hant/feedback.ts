import type { feedback as first } from '../zh-Hans/feedback.js';

/** Texts of the feedback form (norm 4.3). */
export const feedback: Record<keyof typeof first, string> = {};
