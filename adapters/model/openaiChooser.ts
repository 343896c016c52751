import type { BaseMessage } from '@langchain/core/messages';
import type { z } from 'zod';
import { chooseWith, MOVE_SCHEMA, movePrompt, moveReply, UNDERSTANDING_VERSION, WHOLE_SCHEMA, wholePrompt, wholeReply, WISH_SCHEMA, wishPrompt, wishReply, type Chooser, type Chosen } from '../../knowledge/understanding/port.js';
import type { SharedModel } from './sharedModel.js';

const OUTPUT_TOKENS = 400;

/** Understands with a model. Whatever goes wrong ends within the deadline in no choice, never in an error. */
export function chooserOn(shared: SharedModel, timeoutMs: number): Chooser {
  const asking = <Question, T>(schema: Record<string, unknown>, prompt: (question: Question) => BaseMessage[], reply: z.ZodType<T>) => {
    const chat = shared.chat({ schema, tokens: OUTPUT_TOKENS });
    return async (question: Question): Promise<Chosen<T>> => {
      const asked = await shared.ask(timeoutMs, (signal) => chooseWith(chat, prompt(question), reply, signal));
      const facts = { model: shared.model, promptVersion: UNDERSTANDING_VERSION, milliseconds: asked.milliseconds };
      if ('fault' in asked) return { facts: { ...facts, fault: asked.fault } };
      const { read, promptTokens, completionTokens } = asked.answer;
      const spent = { ...facts, promptTokens, completionTokens };
      if ('reply' in read) return { choice: read.reply, facts: spent };
      shared.unusable(read.problem);
      return { facts: { ...spent, fault: read.problem } };
    };
  };
  return {
    move: asking(MOVE_SCHEMA, movePrompt, moveReply),
    wish: asking(WISH_SCHEMA, wishPrompt, wishReply),
    whole: asking(WHOLE_SCHEMA, wholePrompt, wholeReply),
  };
}
