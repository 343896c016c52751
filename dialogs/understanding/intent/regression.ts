/** Something to learn from: what it is recognised by, and its class. */
export interface Example {
  readonly features: readonly string[];
  readonly label: number;
}

/** How it is learned; the defaults were chosen on held-out utterances. */
export interface Learning {
  readonly rounds: number;
  readonly rate: number;
  readonly decay: number;
}

const LEARNING: Learning = { rounds: 10, rate: 1.5, decay: 1e-3 };

/**
 * Multinomial logistic regression over sparse binary features, each example of length one. Learned by stochastic gradient
 * descent in an order that depends on nothing but the number of examples: the same examples give the same weights.
 */
export class Regression {
  readonly #ids = new Map<string, number>();
  readonly #weights: Float32Array;
  readonly #classes: number;

  constructor(examples: readonly Example[], classes: number, learning: Learning = LEARNING) {
    this.#classes = classes;
    for (const { features } of examples) for (const feature of features) if (!this.#ids.has(feature)) this.#ids.set(feature, this.#ids.size);
    const rows = examples.map(({ features }) => this.#known(features));
    // The last row of weights is the bias.
    this.#weights = new Float32Array((this.#ids.size + 1) * classes);
    const order = shuffled(examples.length);
    const scores = new Float64Array(classes);
    for (let round = 0; round < learning.rounds; round += 1) {
      const rate = learning.rate / (1 + (3 * round) / learning.rounds);
      for (const index of order) {
        const [row, example] = [rows[index], examples[index]];
        if (row !== undefined && example !== undefined) this.#step(row, example.label, scores, rate, learning.decay);
      }
    }
  }

  /** The classes' scores before softmax. */
  scores(features: readonly string[]): Float64Array {
    const scores = new Float64Array(this.#classes);
    this.#score(this.#known(features), scores);
    return scores;
  }

  #known(features: readonly string[]): Int32Array {
    const ids: number[] = [];
    for (const feature of features) {
      const id = this.#ids.get(feature);
      if (id !== undefined) ids.push(id);
    }
    return Int32Array.from(ids);
  }

  #score(row: Int32Array, scores: Float64Array): void {
    const [weights, classes] = [this.#weights, this.#classes];
    const scale = 1 / Math.sqrt(row.length || 1);
    scores.fill(0);
    for (const id of row) for (let k = 0, at = id * classes; k < classes; k += 1, at += 1) scores[k] = (scores[k] ?? 0) + (weights[at] ?? 0);
    const bias = this.#ids.size * classes;
    for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) * scale + (weights[bias + k] ?? 0);
  }

  #step(row: Int32Array, label: number, scores: Float64Array, rate: number, decay: number): void {
    const [weights, classes] = [this.#weights, this.#classes];
    this.#score(row, scores);
    softmax(scores, 1);
    const scale = rate / Math.sqrt(row.length || 1);
    const bias = this.#ids.size * classes;
    const kept = 1 - rate * decay;
    for (let k = 0; k < classes; k += 1) {
      const error = (k === label ? 1 : 0) - (scores[k] ?? 0);
      scores[k] = error * scale;
      weights[bias + k] = (weights[bias + k] ?? 0) + error * rate * 0.05;
    }
    for (const id of row) for (let k = 0, at = id * classes; k < classes; k += 1, at += 1) weights[at] = (weights[at] ?? 0) * kept + (scores[k] ?? 0);
  }
}

/** Turns scores into likelihoods in place; a higher temperature makes them more careful. */
export function softmax(scores: Float64Array, temperature: number): void {
  const top = Math.max(...scores);
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) {
    scores[k] = Math.exp(((scores[k] ?? 0) - top) / temperature);
    sum += scores[k] ?? 0;
  }
  for (let k = 0; k < scores.length; k += 1) scores[k] = (scores[k] ?? 0) / sum;
}

/** The numbers below `count` in an order that looks like none, always the same (Fisher–Yates over a linear congruence). */
export function shuffled(count: number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let seed = 20261125;
  for (let last = count - 1; last > 0; last -= 1) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const other = seed % (last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
