/** Something to learn from: what it is recognised by, and its class. */
export interface Example {
  readonly features: ReadonlySet<number>;
  readonly label: number;
}

/** How it is learned; the defaults were chosen on held-out utterances. */
export interface Learning {
  readonly rounds: number;
  readonly rate: number;
  readonly decay: number;
}

const LEARNING: Learning = { rounds: 3, rate: 3, decay: 1e-3 };

/**
 * Multinomial logistic regression over sparse binary features, each example of length one, without a bias: what says nothing
 * is as likely for every class. Learned by stochastic gradient descent in an order that depends on nothing but the number of
 * examples: the same examples give the same weights.
 */
export class Regression {
  /** Each feature's row, counted from one: the features that occur stand side by side. */
  readonly #rows: Int32Array;
  readonly #weights: Float32Array;
  readonly #classes: number;

  constructor(examples: readonly Example[], { classes, features }: { readonly classes: number; readonly features: number }, learning: Learning = LEARNING) {
    this.#classes = classes;
    this.#rows = new Int32Array(features);
    let count = 0;
    for (const example of examples) for (const feature of example.features) if (this.#rows[feature] === 0) this.#rows[feature] = count += 1;
    this.#weights = new Float32Array(count * classes);
    const rows = examples.map((example) => this.#known(example.features));
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

  /** The classes' scores before softmax. What was never seen makes an example longer, and so less certain. */
  scores(features: ReadonlySet<number>): Float64Array {
    const scores = new Float64Array(this.#classes);
    this.#score(this.#known(features), features.size, scores);
    return scores;
  }

  /** Where the weights of the features stand that occurred. */
  #known(features: ReadonlySet<number>): Int32Array {
    const places = new Int32Array(features.size);
    let count = 0;
    for (const feature of features) {
      const row = this.#rows[feature] ?? 0;
      if (row > 0) places[count++] = (row - 1) * this.#classes;
    }
    return places.subarray(0, count);
  }

  #score(row: Int32Array, length: number, scores: Float64Array): void {
    const [weights, classes] = [this.#weights, this.#classes];
    const scale = 1 / Math.sqrt(length || 1);
    scores.fill(0);
    for (const place of row) for (let k = 0, at = place; k < classes; k += 1, at += 1) scores[k] = (scores[k] ?? 0) + (weights[at] ?? 0);
    for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) * scale;
  }

  #step(row: Int32Array, label: number, scores: Float64Array, rate: number, decay: number): void {
    const [weights, classes] = [this.#weights, this.#classes];
    this.#score(row, row.length, scores);
    softmax(scores, 1);
    const scale = rate / Math.sqrt(row.length || 1);
    const kept = 1 - rate * decay;
    for (let k = 0; k < classes; k += 1) {
      const error = (k === label ? 1 : 0) - (scores[k] ?? 0);
      scores[k] = error * scale;
    }
    for (const place of row) for (let k = 0, at = place; k < classes; k += 1, at += 1) weights[at] = (weights[at] ?? 0) * kept + (scores[k] ?? 0);
  }
}

/** Turns scores into likelihoods in place; a higher temperature makes them more careful. */
export function softmax(scores: Float64Array, temperature: number): void {
  let top = -Infinity;
  for (let k = 0; k < scores.length; k += 1) top = Math.max(top, scores[k] ?? 0);
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
