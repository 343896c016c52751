import { IntentModel, type Ranking } from './model.js';
import { shuffled, softmax } from './regression.js';
import type { IntentName } from './intents.js';
import type { Utterance } from './utterances.js';

/** An utterance as a model saw it that had not learned from it. */
export interface HeldOut {
  readonly intent: IntentName;
  readonly text: string;
  /** At temperature one. */
  readonly ranking: Ranking;
}

/** Ranks every utterance by a model of the others: cross validation, always in the same parts. */
export function heldOut(utterances: readonly Utterance[], parts = 5): readonly HeldOut[] {
  const order = shuffled(utterances.length);
  const inPart = (part: number, wanted: boolean) => order.flatMap((index, at) => ((at % parts === part) === wanted ? (utterances[index] ?? []) : []));
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const model = new IntentModel(inPart(part, false), 1);
    return inPart(part, true).map(({ text, intent }) => ({ text, intent, ranking: model.rank(text) }));
  });
}

/** The same ranking at another temperature. */
export function atTemperature(ranking: Ranking, temperature: number): Ranking {
  const scores = Float64Array.from(ranking, ({ confidence }) => Math.log(Math.max(confidence, 1e-12)));
  softmax(scores, temperature);
  return ranking.map(({ intent }, index) => ({ intent, confidence: scores[index] ?? 0 }));
}

/** How far likelihoods are from what was so, in nats for each utterance: the temperature is chosen by it. */
export function surprise(results: readonly HeldOut[], temperature: number): number {
  const sum = results.reduce((total, { intent, ranking }) => total - Math.log(Math.max(1e-12, atTemperature(ranking, temperature).find((each) => each.intent === intent)?.confidence ?? 0)), 0);
  return sum / results.length;
}
