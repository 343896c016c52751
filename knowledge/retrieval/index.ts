import { concepts, crossings, isConcept, meant } from './concepts.js';
import { soundsOf } from './readings.js';
import { fold, isChinese, tokens } from './tokens.js';
import { topmost } from './topmost.js';
import { WEIGHTS } from './weights.js';

/** What is searched: its fields by name, each with any number of texts. */
export interface Entry {
  readonly id: string;
  readonly title: readonly string[];
  readonly text: readonly string[];
  /** Questions that it answers, as people ask them: the largest lever. */
  readonly questions: readonly string[];
  /** Says what its parts say, too: they are meant rather than it. */
  readonly overview?: boolean;
  /** Is there to be told apart: how rare a word is, the others alone say. */
  readonly aside?: boolean;
}

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

/** A text as it was read. */
interface Read {
  readonly chinese: boolean;
  readonly tokens: readonly number[];
}

/** A question that is answered by something; each token once. */
interface Example {
  readonly tokens: readonly number[];
  readonly weight: number;
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
const FIELD_NAMES = ['title', 'text', 'questions'] as const;
const LENGTHS = { title: 'titleLength', text: 'textLength', questions: 'questionsLength' } as const;

/**
 * BM25F (Robertson, Zaragoza, Taylor 2004) over characters, pairs and words in memory, then likeness to the example
 * questions for the best few. Built once; a search is some additions.
 */
export class Index {
  private readonly ids: string[] = [];
  private readonly priors: number[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly idf: number[] = [];
  /** What kind of token it is, as weights count it. */
  private readonly own: number[] = [];
  /** Where each token's postings begin; they end where the next one's do. */
  private readonly starts: Int32Array;
  private readonly docs: Int32Array;
  private readonly impacts: Float64Array;
  /** Pairs by how they sound; made when one is first needed. */
  private sounds: Map<string, number[]> | undefined;
  private readonly examples: Example[][] = [];
  private readonly unknown: number;
  private readonly asked: Float64Array;
  private readonly sums: Float64Array;

  constructor(entries: readonly Entry[], private readonly weights: Readonly<typeof WEIGHTS> = WEIGHTS) {
    const read = entries.map((entry) => ({ entry, fields: FIELD_NAMES.map((name) => entry[name].map((text) => ({ chinese: isChinese(text), tokens: this.numbered(text) }))) }));
    // A field's two languages are two fields: they share no words, and are not equally long.
    const count = (texts: readonly Read[] = [], chinese: boolean) => texts.reduce((sum, text) => sum + (text.chinese === chinese ? text.tokens.length : 0), 0);
    const average = FIELD_NAMES.map((_, field) => [true, false].map((chinese) => Math.max(1, read.reduce((sum, { fields }) => sum + count(fields[field], chinese), 0) / Math.max(1, entries.length))));
    const weighed = new Float64Array(this.numbers.size);
    const holding = new Int32Array(this.numbers.size);
    const [itsToken, itsDoc, itsImpact]: [number[], number[], number[]] = [[], [], []];
    for (const [doc, { entry, fields }] of read.entries()) {
      this.ids.push(entry.id);
      this.priors.push(entry.overview === true ? weights.overview : 1);
      const touched: number[] = [];
      for (const [at, name] of FIELD_NAMES.entries()) {
        const [b, texts] = [weights[LENGTHS[name]], fields[at] ?? []];
        const [chinese, english] = [true, false].map((which, language) => weights[name] / (1 - b + b * (count(texts, which) / (average[at]?.[language] ?? 1))));
        for (const text of texts) {
          const each = (text.chinese ? chinese : english) ?? 0;
          for (const token of text.tokens) {
            if (weighed[token] === 0) touched.push(token);
            weighed[token] = (weighed[token] ?? 0) + each;
          }
        }
      }
      for (const token of touched) {
        const frequency = weighed[token] ?? 0;
        weighed[token] = 0;
        if (entry.aside !== true) holding[token] = (holding[token] ?? 0) + 1;
        itsToken.push(token);
        itsDoc.push(doc);
        itsImpact.push(frequency / (weights.saturation + frequency));
      }
    }
    const inside = entries.filter(({ aside }) => aside !== true).length;
    this.starts = new Int32Array(this.numbers.size + 1);
    for (const token of itsToken) this.starts[token + 1] = (this.starts[token + 1] ?? 0) + 1;
    for (let token = 0; token < this.numbers.size; token += 1) {
      const held = holding[token] ?? 0;
      this.idf.push(Math.log(1 + (inside - held + 0.5) / (held + 0.5)));
      this.starts[token + 1] = (this.starts[token + 1] ?? 0) + (this.starts[token] ?? 0);
    }
    const next = this.starts.slice();
    this.docs = new Int32Array(itsToken.length);
    this.impacts = new Float64Array(itsToken.length);
    for (let at = 0; at < itsToken.length; at += 1) {
      const token = itsToken[at] ?? 0;
      const place = next[token] ?? 0;
      this.docs[place] = itsDoc[at] ?? 0;
      this.impacts[place] = itsImpact[at] ?? 0;
      next[token] = place + 1;
    }
    this.unknown = Math.log(1 + (inside + 0.5) / 0.5);
    // A title is as good as a question: asked in the norms' own words, it is the nearest.
    for (const { fields } of read) this.examples.push([...(fields[0] ?? []), ...(fields[2] ?? [])].map(({ tokens: said }) => this.example(said)));
    this.asked = new Float64Array(this.numbers.size);
    this.sums = new Float64Array(entries.length);
  }

  /** The best, best first. */
  search(question: string, k: number): Found[] {
    const { weights, whole, heard } = this.query(question);
    if (whole === 0) return [];
    const { sums } = this;
    sums.fill(0);
    for (const [token, weight] of weights) {
      const each = weight * (this.idf[token] ?? 0);
      this.asked[token] = each;
      const end = this.starts[token + 1] ?? 0;
      for (let at = this.starts[token] ?? 0; at < end; at += 1) {
        const doc = this.docs[at] ?? 0;
        sums[doc] = (sums[doc] ?? 0) + each * (this.impacts[at] ?? 0);
      }
    }
    const found = topmost(sums, Math.max(CLOSELY, k)).map((doc) => {
      const coverage = Math.min(1, (sums[doc] ?? 0) / whole);
      const likeness = this.likeness(doc, whole);
      return { id: this.ids[doc] ?? '', score: heard * (this.priors[doc] ?? 1) * ((1 - this.weights.likeness) * coverage + this.weights.likeness * likeness), likeness, coverage };
    });
    for (const token of weights.keys()) this.asked[token] = 0;
    return found.sort((one, other) => other.score - one.score).slice(0, k);
  }

  private numbered(text: string): number[] {
    return all(fold(text)).map((token) => this.number(token));
  }

  private example(said: readonly number[]): Example {
    const unique = [...new Set(said)];
    return { tokens: unique, weight: unique.reduce((sum, token) => sum + this.weightOf(token), 0) };
  }

  private soundingLike(pair: string): number[] {
    if (this.sounds === undefined) {
      this.sounds = new Map();
      for (const [token, number] of this.numbers) {
        if (token.length !== 2 || !isChinese(token)) continue;
        for (const sound of soundsOf(token)) {
          const known = this.sounds.get(sound);
          if (known === undefined) this.sounds.set(sound, [number]);
          else known.push(number);
        }
      }
    }
    return soundsOf(pair).flatMap((sound) => this.sounds?.get(sound) ?? []);
  }

  private number(token: string): number {
    let number = this.numbers.get(token);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(token, number);
      this.own.push(this.ownWeight(token));
    }
    return number;
  }

