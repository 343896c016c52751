import { readCommand, type Command } from '../commands.js';
import { CALIBRATION } from './calibration.js';
import type { IntentName } from './intents.js';
import { shippedModel, type Ranking } from './model.js';

/** What a message is likely for; confidences are likelihoods, calibrated on held-out utterances. */
export interface Classification {
  readonly intent: IntentName;
  readonly confidence: number;
  readonly second: IntentName;
  readonly secondConfidence: number;
}

/**
 * What to do about a message: act on it, ask with buttons which of a few it is (likeliest first), or, where not even
 * that would help, say so and offer a person.
 */
export type Decision = { readonly kind: 'act'; readonly intent: IntentName } | { readonly kind: 'ask'; readonly among: readonly IntentName[] } | { readonly kind: 'unclear' };

/** Commands that are an intent by themselves, whatever they look like to the model. */
const EXACT: Partial<Readonly<Record<Command, IntentName>>> = { human: 'human', greeting: 'greeting', cancel: 'cancel', thanks: 'other', bye: 'other', menu: 'other', help: 'other' };

/** No choice among more is offered. */
const AMONG = 3;
/** Nor is one offered that is less likely than this. */
const WORTH_OFFERING = 0.1;

/** The likeliest intent and the one after it: exact commands by rule, all else by the model. Never throws. */
export function classify(said: string): Classification {
  const exact = exactly(said);
  const ranking = shippedModel().rank(said);
  const [first, next] = exact === undefined ? ranking : [{ intent: exact, confidence: 1 }, ...ranking.filter(({ intent }) => intent !== exact).map(({ intent }) => ({ intent, confidence: 0 }))];
  return { intent: first?.intent ?? 'other', confidence: first?.confidence ?? 0, second: next?.intent ?? 'other', secondConfidence: next?.confidence ?? 0 };
}

/** Whether to act, ask or give up, by the thresholds of {@link CALIBRATION}. */
export function decide(said: string): Decision {
  const exact = exactly(said);
  return exact === undefined ? decideAmong(shippedModel().rank(said)) : { kind: 'act', intent: exact };
}

/** The same for intents already ranked. */
export function decideAmong(ranking: Ranking, { act, ask }: { readonly act: number; readonly ask: number } = CALIBRATION): Decision {
  const first = ranking[0];
  if (first === undefined || first.confidence < ask) return { kind: 'unclear' };
  if (first.confidence >= act) return { kind: 'act', intent: first.intent };
  return { kind: 'ask', among: ranking.slice(0, AMONG).filter(({ confidence }, index) => index === 0 || confidence >= WORTH_OFFERING).map(({ intent }) => intent) };
}

/** Whether a confidence reaches one of the thresholds. */
export function atLeast(confidence: number, threshold: 'act' | 'ask'): boolean {
  return confidence >= CALIBRATION[threshold];
}

function exactly(said: string): IntentName | undefined {
  const command = readCommand(said);
  return command === undefined ? undefined : EXACT[command];
}
