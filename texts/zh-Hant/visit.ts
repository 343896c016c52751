import type { visit as first } from '../zh-Hans/visit.js';

/** Texts of the follow-up visit (norm 4.3.5). */
export const visit: Record<keyof typeof first, string> = {};
