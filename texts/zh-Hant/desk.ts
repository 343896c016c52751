import type { desk as first } from '../zh-Hans/desk.js';

/** Texts of what the institution tells of its steps (norms 2.3–2.5). */
export const desk: Record<keyof typeof first, string> = {};
