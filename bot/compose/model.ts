import { TokenBudget } from '../../adapters/model/budget.js';
import type { SharedModel, Standing } from '../../adapters/model/sharedModel.js';
import type { Understander } from '../../dialogs/understanding/port.js';
import type { NormsAnswerer } from '../../knowledge/answering/port.js';
import type { Clock } from '../clock.js';
import type { Settings } from '../settings.js';
import type { TurnLog } from '../turn/faults.js';

/** The settings that a model is opened with. */
export type ModelSettings = Pick<Settings, 'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'OPENAI_MODEL' | 'MODEL_TIMEOUT_MS' | 'MODEL_DAILY_TOKENS'>;

/** The one model of this process: whatever it is asked for comes out of one purse, and one breaker leaves it alone. */
export interface CounterModel extends Pick<NormsAnswerer, 'answer'>, Understander {
  readonly budget: TokenBudget;
  standing(): Standing;
}

/** A customer waits no longer to be understood: rules have an outcome at hand. */
const UNDERSTANDING_MS = 4_000;

/** How long what words mean may be asked of a model: no longer than an answer may take. */
export function understandingMs({ MODEL_TIMEOUT_MS }: Pick<Settings, 'MODEL_TIMEOUT_MS'>): number {
  return Math.min(MODEL_TIMEOUT_MS, UNDERSTANDING_MS);
}

/** Undefined without a key: there is no model, and nobody is asked. Loaded with the first question: neither the start nor a server that is never asked pays for it. */
export function openCounterModel(settings: ModelSettings, clock: Clock, log: TurnLog): CounterModel | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model, MODEL_TIMEOUT_MS: timeoutMs, MODEL_DAILY_TOKENS: dailyTokens } = settings;
  if (apiKey === undefined) return undefined;
  const budget = new TokenBudget(dailyTokens, clock);
  let shared: SharedModel | undefined;
  const open = async () => {
    const [{ openSharedModel }, { answererOn }, { chooserOn }] = await Promise.all([import('../../adapters/model/sharedModel.js'), import('../../adapters/model/openaiAnswerer.js'), import('../../adapters/model/openaiChooser.js')]);
    shared = openSharedModel({ apiKey, baseUrl, model, dailyTokens, budget }, clock, log);
    return { answerer: answererOn(shared, timeoutMs), chooser: chooserOn(shared, understandingMs(settings)) };
  };
  let opening: ReturnType<typeof open> | undefined;
  const opened = (): ReturnType<typeof open> => (opening ??= open());
  return {
    budget,
    standing: () => shared?.standing() ?? 'ready',
    answer: async (question, clauses) => (await opened()).answerer.answer(question, clauses),
    move: async (question) => (await opened()).chooser.move(question),
    wish: async (question) => (await opened()).chooser.wish(question),
    whole: async (question) => (await opened()).chooser.whole(question),
  };
}