  private ownWeight(token: string): number {
    if (isConcept(token)) return this.weights.concept;
    return token.length === 1 && isChinese(token) ? this.weights.character : 1;
  }

  private weightOf(token: number): number {
    return (this.idf[token] ?? 0) * (this.own[token] ?? 1);
  }

  private query(question: string): Query {
    const folded = this.corrected(fold(question));
    const crossing = crossings(folded);
    const weights = new Map<number, number>();
    let whole = 0;
    let unheard = 0;
    for (const token of new Set(all(folded))) {
      const number = this.numbers.get(token);
      const own = this.ownWeight(token) * (crossing.has(token) ? this.weights.crossing : 1);
      if (number !== undefined) {
        weights.set(number, Math.max(own, weights.get(number) ?? 0));
        whole += own * (this.idf[number] ?? 0);
        continue;
      }
      const pair = token.length === 2 && isChinese(token);
      whole += this.unknown * (pair ? this.weights.unknownPair : own);
      if (!pair) continue;
      unheard += this.unknown * this.weights.unheard;
      if (crossing.has(token)) continue;
      for (const alike of this.soundingLike(token)) if (!weights.has(alike)) weights.set(alike, this.weights.soundsLike);
    }
    return { weights, whole, heard: whole === 0 ? 0 : whole / (whole + unheard) };
  }

  /** Typing errors put right: two characters that stand together nowhere, and sound like a word (偷诉, 预月). */
  private corrected(folded: string): string {
    let text = folded;
    for (let at = 0; at + 1 < text.length; at += 1) {
      const pair = text.slice(at, at + 2);
      if (this.numbers.has(pair) || !isChinese(pair)) continue;
      const word = meant(pair);
      if (word !== undefined && (word.charAt(0) === pair.charAt(0) || word.charAt(1) === pair.charAt(1))) text = text.slice(0, at) + word + text.slice(at + 2);
    }
    return text;
  }

  /** To the nearest example; `asked` holds what each token of the question counts. */
  private likeness(doc: number, whole: number): number {
    let nearest = 0;
    for (const { tokens: said, weight } of this.examples[doc] ?? []) {
      let common = 0;
      for (const token of said) common += this.asked[token] ?? 0;
      nearest = Math.max(nearest, (2 * common) / (whole + weight));
    }
    return Math.min(1, nearest);
  }
}

/** Everything folded text is searched by. */
function all(folded: string): string[] {
  const found = tokens(folded);
  for (const concept of concepts(folded)) found.push(concept);
  return found;
}
