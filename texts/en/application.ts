import type { application as first } from '../zh-Hans/application.js';

/** Texts of the application form (norm 2.2). */
export const application: Record<keyof typeof first, string> = {};
