import { Embeddings } from '@langchain/core/embeddings';
import type { IDefaultPolicyContext, RetryPolicy } from 'cockatiel';
import OpenAI, { APIError } from 'openai';
import { z } from 'zod';
import type { Clock } from '../../bot/clock.js';
import { holdsLongNumber, ModelFault } from '../../knowledge/answering/port.js';
import { oneMoreTry } from './again.js';
import { boundedFetch } from './bounded.js';
import { tokensOf, type TokenBudget } from './budget.js';
import { RequestFault, requestFault } from './fault.js';

/** Where the embedding model is. */
export interface EmbeddingSettings {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
}

/** The service does not take these texts: too many at once, or one that is too long. */
export class RefusedTexts extends ModelFault {
  constructor(status: number) {
    super(`status ${status}`, false);
  }
}

const OUTPUT_BYTES = 16 * 1_048_576;
const DIMENSIONS = 8_192;
/** What it costs to read the handbook leaves as much of a day for customers. */
const CORPUS_SHARE = 0.5;

// `index` is left out by some services; then they are in order.
const answer = z.object({
  data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.number()).min(1).max(DIMENSIONS) })),
  usage: z.object({ total_tokens: z.number().int().min(0) }).optional().catch(undefined),
});

/**
 * Vectors of length 1 from OpenAI's embeddings, or a service that speaks like it. One request is bounded in size and cost; in
 * time by the signal it is given. Texts come masked: what holds a long number is refused, not sent.
 */
export class OpenAiEmbeddings extends Embeddings<Float32Array> {
  readonly #client: OpenAI;
  readonly #retry: RetryPolicy = oneMoreTry();

  constructor(private readonly settings: EmbeddingSettings, private readonly budget: TokenBudget, private readonly clock: Pick<Clock, 'now'>) {
    super({ maxRetries: 0 });
    // The SDK's own retries, log and variables of the environment are ours to decide on.
    this.#client = new OpenAI({ apiKey: settings.apiKey, baseURL: settings.baseUrl, organization: null, project: null, maxRetries: 0, logLevel: 'off', fetch: boundedFetch(OUTPUT_BYTES) });
  }

  /** One request for all. @throws ModelFault; {@link RefusedTexts} where fewer or shorter ones may do. */
  override embedDocuments(texts: string[], signal?: AbortSignal): Promise<Float32Array[]> {
    return this.#embed(texts, CORPUS_SHARE, signal);
  }

  /** @throws ModelFault */
  override async embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array> {
    const [vector] = await this.#embed([text], 1, signal);
    if (vector === undefined) throw new RequestFault('no vector', true, false);
    return vector;
  }

  #embed(texts: string[], share: number, signal = new AbortController().signal): Promise<Float32Array[]> {
    if (texts.some((text) => holdsLongNumber(text, { spaced: true }))) return Promise.reject(new ModelFault('personal data not masked', false));
    return this.#retry.execute((context: IDefaultPolicyContext) => this.#request(texts, share, context.signal), signal);
  }

  async #request(texts: string[], share: number, signal: AbortSignal): Promise<Float32Array[]> {
    const estimate = texts.reduce((sum, text) => sum + tokensOf(text), 0);
    const settle = this.budget.reserve(estimate, share);
    if (settle === undefined) throw new ModelFault(share < 1 ? 'the handbook\'s share of the tokens of the day is spent' : 'the tokens of the day are spent', false);
    let cost = 0;
    try {
      // Figures, not base64: the SDK asks for base64 unless told, and few services know it.
      const said: unknown = await this.#client.embeddings.create({ model: this.settings.model, input: texts, encoding_format: 'float' }, { signal });
      cost = estimate;
      const parsed = answer.safeParse(said);
      if (!parsed.success) throw new RequestFault('an answer that holds no vectors', true, false);
      cost = parsed.data.usage?.total_tokens ?? estimate;
      return inOrder(parsed.data.data, texts.length);
    } catch (error) {
      const status: unknown = error instanceof APIError ? error.status : undefined;
      if (status === 400 || status === 413 || status === 422) throw new RefusedTexts(status);
      throw requestFault(error, signal, this.clock.now());
    } finally {
      settle(cost);
    }
  }
}

function inOrder(data: z.infer<typeof answer>['data'], asked: number): Float32Array[] {
  if (data.length !== asked) throw new RequestFault('not as many vectors as texts', true, false);
  const vectors: Float32Array[] = [];
  for (const [at, { index = at, embedding }] of data.entries()) {
    const vector = unit(embedding);
    if (vector === undefined) throw new RequestFault('a vector without direction', true, false);
    vectors[index] = vector;
  }
  if (vectors.length !== asked || Object.keys(vectors).length !== asked) throw new RequestFault('vectors out of order', true, false);
  if (vectors.some(({ length }) => length !== vectors[0]?.length)) throw new RequestFault('vectors of several lengths', true, false);
  return vectors;
}

/** Of length 1; undefined where it has no direction. */
function unit(figures: readonly number[]): Float32Array | undefined {
  const length = Math.hypot(...figures);
  return Number.isFinite(length) && length > 1e-9 ? Float32Array.from(figures, (figure) => figure / length) : undefined;
}
