import { CALIBRATION } from './calibration.js';
import { FEATURES, features } from './features.js';
import { INTENT_NAMES, type IntentName } from './intents.js';
import { Regression, softmax, type Learning } from './regression.js';
import { shippedUtterances, type Utterance } from './utterances.js';

/** An intent and how likely it is, 0 to 1. */
export interface Likelihood {
  readonly intent: IntentName;
  readonly confidence: number;
}

/** What a message is likely about: every intent, the likeliest first. */
export type Ranking = readonly Likelihood[];

/** Learned from utterances; see `docs/decisions/0011-intents.md`. */
export class IntentModel {
  readonly #regression: Regression;
  readonly #temperature: number;

  constructor(utterances: readonly Utterance[], temperature: number = CALIBRATION.temperature, learning?: Learning) {
    const examples = utterances.map(({ text, intent }) => ({ features: features(text), label: INTENT_NAMES.indexOf(intent) }));
    this.#regression = new Regression(examples, { classes: INTENT_NAMES.length, features: FEATURES }, learning);
    this.#temperature = temperature;
  }

  /** What says nothing is as likely anything, and stands as `other`. */
  rank(said: string): Ranking {
    const scores = this.#regression.scores(features(said));
    softmax(scores, this.#temperature);
    return INTENT_NAMES.map((intent, index) => ({ intent, confidence: scores[index] ?? 0 })).sort((a, b) => b.confidence - a.confidence || Number(b.intent === 'other') - Number(a.intent === 'other'));
  }
}

let shipped: IntentModel | undefined;

/** The model of what ships, learned when it is first needed. */
export function shippedModel(): IntentModel {
  shipped ??= new IntentModel(shippedUtterances());
  return shipped;
}
