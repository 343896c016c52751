import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { tokensOf } from './budget.js';
import { RequestFault } from './fault.js';

/** What a service streamed, whole. */
export interface Streamed {
  readonly text: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

const CHARACTERS = 16_000;
const ENDS = new Set(['stop', 'tool_calls', 'function_call']);

/**
 * Reads a stream to its end. Only one that says that it ended, and why, is whole: a cut one ends like any other, and so
 * does an aborted one.
 * @throws RequestFault
 */
export async function streamed(stream: AsyncIterable<ChatCompletionChunk>, signal: AbortSignal, promptEstimate: number): Promise<Streamed> {
  let text = '';
  let ended: string | undefined;
  let chosen = false;
  let usage: ChatCompletionChunk['usage'];
  for await (const chunk of stream) {
    usage = chunk.usage ?? usage;
    // Not every service keeps to the SDK's types: some leave `choices` or `delta` out.
    const choice = (chunk.choices as ChatCompletionChunk['choices'] | null | undefined)?.[0];
    if (choice === undefined) continue;
    chosen = true;
    const delta = choice.delta as typeof choice.delta | null | undefined;
    text += delta?.content ?? '';
    for (const call of delta?.tool_calls ?? []) text += call.function?.arguments ?? '';
    ended = choice.finish_reason ?? ended;
    if (text.length > CHARACTERS) throw new RequestFault('too much output', false, false);
  }
  if (signal.aborted) throw new RequestFault('deadline', true, false);
  if (!chosen) throw new RequestFault('no choices', true, true);
  if (ended === undefined) throw new RequestFault('cut off: no finish_reason', true, true);
  if (ended === 'length') throw new RequestFault('too much output', false, false);
  if (!ENDS.has(ended)) throw new RequestFault('the service withheld its answer', false, false);
  if (text.trim() === '') throw new RequestFault('an empty answer', true, true);
  return { text, promptTokens: usage?.prompt_tokens ?? promptEstimate, completionTokens: usage?.completion_tokens ?? tokensOf(text) };
}
