import type { survey as first } from '../zh-Hans/survey.js';

/** Texts of the satisfaction survey (norm 7.2). */
export const survey: Record<keyof typeof first, string> = {};
