import { z } from 'zod';

/** One exchange: what the customer says or presses, and what must hold after the bot's answer. */
export const step = z.strictObject({
  /** Words of the customer. */
  customer: z.coerce.string().optional(),
  /** Title of a button of the last answer. */
  press: z.string().optional(),
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
  conversations: z.record(z.string(), z.array(step).min(1)),
});
