import type { progress as first } from '../zh-Hans/progress.js';

/** Texts of progress (norm 2.4). */
export const progress: Record<keyof typeof first, string> = {};
