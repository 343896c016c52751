import { bulkhead, circuitBreaker, ConsecutiveBreaker, handleWhen, timeout, TimeoutStrategy, wrap } from 'cockatiel';
import type { Clock } from '../../bot/clock.js';
import { faultOf, type TurnLog } from '../../bot/turn/faults.js';
import { ModelFault } from '../../knowledge/answering/port.js';
import { inBatches, type BatchSettings } from './batches.js';
import type { TokenBudget } from './budget.js';
import { OpenAiEmbeddings, type EmbeddingSettings } from './openaiEmbeddings.js';
import { faultWords } from './sharedModel.js';

/** Which model embeds, and what it may take. */
export interface EmbedderSettings extends EmbeddingSettings {
  /** For a question, with all its tries: somebody waits for the answer. */
  readonly questionMs: number;
  /** For a batch of the handbook's texts. */
  readonly batchMs: number;
  /** How long questions are not sent after faults. Default 30 s. */
  readonly restMs?: number;
  /** So many questions are remembered. Default 500: of 1,536 figures each, they take 3 MB. */
  readonly remembers?: number;
}

/** A question's vector, or what went wrong, in words for the operator that hold nothing of what was asked. */
export type EmbeddedQuestion = { readonly vector: Float32Array; readonly milliseconds: number } | { readonly fault: string; readonly milliseconds: number };

/** Makes vectors of texts that were masked before. */
export interface Embedder {
  /** Never throws, and takes no longer than its deadline. A question that was asked lately is not sent again. */
  question(text: string): Promise<EmbeddedQuestion>;
  /** See {@link inBatches}. @throws ModelFault */
  texts(texts: readonly string[], how: Omit<BatchSettings, 'batchMs'>): Promise<number>;
}

const FAULTS_IN_A_ROW = 4;
const AT_ONCE = 16;
/** A turn may ask the same several times; it waits for a stalled service once. */
const FAULT_REMEMBERED_MS = 5_000;

/** Opens an embedder: nothing is sent before the first call. */
export function openEmbedder({ questionMs, batchMs, restMs = 30_000, remembers = 500, ...settings }: EmbedderSettings, budget: TokenBudget, clock: Pick<Clock, 'now'>, log: TurnLog): Embedder {
  const { model } = settings;
  const embeddings = new OpenAiEmbeddings(settings, budget, clock);
  const breaker = circuitBreaker(handleWhen((error) => !(error instanceof ModelFault) || error.weighs), { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(FAULTS_IN_A_ROW) });
  const policy = wrap(timeout(questionMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false }), bulkhead(AT_ONCE), breaker);
  const remembered = new Map<string, { readonly asked: Promise<EmbeddedQuestion>; until: number }>();
  let failing = false;

  const ask = async (text: string): Promise<EmbeddedQuestion> => {
    const began = performance.now();
    const took = () => Math.round(performance.now() - began);
    try {
      const vector = await policy.execute(({ signal }) => embeddings.embedQuery(text, signal));
      if (failing) log.info({ model }, 'questions are compared by meaning again');
      failing = false;
      return { vector, milliseconds: took() };
    } catch (error) {
      const fault = faultWords(error);
      if (fault === undefined) log.error({ fault: faultOf(error) }, 'a question could not be embedded');
      // Once, until it is well again: each turn's record says it for itself.
      else if (!failing) log.warn({ model, fault }, 'questions are not compared by meaning, but by words alone, while this lasts');
      failing = true;
      return { fault: fault ?? 'our own fault, see the log', milliseconds: took() };
    }
  };

  return {
    question(text) {
      const known = remembered.get(text);
      // Taken out and put in again: the oldest is first.
      remembered.delete(text);
      const entry = known !== undefined && known.until > clock.now() ? known : { asked: ask(text), until: Number.POSITIVE_INFINITY };
      remembered.set(text, entry);
      for (const oldest of remembered.keys()) {
        if (remembered.size <= remembers) break;
        remembered.delete(oldest);
      }
      return entry.asked.then((answer) => {
        if ('fault' in answer) entry.until = Math.min(entry.until, clock.now() + FAULT_REMEMBERED_MS);
        return answer;
      });
    },
    texts: (texts, how) => inBatches(embeddings, texts, { ...how, batchMs }),
  };
}
