import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TokenBudget } from '../../adapters/model/budget.js';
import type { Embedder } from '../../adapters/model/openaiEmbedder.js';
import { ModelFault } from '../../knowledge/answering/answer.js';
import type { Meanings, Near } from '../../knowledge/retrieval/meanings.js';
import type { Norms } from '../../knowledge/retrieval/norms.js';
import type { MeaningFacts } from '../../dialogs/norms/port.js';
import { maskPersonal } from '../../records/personal/mask.js';
import type { Clock } from '../clock.js';
import type { Settings } from '../settings.js';
import { faultOf, type TurnLog } from '../turn/faults.js';
import { embedNorms } from './embedNorms.js';

/** The settings that embeddings are made with. */
export type MeaningSettings = Pick<Settings, 'DATA_DIR' | 'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'OPENAI_EMBEDDING_MODEL' | 'MODEL_TIMEOUT_MS'>;

/** What is near to a question by meaning, where that could be found out in time, and what the record keeps of it. */
export interface Nearness {
  readonly near?: Near;
  readonly facts?: MeaningFacts;
}

/** The norms' meanings: got ready in the background, kept on disk, asked within a short deadline. */
export interface NormsMeanings {
  /** Never throws. Until everything is ready, and wherever anything fails: nothing, and words alone decide. */
  near(question: string, norms: Norms): Promise<Nearness>;
  /** Begins to get them ready for these norms, unless it has begun. */
  prepare(norms: Norms): void;
  /** Ends what is in work; what was got so far is kept. */
  close(): Promise<void>;
}

/** A question may take so long, or a quarter of what the model may take for an answer. */
const QUESTION_MS = 1_500;
const BATCH_MS = 60_000;
/** Questions are cut there; what is asked stands further ahead. */
const QUESTION_CHARACTERS = 1_000;
const PAUSE_MS = { first: 30_000, longest: 600_000 } as const;

/** Undefined where the settings name no embedding model, or no key: nothing is embedded, and nobody is asked. */
export function openNormsMeanings({ DATA_DIR, OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_EMBEDDING_MODEL: model, MODEL_TIMEOUT_MS }: MeaningSettings, budget: TokenBudget, clock: Clock, log: TurnLog): NormsMeanings | undefined {
  if (model === undefined) return undefined;
  if (apiKey === undefined) {
    log.warn({ model }, 'OPENAI_EMBEDDING_MODEL is set, OPENAI_API_KEY is not: nothing is embedded');
    return undefined;
  }
  // Two services may have different models under one name.
  const file = join(DATA_DIR, 'embeddings', `${model.replace(/[^\w.-]+/g, '-').slice(0, 60)}-${createHash('sha256').update(`${baseUrl}\n${model}`).digest('hex').slice(0, 8)}.vectors`);
  let opening: Promise<Embedder> | undefined;
  const embedder = (): Promise<Embedder> => (opening ??= import('../../adapters/model/openaiEmbedder.js').then(({ openEmbedder }) => openEmbedder({ apiKey, baseUrl, model, questionMs: Math.min(QUESTION_MS, MODEL_TIMEOUT_MS / 4), batchMs: BATCH_MS }, budget, clock, log)));
  const stop = new AbortController();
  let ready: { readonly norms: Norms; readonly meanings: Meanings } | undefined;
  let preparing: { readonly norms: Norms; readonly stop: AbortController; readonly done: Promise<void> } | undefined;
  let madeAfresh = false;

  /** Tries with longer and longer pauses. Never throws. */
  const keepTrying = async (norms: Norms, signal: AbortSignal, afresh: boolean): Promise<void> => {
    const stopped = () => signal.aborted;
    for (let pauseMs: number = PAUSE_MS.first; !stopped(); pauseMs = Math.min(2 * pauseMs, PAUSE_MS.longest)) {
      try {
        const meanings = await embedNorms(norms, { model, file, embedder, log, signal, afresh });
        if (meanings !== undefined) ready = { norms, meanings };
        return;
      } catch (error) {
        if (stopped()) return;
        if (error instanceof ModelFault) log.warn({ model, fault: error.message, againMs: pauseMs }, 'the norms could not be embedded; until they are, they are searched by words alone');
        else log.error({ fault: faultOf(error), againMs: pauseMs }, 'the norms could not be embedded');
      }
      await new Promise<void>((resolve) => {
        const cancel = clock.after(pauseMs, resolve);
        signal.addEventListener('abort', () => {
          cancel();
          resolve();
        }, { once: true });
      });
    }
  };

  const prepare = (norms: Norms, afresh = false): void => {
    if (stop.signal.aborted || (preparing?.norms === norms && !afresh)) return;
    const before = preparing;
    before?.stop.abort();
    const own = new AbortController();
    const signal = AbortSignal.any([own.signal, stop.signal]);
    preparing = { norms, stop: own, done: (before?.done ?? Promise.resolve()).then(() => keepTrying(norms, signal, afresh)) };
  };

  return {
    prepare: (norms) => prepare(norms),
    async near(question, norms) {
      if (ready?.norms !== norms) {
        prepare(norms);
        return {};
      }
      const { meanings } = ready;
      const text = maskPersonal(question).trim().slice(0, QUESTION_CHARACTERS);
      if (text === '') return {};
      const asked = await (await embedder()).question(text);
      const { milliseconds } = asked;
      if ('fault' in asked) return { facts: { model, outcome: 'failed', milliseconds, fault: asked.fault } };
      if (asked.vector.length === meanings.dimension) return { near: meanings.near(asked.vector), facts: { model, outcome: 'compared', milliseconds } };
      if (!madeAfresh) {
        log.warn({ model, kept: meanings.dimension, got: asked.vector.length }, 'the embedding model has changed under its name; the norms are embedded again');
        madeAfresh = true;
        prepare(norms, true);
      }
      return { facts: { model, outcome: 'failed', milliseconds, fault: 'a vector of another length' } };
    },
    async close() {
      stop.abort();
      await preparing?.done;
    },
  };
}
