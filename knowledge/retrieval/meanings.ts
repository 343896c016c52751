import { setImmediate } from 'node:timers/promises';
import type { Passage } from './passages.js';
import { cosines, tableOf } from './vectors.js';

/** What is near to a question by what it means. */
export interface Near {
  /** How near, 0–1, by the places' names in the index, nearest first; on the scale of the index's own scores. */
  readonly places: ReadonlyMap<string, number>;
  /** How far these vectors are to be trusted, 0–1. */
  readonly trust: number;
}

/** Passages with their vectors, to be compared with questions. */
export interface Meanings {
  readonly dimension: number;
  readonly passages: number;
  /** The share of example questions that are nearest to another passage of their own clause, 0–1: how well the vectors tell these norms apart. */
  readonly told: number;
  /** The nearest places. The vector has length 1 and as many figures as `dimension`. */
  near(vector: Float32Array): Near;
}

/** A passage and its vector, of length 1. */
export type Placed = Passage & { readonly vector: Float32Array };

/** Where on the scale of scores they belong: how near the nearest clause mostly is to a question about something else, and the better quarter of questions to their own. */
const ELSEWHERE = 0.15;
const OWN = 0.75;
/** So many examples are looked at; fewer than the second figure say nothing. */
const SAMPLED = 120;
const FEWEST = 8;
/**
 * Vectors that tell less apart than the first figure are not used: a model of another language, or for another purpose. Words
 * find the clause of every second example; vectors that do as well are trusted fully, from a fifth on more and more.
 */
const TOLD = { used: 0.3, nothing: 0.2, fully: 0.55 } as const;
const APART = 0.02;
const NEAREST = 24;

/**
 * Cosines mean different things with different models, so they are put on one scale by the norms' own examples: each question
 * of a clause is compared with the others as if it had been asked, and so are those that the norms do not answer. Undefined
 * where the vectors do not tell the clauses apart. Gives way to others between examples.
 */
export async function openMeanings(placed: readonly Placed[]): Promise<Meanings | { readonly told: number }> {
  const table = tableOf(placed.map(({ vector }) => vector));
  const names = [...new Set(placed.map(({ place }) => place))];
  const numbers = new Map(names.map((name, number) => [name, number]));
  const places = Int32Array.from(placed, ({ place }) => numbers.get(place) ?? 0);

  /** The nearest passage of a clause for an example: of its own clause, itself apart, and of any other. */
  const nearest = (row: number): { own: number; other: number } => {
    const example = placed[row];
    let [own, other] = [-1, -1];
    if (example === undefined) return { own, other };
    for (const [at, cosine] of cosines(table, example.vector).entries()) {
      const passage = placed[at];
      if (at === row || passage === undefined || passage.aside || passage.text === example.text) continue;
      if (passage.place === example.place) own = Math.max(own, cosine);
      else other = Math.max(other, cosine);
    }
    return { own, other };
  };
  const examples: { readonly own: number; readonly other: number }[] = [];
  const outside: number[] = [];
  const rows = (aside: boolean) => evenly(placed.flatMap((passage, row) => (passage.question && passage.aside === aside ? [row] : [])), SAMPLED);
  for (const row of rows(false)) {
    examples.push(nearest(row));
    await setImmediate();
  }
  for (const row of rows(true)) {
    outside.push(nearest(row).other);
    await setImmediate();
  }
  const told = examples.length < FEWEST ? 0 : examples.filter(({ own, other }) => own > other).length / examples.length;
  const high = quantile(examples.map(({ own }) => own), 0.75);
  const low = quantile(outside.length < FEWEST ? examples.map(({ other }) => other) : outside, 0.5);
  if (told < TOLD.used || !(high - low > APART)) return { told };

  const trust = Math.min(1, (told - TOLD.nothing) / (TOLD.fully - TOLD.nothing));
  const scaled = (cosine: number) => Math.min(1, Math.max(0, ELSEWHERE + ((cosine - low) / (high - low)) * (OWN - ELSEWHERE)));
  return {
    dimension: table.dimension,
    passages: table.rows,
    told,
    near(vector) {
      const best = new Float32Array(names.length).fill(-1);
      for (const [row, cosine] of cosines(table, vector).entries()) {
        const place = places[row] ?? 0;
        if (cosine > (best[place] ?? 1)) best[place] = cosine;
      }
      const ranked = names.map((name, place) => [name, scaled(best[place] ?? -1)] as const).sort(([, one], [, other]) => other - one);
      return { places: new Map(ranked.slice(0, NEAREST)), trust };
    },
  };
}

function evenly<T>(all: readonly T[], most: number): T[] {
  return all.length <= most ? [...all] : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)]).filter((one) => one !== undefined);
}

function quantile(figures: readonly number[], share: number): number {
  return [...figures].sort((one, other) => one - other)[Math.floor(figures.length * share)] ?? Number.NaN;
}
