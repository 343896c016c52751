import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import type { IDefaultPolicyContext, RetryPolicy } from 'cockatiel';
import OpenAI from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import type { Clock } from '../../bot/clock.js';
import { holdsLongNumber, ModelFault } from '../../knowledge/answering/port.js';
import { ALL, requestOf, without, type Abilities, type ReplyShape } from './abilities.js';
import { LONGEST_WAIT_MS, oneMoreTry } from './again.js';
import { boundedFetch } from './bounded.js';
import { tokensOf, type TokenBudget } from './budget.js';
import { refusalOf, RequestFault, requestFault } from './fault.js';
import { streamed, type Streamed } from './streamed.js';

/** Where the model is. */
export interface ChatSettings {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
}

const OUTPUT_BYTES = 1_048_576;

/** What one service has shown of itself: shared by all that is asked of it. */
export interface ServiceSeen {
  abilities: Abilities;
  /** Epoch ms. */
  restsUntil: number;
}

/** A service that nothing is known of. */
export function unseen(): ServiceSeen {
  return { abilities: ALL, restsUntil: 0 };
}

/** A model behind OpenAI's chat completions, or a service that speaks like it. One request is bounded in size and cost; in time by the signal it is given. */
export class OpenAiChat extends BaseChatModel {
  readonly #client: OpenAI;
  readonly #retry: RetryPolicy = oneMoreTry();

  constructor(private readonly settings: ChatSettings, private readonly shape: ReplyShape, private readonly seen: ServiceSeen, private readonly budget: TokenBudget, private readonly clock: Pick<Clock, 'now'>) {
    super({ maxRetries: 0, cache: false });
    // The SDK's own retries, log and variables of the environment are ours to decide on.
    this.#client = new OpenAI({ apiKey: settings.apiKey, baseURL: settings.baseUrl, organization: null, project: null, maxRetries: 0, logLevel: 'off', fetch: boundedFetch(OUTPUT_BYTES) });
  }

  override _llmType(): string {
    return 'openai';
  }

  override async _generate(messages: BaseMessage[], { signal = new AbortController().signal }: this['ParsedCallOptions']): Promise<ChatResult> {
    if (messages.some(({ text }) => holdsLongNumber(text, { spaced: false }))) throw new ModelFault('personal data not masked', false);
    const { text, promptTokens, completionTokens } = await this.#retry.execute((context: IDefaultPolicyContext) => this.#request(messages.map(paramOf), context.signal), signal);
    // LangChain's `usage_metadata` has no usable type here; `tokenUsage` is what its own adapters report beside it.
    const message = new AIMessage({ content: text, response_metadata: { tokenUsage: { promptTokens, completionTokens } } });
    return { generations: [{ text, message }] };
  }

  /** One request, and another for each thing that the service turns out not to know. */
  async #request(messages: ChatCompletionMessageParam[], signal: AbortSignal): Promise<Streamed> {
    if (this.clock.now() < this.seen.restsUntil) throw new ModelFault('the service asked to be left alone for a while', false);
    let abilities = this.seen.abilities;
    for (;;) {
      try {
        const answer = await this.#attempt(messages, abilities, signal);
        this.seen.abilities = abilities;
        return answer;
      } catch (error) {
        const refusal = refusalOf(error);
        const less = refusal === undefined ? undefined : without(abilities, refusal);
        if (less === undefined) throw this.#noted(requestFault(error, signal, this.clock.now()));
        abilities = less;
      }
    }
  }

  async #attempt(messages: ChatCompletionMessageParam[], abilities: Abilities, signal: AbortSignal): Promise<Streamed> {
    const prompt = tokensOf(JSON.stringify(messages));
    const settle = this.budget.reserve(prompt + this.shape.tokens);
    if (settle === undefined) throw new ModelFault('the tokens of the day are spent', false);
    let cost = 0;
    const cancel = new AbortController();
    try {
      const stream = await this.#client.chat.completions.create({ model: this.settings.model, messages, stream: true, ...requestOf(abilities, this.shape) }, { signal: AbortSignal.any([signal, cancel.signal]) });
      cost = prompt + this.shape.tokens;
      const answer = await streamed(stream, signal, prompt);
      cost = answer.promptTokens + answer.completionTokens;
      return answer;
    } finally {
      settle(cost);
      cancel.abort();
    }
  }

  #noted(fault: ModelFault): ModelFault {
    if (fault instanceof RequestFault && fault.waitMs !== undefined && fault.waitMs > LONGEST_WAIT_MS) this.seen.restsUntil = this.clock.now() + fault.waitMs;
    return fault;
  }
}

function paramOf(message: BaseMessage): ChatCompletionMessageParam {
  const kind = message.type;
  return { role: kind === 'system' ? 'system' : kind === 'ai' ? 'assistant' : 'user', content: message.text };
}
