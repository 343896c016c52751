import { z } from 'zod';
import { LINKED_BY } from '../../supervision/customers/linked.js';
import { instant } from './basics.js';

/** A conversation of the same customer, on whatever channel, with its first words (masked) and what showed that it is theirs. */
export const linkedView = z.object({ conversation: z.string(), at: instant, channel: z.string(), said: z.string(), by: z.enum(LINKED_BY) });
/** See {@link linkedView}. */
export type LinkedView = z.infer<typeof linkedView>;

/** `GET /api/review/conversations/{conversation}/linked`: the latest first. */
export const linkedConversations = z.object({ linked: z.array(linkedView) });
/** See {@link linkedConversations}. */
export type LinkedConversations = z.infer<typeof linkedConversations>;
