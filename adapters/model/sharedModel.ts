import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { bulkhead, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen, isBrokenCircuitError, isBulkheadRejectedError, TaskCancelledError, timeout, TimeoutStrategy, wrap } from 'cockatiel';
import type { Clock } from '../../bot/clock.js';
import { faultOf, type TurnLog } from '../../bot/turn/faults.js';
import { ModelFault } from '../../knowledge/answering/port.js';
import type { ReplyShape } from './abilities.js';
import { TokenBudget } from './budget.js';
import { OpenAiChat, unseen } from './openaiChat.js';

/** Which model is asked, and what it may take. */
export interface ModelSettings {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
  /** In one day, in this process. Default a million. */
  readonly dailyTokens?: number | undefined;
  /** Its purse, where others pay out of it, too. */
  readonly budget?: TokenBudget | undefined;
  /** How long it is left alone after faults. Default 30 s. */
  readonly restMs?: number | undefined;
}

/** How it is with the model: `resting` after faults, `spent` until tomorrow. */
export type Standing = 'off' | 'ready' | 'resting' | 'spent';

/** What a call came to, or went wrong with: `fault` is for the operator and holds nothing of what was said. */
export type Asked<T> = { readonly answer: T; readonly milliseconds: number } | { readonly fault: string; readonly milliseconds: number };

/** One model with one purse and one breaker, whatever it is asked for. */
export interface SharedModel {
  readonly model: string;
  standing(): Standing;
  /** A chat whose replies have a shape. */
  chat(shape: ReplyShape): BaseChatModel;
  /** Runs a call within a deadline. Never throws; what went wrong is logged. */
  ask<T>(timeoutMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<Asked<T>>;
  /** Logs that a reply could not be used. */
  unusable(fault: string): void;
}

const FAULTS_IN_A_ROW = 4;
const AT_ONCE = 16;
const SMALLEST_CALL = 2_000;

/** Opens the model: nothing is sent before the first call. */
export function openSharedModel({ apiKey, baseUrl, model, dailyTokens = 1_000_000, restMs = 30_000, budget: shared }: ModelSettings, clock: Pick<Clock, 'now'>, log: TurnLog): SharedModel {
  const budget = shared ?? new TokenBudget(dailyTokens, clock);
  const seen = unseen();
  const breaker = circuitBreaker(handleWhen((error) => !(error instanceof ModelFault) || error.weighs), { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(FAULTS_IN_A_ROW) });
  const places = bulkhead(AT_ONCE);
  breaker.onBreak(() => log.error({ model, restMs }, 'the model fails: answers are the norms\' own words until it is tried again'));
  breaker.onReset(() => log.info({ model }, 'the model answers again'));
  const unusable = (fault: string): void => log.warn({ model, fault }, 'no answer from the model');
  let warned = -1;
  return {
    model,
    unusable,
    standing: () => (breaker.state !== CircuitState.Closed ? 'resting' : budget.spent() + SMALLEST_CALL > dailyTokens ? 'spent' : 'ready'),
    chat: (shape) => new OpenAiChat({ apiKey, baseUrl, model }, shape, seen, budget, clock),
    async ask(timeoutMs, call) {
      const began = performance.now();
      const took = () => Math.round(performance.now() - began);
      try {
        // The deadline is outermost: waiting for another's trial of the breaker is waiting, too.
        const answer = await wrap(timeout(timeoutMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false }), places, breaker).execute(({ signal }) => call(signal));
        return { answer, milliseconds: took() };
      } catch (error) {
        const fault = faultWords(error);
        const today = Math.floor(clock.now() / 86_400_000);
        if (fault === undefined) log.error({ fault: faultOf(error) }, 'the model could not be asked');
        else if (!isBrokenCircuitError(error) && (!fault.includes('spent') || warned !== today)) unusable(fault);
        if (fault?.includes('spent') === true) warned = today;
        return { fault: fault ?? 'our own fault, see the log', milliseconds: took() };
      }
    },
  };
}

/** What went wrong with a call, in words for the operator; undefined where it is our own fault. */
export function faultWords(error: unknown): string | undefined {
  if (error instanceof ModelFault) return error.message;
  // Its class: cockatiel 3.2.1's own `isTaskCancelledError` looks for another error's mark.
  if (error instanceof TaskCancelledError || (error instanceof Error && error.name === 'AbortError')) return 'deadline';
  if (isBrokenCircuitError(error)) return 'resting after faults';
  return isBulkheadRejectedError(error) ? 'too many at once' : undefined;
}
