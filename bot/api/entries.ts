import { z } from 'zod';
import { OUTCOMES } from '../../handoff/handoff.js';
import { actKey, note, said } from './basics.js';

/* Telephone calls and visits, entered by hand. */

/** `POST /api/entries`: a phone call or a visit at the counter, entered by hand, a record like any other (norm 4.5). */
export const entryBody = z.strictObject({
  key: actKey,
  way: z.enum(['phone', 'counter']),
  /** When it began, in UTC; not in the future. */
  at: z.iso.datetime(),
  minutes: z.number().int().min(0).max(24 * 60),
  customer: z.strictObject({ name: z.string().trim().max(80).default(''), contact: z.string().trim().max(120).default('') }),
  /** What was said, each with who said it. */
  exchanges: z.array(z.strictObject({ by: z.enum(['customer', 'agent']), text: said })).min(1).max(200),
  outcome: z.enum(OUTCOMES).exclude(['left', 'returned']),
  note: note.default(''),
  /** A receipt number that it was about. */
  number: z.string().max(64).optional(),
  /** The recording, uploaded before to `POST /api/entries/{key}/recording`. */
  recording: z.string().max(200).optional(),
});

/** What was entered. */
export const enteredView = z.object({ conversation: z.string(), sequence: z.number().int() });
