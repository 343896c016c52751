import { z } from 'zod';
import type { QuestionFigures } from '../../knowledge/evaluation/figures.js';

const FIGURES = ['hit1', 'hit3', 'mrr', 'answered', 'offered', 'helped', 'declined', 'wrong', 'right'] as const;
const figure = z.enum(FIGURES);
const bounds = z.partialRecord(figure, z.number().min(0).max(1));
/** What figures must come to, by group (`lang en`, `kind typo`, `all`): at least, at most. */
const thresholds = z.record(z.string(), z.strictObject({ least: bounds.default({}), most: bounds.default({}) }));

/** A threshold file: by the name of the file of questions, without its ending. */
export const thresholdFile = z.record(z.string(), thresholds);
/** A threshold file. */
export type ThresholdFile = z.infer<typeof thresholdFile>;

/** What fell behind, in words; nothing where all is as it must be. A group that is not there has fallen behind, too. */
export function fallenBehind(figures: readonly (QuestionFigures & { readonly name: string })[], of: ThresholdFile[string]): readonly string[] {
  return Object.entries(of).flatMap(([name, { least, most }]) => {
    const group = figures.find((each) => each.name === name);
    if (group === undefined) return [`${name}: no such questions`];
    return FIGURES.flatMap((key) => {
      const [low, high, is] = [least[key], most[key], group[key]];
      if (low !== undefined && !(is >= low)) return [`${name}: ${key} ${is.toFixed(3)}, must be at least ${low}`];
      if (high !== undefined && !(is <= high)) return [`${name}: ${key} ${is.toFixed(3)}, must be at most ${high}`];
      return [];
    });
  });
}
