import { concepts, crossings, meant } from './concepts.js';
import { readingPostings, readPostings, type Entry, type Postings } from './postings.js';
import { soundingLike } from './sounding.js';
import { fold, isChinese, tokens } from './tokens.js';
import { topmost } from './topmost.js';
import type { TokenKind } from './vocabulary.js';
import { WEIGHTS } from './weights.js';

export type { Entry } from './postings.js';

/** What was found. */
export interface Found {
  readonly id: string;
  /** How much of what was asked is here, 0–1. Comparable between questions. */
  readonly score: number;
  /** How like the nearest of its example questions it is, 0–1. */
  readonly likeness: number;
  /** The share of what was asked that occurs here, 0–1. */
  readonly coverage: number;
}

/** A question's tokens with their weights, as the index numbers them. */
interface Query {
  readonly weights: ReadonlyMap<number, number>;
  /** What a text would weigh that holds all of it. */
  readonly whole: number;
  /** The share of it that anybody wrote of, 0–1. */
  readonly heard: number;
}

/** So many are looked at closely. */
const CLOSELY = 16;

/**
 * BM25F (Robertson, Zaragoza, Taylor 2004) over characters, pairs and words in memory, then likeness to the example
 * questions for the best few. Built once; a search is some additions.
 */
export class Index {
  private readonly ids: readonly string[];
  private readonly priors: Float64Array;
  private readonly postings: Postings;
  /** What each example would count that is asked word for word. */
  private readonly exampleWeights: Float64Array;
  /** Made when it is first needed. */
  private sounding: ((pair: string) => readonly number[]) | undefined;
  private readonly asked: Float64Array;
  private readonly sums: Float64Array;

  constructor(entries: readonly Entry[], private readonly weights: Readonly<typeof WEIGHTS> = WEIGHTS, postings = readPostings(entries, weights)) {
    this.ids = entries.map(({ id }) => id);
    this.priors = Float64Array.from(entries, ({ overview }) => (overview === true ? weights.overview : 1));
    this.postings = postings;
    const { vocabulary, idf, examples } = this.postings;
    const weightOf = Float64Array.from(idf, (rarity, token) => rarity * this.kindWeight(vocabulary.kindOf(token)));
    this.exampleWeights = Float64Array.from({ length: examples.starts.length - 1 }, (_, example) => {
      let weight = 0;
      for (let at = examples.starts[example] ?? 0; at < (examples.starts[example + 1] ?? 0); at += 1) weight += weightOf[examples.tokens[at] ?? 0] ?? 0;
      return weight;
    });
    this.asked = new Float64Array(vocabulary.size);
    this.sums = new Float64Array(entries.length);
  }

  /** Built in small steps; `pause` is called between them. */
  static async inSteps(entries: readonly Entry[], pause: () => Promise<void>): Promise<Index> {
    const reading = readingPostings(entries, WEIGHTS);
    for (;;) {
      const step = reading.next();
      if (step.done === true) return new Index(entries, WEIGHTS, step.value);
      await pause();
    }
  }

  /** The best, best first. */
  search(question: string, k: number): Found[] {
    const { weights, whole, heard } = this.query(question);
    if (whole === 0) return [];
    const { sums, asked } = this;
    const { starts, docs, impacts, idf } = this.postings;
    sums.fill(0);
    for (const [token, weight] of weights) {
      const each = weight * (idf[token] ?? 0);
      asked[token] = each;
      const end = starts[token + 1] ?? 0;
      for (let at = starts[token] ?? 0; at < end; at += 1) {
        const doc = docs[at] ?? 0;
        sums[doc] = (sums[doc] ?? 0) + each * (impacts[at] ?? 0);
      }
    }
    const found = topmost(sums, Math.max(CLOSELY, k)).map((doc) => {
      const coverage = Math.min(1, (sums[doc] ?? 0) / whole);
      const likeness = this.likeness(doc, whole);
      return { id: this.ids[doc] ?? '', score: heard * (this.priors[doc] ?? 1) * ((1 - this.weights.likeness) * coverage + this.weights.likeness * likeness), likeness, coverage };
    });
    for (const token of weights.keys()) asked[token] = 0;
    return found.sort((one, other) => other.score - one.score).slice(0, k);
  }

  private kindWeight(kind: TokenKind): number {
    return kind === 'other' ? 1 : this.weights[kind];
  }

  private query(question: string): Query {
    const { vocabulary, idf, unknown } = this.postings;
    const folded = this.corrected(fold(question));
    const crossing = crossings(folded);
    const weights = new Map<number, number>();
    let whole = 0;
    let unheard = 0;
    const count = (number: number, own: number) => {
      weights.set(number, Math.max(own, weights.get(number) ?? 0));
      whole += own * (idf[number] ?? 0);
    };
    for (const token of new Set(tokens(folded))) {
      const number = vocabulary.numberOf(token);
      const own = (token.length === 1 && isChinese(token) ? this.weights.character : 1) * (crossing.has(token) ? this.weights.crossing : 1);
      if (number !== undefined) {
        count(number, own);
        continue;
      }
      const pair = token.length === 2 && isChinese(token);
      whole += unknown * (pair ? this.weights.unknownPair : own);
      if (!pair) {
        if (isChinese(token)) unheard += unknown * this.weights.unheardCharacter;
        continue;
      }
      unheard += unknown * this.weights.unheard;
      if (crossing.has(token)) continue;
      this.sounding ??= soundingLike(vocabulary);
      for (const alike of this.sounding(token)) if (!weights.has(alike)) weights.set(alike, this.weights.soundsLike);
    }
    for (const concept of new Set(concepts(folded))) {
      const number = vocabulary.numberOfConcept(concept);
      if (number === undefined) whole += unknown * this.weights.concept;
      else count(number, this.weights.concept);
    }
    return { weights, whole, heard: whole === 0 ? 0 : whole / (whole + unheard) };
  }

  /** Typing errors put right: two characters that stand together nowhere, and sound like a word (偷诉, 预月). */
  private corrected(folded: string): string {
    let text = folded;
    for (let at = 0; at + 1 < text.length; at += 1) {
      const pair = text.slice(at, at + 2);
      if (this.postings.vocabulary.numberOf(pair) !== undefined || !isChinese(pair)) continue;
      const word = meant(pair);
      if (word !== undefined && (word.charAt(0) === pair.charAt(0) || word.charAt(1) === pair.charAt(1))) text = text.slice(0, at) + word + text.slice(at + 2);
    }
    return text;
  }

  /** To the nearest example; `asked` holds what each token of the question counts. */
  private likeness(doc: number, whole: number): number {
    const { ofDoc, starts, tokens: said } = this.postings.examples;
    let nearest = 0;
    const end = ofDoc[doc + 1] ?? 0;
    for (let example = ofDoc[doc] ?? 0; example < end; example += 1) {
      let common = 0;
      const last = starts[example + 1] ?? 0;
      for (let at = starts[example] ?? 0; at < last; at += 1) common += this.asked[said[at] ?? 0] ?? 0;
      nearest = Math.max(nearest, (2 * common) / (whole + (this.exampleWeights[example] ?? 0)));
    }
    return Math.min(1, nearest);
  }
}
