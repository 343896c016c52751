import { z } from 'zod';

const reply = z.object({
  answerable: z.boolean(),
  claims: z.array(z.object({
    text: z.string().trim().min(1).max(600),
    quotes: z.array(z.object({ clauseId: z.string().max(20), quote: z.string().max(600) })).max(8),
  })).max(12),
});
/** What a model replies, not yet verified. */
export type Reply = z.infer<typeof reply>;

const strict = (properties: Record<string, object>) => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
/** The same as JSON Schema, for services that hold a model to it. Without lengths: few services know them. */
export const REPLY_SCHEMA: Record<string, unknown> = strict({
  answerable: { type: 'boolean' },
  claims: { type: 'array', items: strict({ text: { type: 'string' }, quotes: { type: 'array', items: strict({ clauseId: { type: 'string' }, quote: { type: 'string' } }) } }) },
});

/** Reads what a model said: JSON, alone or in a fence. `problem` says what is wrong, in words for the model; it holds nothing of the reply. */
export function readReply(said: string): { readonly reply: Reply } | { readonly problem: string } {
  const found = json(said);
  if (found === undefined) return { problem: 'not JSON' };
  const parsed = reply.safeParse(found);
  if (parsed.success) return { reply: parsed.data };
  return { problem: `wrong schema: ${parsed.error.issues.slice(0, 5).map(({ path, code }) => `${path.map((part) => (typeof part === 'number' ? '[]' : String(part))).join('.') || 'the reply'} ${code}`).join(', ')}` };
}

/** Some models think aloud first, or put the object between fences or a few words. */
function json(said: string): unknown {
  const bare = said.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  const fenced = /^```(?:json)?\s*\n?([\s\S]*?)\n?\s*```$/i.exec(bare)?.[1];
  for (const candidate of [bare, fenced, bare.slice(bare.indexOf('{'), bare.lastIndexOf('}') + 1)]) {
    try {
      if (candidate !== undefined && candidate !== '') return JSON.parse(candidate);
    } catch {
      // The next may be it.
    }
  }
  return undefined;
}
