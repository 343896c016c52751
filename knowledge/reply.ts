import type { z } from 'zod';

/** A JSON Schema of an object that has these properties and no others, for services that hold a model to it. */
export function strict(properties: Record<string, object>): Record<string, unknown> {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/** Reads what a model said: JSON, alone or in a fence. `problem` says what is wrong, in words for the model; it holds nothing of the reply. */
export function readAs<T>(schema: z.ZodType<T>, said: string): { readonly reply: T } | { readonly problem: string } {
  const found = json(said);
  if (found === undefined) return { problem: 'not JSON' };
  const parsed = schema.safeParse(found);
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
