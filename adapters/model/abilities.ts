import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
const FORMATS = ['json_schema', 'json_object', 'tool', 'plain'] as const;
const LIMITS = ['max_tokens', 'max_completion_tokens', 'none'] as const;

/** What a service is believed to know. Services differ, and say so with 400. */
export interface Abilities {
  readonly format: (typeof FORMATS)[number];
  readonly limit: (typeof LIMITS)[number];
  readonly temperature: boolean;
  readonly usage: boolean;
}

/** What is tried first. */
export const ALL: Abilities = { format: 'json_schema', limit: 'max_tokens', temperature: true, usage: true };

/** One step down after a refusal, by what it names; undefined when nothing is left to do without. */
export function without(abilities: Abilities, refusal: string): Abilities | undefined {
  const { format, limit, temperature, usage } = abilities;
  if (usage && /stream_options|include_usage/.test(refusal)) return { ...abilities, usage: false };
  if (limit !== 'none' && refusal.includes(limit)) return { ...abilities, limit: LIMITS[LIMITS.indexOf(limit) + 1] ?? 'none' };
  if (temperature && refusal.includes('temperature')) return { ...abilities, temperature: false };
  const next = FORMATS[FORMATS.indexOf(format) + 1];
  if (next !== undefined) return { ...abilities, format: next };
  return temperature || usage || limit !== 'none' ? { format, limit: 'none', temperature: false, usage: false } : undefined;
}

/** What a reply must look like, and how many tokens it may have. */
export interface ReplyShape {
  readonly schema: Record<string, unknown>;
  readonly tokens: number;
}

/** The parts of a request that depend on what the service knows. */
export function requestOf({ format, limit, temperature, usage }: Abilities, { schema, tokens }: ReplyShape): Partial<ChatCompletionCreateParamsStreaming> {
  return {
    ...(usage ? { stream_options: { include_usage: true } } : {}),
    ...(limit === 'none' ? {} : { [limit]: tokens }),
    ...(temperature ? { temperature: 0 } : {}),
    ...(format === 'json_schema' ? { response_format: { type: 'json_schema' as const, json_schema: { name: 'answer', strict: true, schema } } } : {}),
    ...(format === 'json_object' ? { response_format: { type: 'json_object' as const } } : {}),
    ...(format === 'tool' ? { tools: [{ type: 'function' as const, function: { name: 'answer', description: 'Gives the answer.', parameters: schema } }], tool_choice: { type: 'function' as const, function: { name: 'answer' } } } : {}),
  };
}
