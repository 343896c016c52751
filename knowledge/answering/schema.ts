import { z } from 'zod';
import { readAs, strict } from '../reply.js';

const reply = z.object({
  answerable: z.boolean(),
  claims: z.array(z.object({
    text: z.string().trim().min(1).max(600),
    quotes: z.array(z.object({ clauseId: z.string().max(20), quote: z.string().max(600) })).max(8),
  })).max(12),
});
/** What a model replies, not yet verified. */
export type Reply = z.infer<typeof reply>;

/** The same as JSON Schema, for services that hold a model to it. Without lengths: few services know them. */
export const REPLY_SCHEMA: Record<string, unknown> = strict({
  answerable: { type: 'boolean' },
  claims: { type: 'array', items: strict({ text: { type: 'string' }, quotes: { type: 'array', items: strict({ clauseId: { type: 'string' }, quote: { type: 'string' } }) } }) },
});

/** Reads what a model said; see {@link readAs}. */
export function readReply(said: string): { readonly reply: Reply } | { readonly problem: string } {
  return readAs(reply, said);
}
