import { z } from 'zod';
import type { Json } from '../../records/json.js';
import { LOCALES } from '../../records/message.js';

/* What the parts of the console’s contract share. Instants are ISO 8601 in UTC. */

/** Any JSON. */
export const json: z.ZodType<Json> = z.json();

/** An instant, ISO 8601 in UTC. */
export const instant = z.string();

/** A language that customers are served in. */
export const locale = z.enum(LOCALES);

/** A one-use key that the desk makes for each thing it does: sent again after a lost answer, it is done once. */
export const actKey = z.string().min(8).max(64).regex(/^[\w-]+$/, 'expected letters, figures, - and _');

/** The longest that is said, in characters. */
export const LONGEST_SAID = 4_000;

/** The longest note, in characters. */
export const LONGEST_NOTE = 4_000;

/** Words that are said. */
export const said = z.string().trim().min(1).max(LONGEST_SAID);

/** Words that staff keep among themselves; may be none. */
export const note = z.string().trim().max(LONGEST_NOTE);

/** Who spoke or received. */
export const party = z.object({ role: z.enum(['customer', 'bot', 'agent', 'system']), id: z.string() });

/** A file that travels with a message. */
export const fileView = z.object({ id: z.string(), name: z.string(), contentType: z.string(), size: z.number() });
