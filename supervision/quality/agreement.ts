import type { Dimension, QualityForm } from '../../cases/profile/quality.js';
import type { Points } from './score.js';

/** How far two reviewers agree beyond chance. */
export interface Agreement {
  /** Items that both scored. */
  readonly pairs: number;
  /** The share of these on which they gave the same, 0 to 1; undefined without any. */
  readonly same?: number;
  /** Cohen's kappa with linear weights; undefined where both gave one mark throughout, so that nothing could differ. */
  readonly kappa?: number;
  /** What it means, by Landis and Koch; `few`: under 30 pairs, a kappa says little. */
  readonly meaning: 'none' | 'few' | 'no-spread' | 'poor' | 'slight' | 'fair' | 'moderate' | 'substantial' | 'almost-perfect';
}

/** Two reviewers' points for one sample, by the form that both used. */
export interface Twice {
  readonly form: Pick<QualityForm, 'dimensions'>;
  readonly one: Points;
  readonly other: Points;
}

/** Marks are compared as not met, partly met, met: forms differ in their points. */
const LEVELS = 3;
const FEW = 30;

function level(given: number, most: number): number {
  return given === 0 ? 0 : given >= most ? 2 : 1;
}

/** How far reviewers agree, over all items or those of one dimension. */
export function agreementOf(samples: readonly Twice[], dimension?: Dimension): Agreement {
  const table = Array.from({ length: LEVELS }, () => Array.from({ length: LEVELS }, () => 0));
  let pairs = 0;
  for (const { form, one, other } of samples) {
    for (const item of form.dimensions.filter(({ id }) => dimension === undefined || id === dimension).flatMap(({ items }) => items)) {
      const [first, second] = [one[item.id], other[item.id]];
      if (typeof first !== 'number' || typeof second !== 'number') continue;
      const row = table[level(first, item.points)];
      if (row) row[level(second, item.points)] = (row[level(second, item.points)] ?? 0) + 1;
      pairs += 1;
    }
  }
  if (pairs === 0) return { pairs, meaning: 'none' };
  const cell = (row: number, column: number): number => table[row]?.[column] ?? 0;
  const levels = Array.from({ length: LEVELS }, (_, index) => index);
  const rows = levels.map((row) => levels.reduce((sum, column) => sum + cell(row, column), 0));
  const columns = levels.map((column) => levels.reduce((sum, row) => sum + cell(row, column), 0));
  const weigh = (row: number, column: number): number => Math.abs(row - column) / (LEVELS - 1);
  let seen = 0;
  let chance = 0;
  for (const row of levels) {
    for (const column of levels) {
      seen += weigh(row, column) * cell(row, column);
      chance += (weigh(row, column) * (rows[row] ?? 0) * (columns[column] ?? 0)) / pairs;
    }
  }
  const same = levels.reduce((sum, each) => sum + cell(each, each), 0) / pairs;
  if (chance === 0) return { pairs, same, meaning: 'no-spread' };
  const kappa = 1 - seen / chance;
  return { pairs, same, kappa, meaning: pairs < FEW ? 'few' : meaningOf(kappa) };
}

function meaningOf(kappa: number): Agreement['meaning'] {
  if (kappa < 0) return 'poor';
  if (kappa <= 0.2) return 'slight';
  if (kappa <= 0.4) return 'fair';
  if (kappa <= 0.6) return 'moderate';
  return kappa <= 0.8 ? 'substantial' : 'almost-perfect';
}
