import type { complaint as first } from '../zh-Hans/complaint.js';

/** Texts of the complaint form (norms 1.5, 4.3). */
export const complaint: Record<keyof typeof first, string> = {};
