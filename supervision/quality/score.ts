import { z } from 'zod';
import type { Dimension, QualityForm } from '../../cases/profile/quality.js';

/** Points given to each item of a form, by its id; null: it did not apply. */
export const points = z.record(z.string(), z.number().int().min(0).nullable());
/** See {@link points}. */
export type Points = z.infer<typeof points>;

/** What points come to. Shares are 0 to 100, rounded to one decimal; a dimension in which nothing applied has none. */
export interface Score {
  readonly total: number;
  readonly dimensions: Readonly<Partial<Record<Dimension, number>>>;
  readonly passed: boolean;
  /** Items that fail the whole by themselves. */
  readonly vetoes: readonly string[];
}

/** Whether each item of the form has its points, no more than it may have, and something applied. */
export function fits({ dimensions }: Pick<QualityForm, 'dimensions'>, given: Points): boolean {
  const items = dimensions.flatMap((each) => each.items);
  const whole = items.every(({ id, points: most }) => {
    const got = given[id];
    return got !== undefined && (got === null || got <= most);
  });
  return whole && Object.keys(given).length === items.length && items.some(({ id }) => given[id] !== null);
}

const rounded = (share: number): number => Math.round(share * 10) / 10;

/** Scores points by a form: each dimension by its items' points, the total by the weights of the dimensions that applied. */
export function scored(form: QualityForm, given: Points): Score {
  const dimensions: Partial<Record<Dimension, number>> = {};
  let weights = 0;
  let sum = 0;
  for (const { id, weight, items } of form.dimensions) {
    const applied = items.filter((item) => typeof given[item.id] === 'number');
    if (applied.length === 0) continue;
    const share = (100 * applied.reduce((all, item) => all + (given[item.id] ?? 0), 0)) / applied.reduce((all, item) => all + item.points, 0);
    dimensions[id] = rounded(share);
    weights += weight;
    sum += weight * share;
  }
  const shares = Object.values(dimensions);
  const total = rounded(weights > 0 ? sum / weights : shares.reduce((all, one) => all + one, 0) / Math.max(1, shares.length));
  const vetoes = form.dimensions.flatMap(({ items }) => items.filter(({ id, veto }) => veto && given[id] === 0).map(({ id }) => id));
  return { total, dimensions, vetoes, passed: vetoes.length === 0 && total >= form.pass };
}

/** The mean of what several reviewers came to. An item that fails the whole does so when any of them says so. */
export function together(form: QualityForm, scores: readonly Score[]): Score {
  const mean = (all: readonly number[]): number => rounded(all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length));
  const dimensions: Partial<Record<Dimension, number>> = {};
  for (const { id } of form.dimensions) {
    const given = scores.flatMap((each) => each.dimensions[id] ?? []);
    if (given.length > 0) dimensions[id] = mean(given);
  }
  const total = mean(scores.map((each) => each.total));
  const vetoes = [...new Set(scores.flatMap((each) => each.vetoes))];
  return { total, dimensions, vetoes, passed: vetoes.length === 0 && total >= form.pass };
}
