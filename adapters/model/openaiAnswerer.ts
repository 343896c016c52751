import type { Clock } from '../../bot/clock.js';
import type { TurnLog } from '../../bot/turn/faults.js';
import { answerWith, PROMPT_VERSION, REPLY_SCHEMA, type ModelAnswer, type NormsAnswerer } from '../../knowledge/answering/port.js';
import { openSharedModel, type ModelSettings, type SharedModel, type Standing } from './sharedModel.js';

/** Which model answers, and what it may take. */
export interface AnswererSettings extends Omit<ModelSettings, 'apiKey'> {
  /** No key: no model, and no network. */
  readonly apiKey: string | undefined;
  /** For a whole answer, with all its tries. Default 12 s. */
  readonly timeoutMs?: number;
}

/** An answerer, and what an operator is shown of it. */
export interface WatchedAnswerer extends NormsAnswerer {
  standing(): Standing;
}

const OUTPUT_TOKENS = 1_500;

/** Answers with a model. Whatever goes wrong ends in an outcome within the deadline, never in an error. */
export function openAnswerer({ apiKey, timeoutMs, ...settings }: AnswererSettings, clock: Pick<Clock, 'now'>, log: TurnLog): WatchedAnswerer {
  if (apiKey === undefined || apiKey === '') return { standing: () => 'off', answer: () => Promise.resolve({ outcome: 'off', claims: [], facts: { model: '', promptVersion: PROMPT_VERSION, milliseconds: 0, dropped: 0 } }) };
  const shared = openSharedModel({ apiKey, ...settings }, clock, log);
  return { standing: () => shared.standing(), ...answererOn(shared, timeoutMs) };
}

/** The same on a model that is asked for other things, too. */
export function answererOn(shared: SharedModel, timeoutMs = 12_000): NormsAnswerer {
  const chat = shared.chat({ schema: REPLY_SCHEMA, tokens: OUTPUT_TOKENS });
  return {
    async answer(question, clauses): Promise<ModelAnswer> {
      const asked = await shared.ask(timeoutMs, (signal) => answerWith(chat, question, clauses, signal));
      const { milliseconds } = asked;
      if ('fault' in asked) return { outcome: 'failed', claims: [], facts: { promptVersion: PROMPT_VERSION, dropped: 0, fault: asked.fault, model: shared.model, milliseconds } };
      const { answer } = asked;
      if (answer.facts.fault !== undefined) shared.unusable(answer.facts.fault);
      return { ...answer, facts: { ...answer.facts, model: shared.model, milliseconds } };
    },
  };
}
