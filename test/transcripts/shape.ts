import { z } from 'zod';
import { OUTCOMES } from '../../handoff/handoff.js';

/** One exchange: what the customer says or presses, and what must hold after the bot's answer. */
export const step = z.strictObject({
  /** Words of the customer. */
  customer: z.coerce.string().optional(),
  /** Title of a button of the last answer. */
  press: z.string().optional(),
  /** What an agent does before the answer. Who closes says how it ended; who returns or says something, what. */
  agent: z.strictObject({ claims: z.literal(true), closes: z.enum(OUTCOMES), returns: z.string(), says: z.string() }).partial().optional(),
  /** So many agents are at the desk from here on. */
  agents: z.number().optional(),
  /** What the customer says is taken without an answer. */
  quiet: z.literal(true).optional(),
  /** Who may speak after it: bot, queue, agent. */
  owner: z.enum(['bot', 'queue', 'agent']).optional(),
  /** The texts of the answer, by key, exactly. */
  bot: z.array(z.string()).optional(),
  /** Texts that are among those of the answer. */
  says: z.array(z.string()).optional(),
  /** Words in the answer. */
  shows: z.array(z.string()).optional(),
  /** Values of slots; null for one that must be empty. */
  holds: z.record(z.string(), z.json()).optional(),
  /** Titles of the buttons, in order. */
  offers: z.array(z.string()).optional(),
});
/** One exchange. */
export type Step = z.infer<typeof step>;

/** A file of conversations in one language, by name. */
export const transcriptFile = z.strictObject({
  locale: z.enum(['zh-Hans', 'zh-Hant', 'en']).default('zh-Hans'),
  /** When these conversations take place, ISO with an offset; 2026-11-25 10:00 in Shanghai unless told. */
  at: z.iso.datetime({ offset: true }).optional(),
  conversations: z.record(z.string(), z.array(step).min(1)),
});
