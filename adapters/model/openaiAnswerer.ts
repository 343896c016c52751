import { bulkhead, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen, isBrokenCircuitError, isBulkheadRejectedError, TaskCancelledError, timeout, TimeoutStrategy, wrap } from 'cockatiel';
import type { Clock } from '../../bot/clock.js';
import { faultOf, type TurnLog } from '../../bot/turn/faults.js';
import { answerWith, ModelFault, PROMPT_VERSION, type ModelAnswer, type NormsAnswerer } from '../../knowledge/answering/port.js';
import { TokenBudget } from './budget.js';
import { OpenAiChat } from './openaiChat.js';

/** Which model answers, and what it may take. */
export interface AnswererSettings {
  /** No key: no model, and no network. */
  readonly apiKey: string | undefined;
  readonly baseUrl: string;
  readonly model: string;
  /** For a whole answer, with all its tries. Default 12 s. */
  readonly timeoutMs?: number;
  /** In one day, in this process. Default a million. */
  readonly dailyTokens?: number;
  /** How long it is left alone after faults. Default 30 s. */
  readonly restMs?: number;
}

/** How it is with the model: `resting` after faults, `spent` until tomorrow. */
export type Standing = 'off' | 'ready' | 'resting' | 'spent';

/** An answerer, and what an operator is shown of it. */
export interface WatchedAnswerer extends NormsAnswerer {
  standing(): Standing;
}

const FAULTS_IN_A_ROW = 4;
const AT_ONCE = 16;
const SMALLEST_CALL = 2_000;

/** Answers with a model. Whatever goes wrong ends in an outcome within the deadline, never in an error. */
export function openAnswerer({ apiKey, baseUrl, model, timeoutMs = 12_000, dailyTokens = 1_000_000, restMs = 30_000 }: AnswererSettings, clock: Pick<Clock, 'now'>, log: TurnLog): WatchedAnswerer {
  if (apiKey === undefined || apiKey === '') return { standing: () => 'off', answer: () => Promise.resolve({ outcome: 'off', claims: [], facts: { model: '', promptVersion: PROMPT_VERSION, milliseconds: 0, dropped: 0 } }) };
  const budget = new TokenBudget(dailyTokens, clock);
  const chat = new OpenAiChat({ apiKey, baseUrl, model }, budget, clock);
  const breaker = circuitBreaker(handleWhen((error) => !(error instanceof ModelFault) || error.weighs), { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(FAULTS_IN_A_ROW) });
  // The deadline is outermost: waiting for another's trial of the breaker is waiting, too.
  const policy = wrap(timeout(timeoutMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false }), bulkhead(AT_ONCE), breaker);
  breaker.onBreak(() => log.error({ model, restMs }, 'the model fails: answers are the norms\' own words until it is tried again'));
  breaker.onReset(() => log.info({ model }, 'the model answers again'));
  let warned = -1;

  return {
    standing: () => (breaker.state !== CircuitState.Closed ? 'resting' : budget.spent() + SMALLEST_CALL > dailyTokens ? 'spent' : 'ready'),
    async answer(question, clauses): Promise<ModelAnswer> {
      const began = performance.now();
      const facts = () => ({ model, milliseconds: Math.round(performance.now() - began) });
      try {
        const answer = await policy.execute(({ signal }) => answerWith(chat, question, clauses, signal));
        if (answer.facts.fault !== undefined) log.warn({ model, fault: answer.facts.fault }, 'no answer from the model');
        return { ...answer, facts: { ...answer.facts, ...facts() } };
      } catch (error) {
        const fault = faultWords(error);
        const today = Math.floor(clock.now() / 86_400_000);
        if (fault === undefined) log.error({ fault: faultOf(error) }, 'the model could not be asked');
        else if (!isBrokenCircuitError(error) && (!fault.includes('spent') || warned !== today)) log.warn({ model, fault }, 'no answer from the model');
        if (fault?.includes('spent') === true) warned = today;
        return { outcome: 'failed', claims: [], facts: { promptVersion: PROMPT_VERSION, dropped: 0, fault: fault ?? 'our own fault, see the log', ...facts() } };
      }
    },
  };
}

function faultWords(error: unknown): string | undefined {
  if (error instanceof ModelFault) return error.message;
  // Its class: cockatiel 3.2.1's own `isTaskCancelledError` looks for another error's mark.
  if (error instanceof TaskCancelledError || (error instanceof Error && error.name === 'AbortError')) return 'deadline';
  if (isBrokenCircuitError(error)) return 'resting after faults';
  return isBulkheadRejectedError(error) ? 'too many at once' : undefined;
}
