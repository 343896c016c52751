import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import { RunnableLambda } from '@langchain/core/runnables';
import { z } from 'zod';
import { readAs } from '../reply.js';

/** What a model replied, and what it took. */
export interface Replied<T> {
  readonly read: { readonly reply: T } | { readonly problem: string };
  readonly promptTokens: number;
  readonly completionTokens: number;
}

const tokenUsage = z.object({ promptTokens: z.number(), completionTokens: z.number() });

/**
 * Asks a model once. A reply that can't be read is not asked for again: the rules' outcome is at hand, and the customer waits.
 * @throws whatever the model throws.
 */
export async function chooseWith<T>(model: BaseChatModel, asked: readonly BaseMessage[], schema: z.ZodType<T>, signal?: AbortSignal): Promise<Replied<T>> {
  const read = RunnableLambda.from((message: AIMessageChunk): Replied<T> => ({
    read: readAs(schema, message.text), promptTokens: 0, completionTokens: 0, ...tokenUsage.safeParse(message.response_metadata['tokenUsage']).data,
  }));
  return model.pipe(read).invoke([...asked], signal ? { signal } : {});
}
