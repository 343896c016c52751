import { z } from 'zod';
import { LONGEST_SAID, said } from './basics.js';

/* What an agent has at hand: clauses and canned replies. */

/** `GET /api/norms?q=`: clauses for the customer's last words, best first; `GET /api/norms/{id}` gives one. */
export const clauseView = z.object({ id: z.string(), title: z.string(), text: z.string(), /** How it is said to a customer: number, title, the sentence that answers. */ cite: z.string() });

/** `GET /api/norms` */
export const clausesView = z.object({ clauses: z.array(clauseView) });

/** A canned reply; variables in braces: {customer}, {agent}, {number}, {time}, {institution}. */
export const cannedReply = z.strictObject({ id: z.string().min(1).max(64), title: z.string().trim().min(1).max(80), shortcut: z.string().trim().max(20).default(''), texts: z.strictObject({ 'zh-Hans': said, 'zh-Hant': z.string().max(LONGEST_SAID).default(''), en: z.string().max(LONGEST_SAID).default('') }), /** '' is everybody's. */ owner: z.string().max(64).default('') });
/** See {@link cannedReply}. */
export type CannedReply = z.infer<typeof cannedReply>;

/** `GET /api/canned` */
export const cannedView = z.object({ replies: z.array(cannedReply) });
