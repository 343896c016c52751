import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import { RunnableLambda, type Runnable } from '@langchain/core/runnables';
import { z } from 'zod';
import { ModelFault, type AnswerFacts, type ModelAnswer, type Question, type SourceClause } from './answer.js';
import { holdsLongNumber } from './longNumber.js';
import { prompt, PROMPT_VERSION, repair, shownOf, type Shown } from './prompt.js';
import { readReply, type Reply } from './schema.js';
import { verify } from './verify.js';

interface Draft {
  readonly said: string;
  readonly read: { readonly reply: Reply } | { readonly problem: string };
  readonly promptTokens: number;
  readonly completionTokens: number;
}

const tokenUsage = z.object({ promptTokens: z.number(), completionTokens: z.number() });

const draftOf = RunnableLambda.from((message: AIMessageChunk): Draft => {
  const usage = tokenUsage.safeParse(message.response_metadata['tokenUsage']);
  return { said: message.text, read: readReply(message.text), promptTokens: 0, completionTokens: 0, ...usage.data };
});

/** From what is shown to what a model makes of it: asked again once when its reply can't be read. */
export function draftChain(model: BaseChatModel): Runnable<Shown, Draft> {
  const draft: Runnable<BaseMessage[], Draft> = model.pipe(draftOf);
  return prompt.pipe(RunnableLambda.from(async (messages: BaseMessage[], config): Promise<Draft> => {
    const first = await draft.invoke(messages, config);
    if (!('problem' in first.read)) return first;
    const second = await draft.invoke(repair(messages, first.said, first.read.problem), config);
    return { ...second, promptTokens: first.promptTokens + second.promptTokens, completionTokens: first.completionTokens + second.completionTokens };
  }));
}

/**
 * Answers with a model, and lets through only what the clauses bear out.
 * @throws ModelFault, or whatever the model throws.
 */
export async function answerWith(model: BaseChatModel, question: Question, clauses: readonly SourceClause[], signal?: AbortSignal): Promise<Omit<ModelAnswer, 'facts'> & { readonly facts: Omit<AnswerFacts, 'model' | 'milliseconds'> }> {
  if ([question, ...question.history].some(({ text }) => holdsLongNumber(text, { spaced: true }))) throw new ModelFault('personal data not masked', false);
  const shown = shownOf(question, clauses);
  if (shown.clauses.length === 0) return { outcome: 'not-answerable', claims: [], facts: { promptVersion: PROMPT_VERSION, dropped: 0 } };
  const { read, promptTokens, completionTokens } = await draftChain(model).invoke(shown, signal ? { signal } : {});
  const facts = { promptVersion: PROMPT_VERSION, dropped: 0, promptTokens, completionTokens };
  if ('problem' in read) return { outcome: 'failed', claims: [], facts: { ...facts, fault: read.problem } };
  if (!read.reply.answerable) return { outcome: 'not-answerable', claims: [], facts: { ...facts, dropped: read.reply.claims.length } };
  const { claims, dropped } = verify(read.reply, shown.question, shown.clauses);
  return { outcome: claims.length === 0 ? 'nothing-verified' : 'answered', claims, facts: { ...facts, dropped } };
}
