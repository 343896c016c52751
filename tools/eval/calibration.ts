import { CALIBRATION } from '../../dialogs/understanding/intent/calibration.js';
import { decideAmong } from '../../dialogs/understanding/intent/decide.js';
import { atTemperature, heldOut, surprise, type HeldOut } from '../../dialogs/understanding/intent/heldOut.js';
import type { Ranking } from '../../dialogs/understanding/intent/model.js';
import { shippedUtterances } from '../../dialogs/understanding/intent/utterances.js';

/** Of what is acted on without asking, so much must be right. */
const ACT_RIGHT = 0.95;
/** Utterances have a meaning, all of them: no more of them may be called unclear. */
const TURNED_AWAY = 0.02;

/** Confidence, temperature and thresholds as cross validation of the shipped utterances gives them. */
export interface Chosen {
  readonly temperature: number;
  readonly act: number;
  readonly ask: number;
}

/** What the thresholds come to on held-out utterances; each a share. */
export interface Outcome {
  readonly right: number;
  readonly acted: number;
  readonly actedRight: number;
  readonly asked: number;
  readonly askedHolds: number;
  readonly unclear: number;
}

/** The temperature of least surprise, and the lowest thresholds that keep what is promised above. */
export function choose(results: readonly HeldOut[]): Chosen {
  const temperature = steps(0.3, 2, 0.05).reduce((best, each) => (surprise(results, each) < surprise(results, best) ? each : best));
  const ranked = results.map(({ intent, ranking }) => ({ intent, ranking: atTemperature(ranking, temperature) }));
  const above = (least: number) => ranked.filter(({ ranking }) => top(ranking) >= least);
  const act = steps(0.3, 0.95, 0.01).find((least) => share(above(least), ({ intent, ranking }) => ranking[0]?.intent === intent) >= ACT_RIGHT) ?? 0.95;
  const ask = steps(0.1, act, 0.01).findLast((least) => 1 - above(least).length / ranked.length <= TURNED_AWAY) ?? 0.1;
  return { temperature, act, ask };
}

/** What a choice of thresholds comes to. */
export function outcome(results: readonly HeldOut[], chosen: Chosen): Outcome {
  const decided = results.map(({ intent, ranking }) => ({ intent, ranking, decision: decideAmong(atTemperature(ranking, chosen.temperature), chosen) }));
  const acted = decided.flatMap((each) => (each.decision.kind === 'act' ? [each.decision.intent === each.intent] : []));
  const asked = decided.flatMap((each) => (each.decision.kind === 'ask' ? [each.decision.among.includes(each.intent)] : []));
  return {
    right: share(results, ({ intent, ranking }) => ranking[0]?.intent === intent),
    acted: acted.length / results.length,
    actedRight: share(acted, (right) => right),
    asked: asked.length / results.length,
    askedHolds: share(asked, (holds) => holds),
    unclear: 1 - (acted.length + asked.length) / results.length,
  };
}

/** Prints what calibration should be, and what the one in use comes to. */
export function evaluateCalibration(print: (line: string) => void): void {
  const results = heldOut(shippedUtterances());
  print(`chosen by cross validation: ${JSON.stringify(choose(results))}`);
  print(`in use: ${JSON.stringify(CALIBRATION)}`);
  for (const [name, value] of Object.entries(outcome(results, CALIBRATION))) print(`${name}: ${(100 * Number(value)).toFixed(1)} %`);
  for (const from of steps(0.1, 0.9, 0.1)) {
    const bin = results.map((each) => ({ ...each, ranking: atTemperature(each.ranking, CALIBRATION.temperature) })).filter(({ ranking }) => top(ranking) >= from && top(ranking) < from + 0.1);
    print(`confidence ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}: ${bin.length} utterances, right ${(100 * share(bin, ({ intent, ranking }) => ranking[0]?.intent === intent)).toFixed(0)} %`);
  }
}

function top(ranking: Ranking): number {
  return ranking[0]?.confidence ?? 0;
}

function share<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length;
}

function steps(from: number, to: number, by: number): readonly number[] {
  return Array.from({ length: Math.round((to - from) / by) + 1 }, (_, index) => Math.round((from + index * by) * 100) / 100);
}
