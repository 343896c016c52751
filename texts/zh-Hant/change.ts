import type { change as first } from '../zh-Hans/change.js';

/** Texts of moving and cancelling by the customer (norm 2.5). */
export const change: Record<keyof typeof first, string> = {};
