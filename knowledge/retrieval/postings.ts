import { NumberList } from './numberList.js';
import { fold, isChinese } from './tokens.js';
import { Vocabulary } from './vocabulary.js';
import type { WEIGHTS } from './weights.js';

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

/** Which entries each token is in, and how much it counts there (BM25F), in flat arrays: 36,800 clauses are 9 million of them. */
export interface Postings {
  readonly vocabulary: Vocabulary;
  /** Where each token's postings begin; they end where the next one's do. */
  readonly starts: Int32Array;
  readonly docs: Int32Array;
  readonly impacts: Float32Array;
  readonly idf: Float64Array;
  /** What is nowhere, counts so much. */
  readonly unknown: number;
  readonly examples: Examples;
}

/** Titles and example questions, each token once: a title is as good as a question, asked in the norms' own words. */
export interface Examples {
  /** Where each entry's examples begin. */
  readonly ofDoc: Int32Array;
  /** Where each example's tokens begin. */
  readonly starts: Int32Array;
  readonly tokens: Int32Array;
}

const FIELD_NAMES = ['title', 'text', 'questions'] as const;
const LENGTHS = { title: 'titleLength', text: 'textLength', questions: 'questionsLength' } as const;
/** A field's two languages are two fields: they share no words, and are not equally long. */
const KINDS_OF_TEXT = FIELD_NAMES.length * 2;

/** All texts as they were read: one row of tokens, with the kind of text and the end of each. */
interface Texts {
  readonly tokens: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Int32Array;
  /** Where each entry's texts end. */
  readonly ofDoc: Int32Array;
}

/** Reads everything that is to be searched, once. */
export function readPostings(entries: readonly Entry[], weights: Readonly<typeof WEIGHTS>): Postings {
  const reading = readingPostings(entries, weights);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of a few milliseconds at most, one for each entry, for who must not be stalled. */
export function* readingPostings(entries: readonly Entry[], weights: Readonly<typeof WEIGHTS>): Generator<undefined, Postings> {
  const vocabulary = new Vocabulary();
  const [read, ends, kinds, ofDoc] = [new NumberList(1 << 16), new NumberList(), new NumberList(), new NumberList()];
  for (const entry of entries) {
    for (const [field, name] of FIELD_NAMES.entries()) {
      for (const text of entry[name]) {
        vocabulary.read(fold(text), read);
        ends.push(read.length);
        kinds.push(field * 2 + (isChinese(text) ? 0 : 1));
      }
    }
    ofDoc.push(ends.length);
    yield;
  }
  const texts: Texts = { tokens: read.view(), ends: ends.view(), kinds: kinds.view(), ofDoc: ofDoc.view() };
  const examples = examplesOf(texts, vocabulary.size);
  yield;
  const { averages, ...counts } = counted(entries, texts, vocabulary.size);
  yield;
  const fill = filled(texts, counts.starts, averages, weights);
  yield;
  return { vocabulary, examples, ...counts, ...fill };
}

function counted(entries: readonly Entry[], { tokens, ends, kinds, ofDoc }: Texts, size: number): Pick<Postings, 'starts' | 'idf' | 'unknown'> & { readonly averages: Float64Array } {
  const averages = new Float64Array(KINDS_OF_TEXT);
  const starts = new Int32Array(size + 1);
  const holding = new Int32Array(size);
  const lastIn = new Int32Array(size).fill(-1);
  for (let doc = 0, text = 0, at = 0; doc < ofDoc.length; doc += 1) {
    const beside = entries[doc]?.aside === true;
    for (const last = ofDoc[doc] ?? 0; text < last; text += 1) {
      const [kind, to] = [kinds[text] ?? 0, ends[text] ?? 0];
      averages[kind] = (averages[kind] ?? 0) + to - at;
      for (; at < to; at += 1) {
        const token = tokens[at] ?? 0;
        if (lastIn[token] === doc) continue;
        lastIn[token] = doc;
        starts[token + 1] = (starts[token + 1] ?? 0) + 1;
        if (!beside) holding[token] = (holding[token] ?? 0) + 1;
      }
    }
  }
  for (let kind = 0; kind < KINDS_OF_TEXT; kind += 1) averages[kind] = Math.max(1, (averages[kind] ?? 0) / Math.max(1, entries.length));
  const inside = entries.filter(({ aside }) => aside !== true).length;
  const idf = new Float64Array(size);
  for (let token = 0; token < size; token += 1) {
    const held = holding[token] ?? 0;
    idf[token] = Math.log(1 + (inside - held + 0.5) / (held + 0.5));
    starts[token + 1] = (starts[token + 1] ?? 0) + (starts[token] ?? 0);
  }
  return { starts, idf, unknown: Math.log(1 + (inside + 0.5) / 0.5), averages };
}

function filled({ tokens, ends, kinds, ofDoc }: Texts, starts: Int32Array, averages: Float64Array, weights: Readonly<typeof WEIGHTS>): Pick<Postings, 'docs' | 'impacts'> {
  const size = starts.length - 1;
  const docs = new Int32Array(starts[size] ?? 0);
  const impacts = new Float32Array(docs.length);
  const next = starts.slice();
  const weighed = new Float64Array(size);
  const touched = new NumberList();
  const lengths = new Float64Array(KINDS_OF_TEXT);
  const each = new Float64Array(KINDS_OF_TEXT);
  for (let doc = 0, first = 0, at = 0; doc < ofDoc.length; doc += 1) {
    const last = ofDoc[doc] ?? 0;
    lengths.fill(0);
    for (let text = first, begun = at; text < last; text += 1) {
      const [kind, to] = [kinds[text] ?? 0, ends[text] ?? 0];
      lengths[kind] = (lengths[kind] ?? 0) + to - begun;
      begun = to;
    }
    for (const [field, name] of FIELD_NAMES.entries()) {
      const b = weights[LENGTHS[name]];
      for (const kind of [field * 2, field * 2 + 1]) each[kind] = weights[name] / (1 - b + b * ((lengths[kind] ?? 0) / (averages[kind] ?? 1)));
    }
    for (; first < last; first += 1) {
      const [more, to] = [each[kinds[first] ?? 0] ?? 0, ends[first] ?? 0];
      for (; at < to; at += 1) {
        const token = tokens[at] ?? 0;
        const before = weighed[token] ?? 0;
        if (before === 0) touched.push(token);
        weighed[token] = before + more;
      }
    }
    for (let place = 0; place < touched.length; place += 1) {
      const token = touched.at(place);
      const frequency = weighed[token] ?? 0;
      weighed[token] = 0;
      const to = next[token] ?? 0;
      docs[to] = doc;
      impacts[to] = frequency / (weights.saturation + frequency);
      next[token] = to + 1;
    }
    touched.length = 0;
  }
  return { docs, impacts };
}

function examplesOf(texts: Texts, size: number): Examples {
  const [ofDoc, starts, tokens] = [new NumberList(), new NumberList(), new NumberList(1 << 16)];
  const lastIn = new Int32Array(size).fill(-1);
  for (let doc = 0, text = 0, at = 0; doc < texts.ofDoc.length; doc += 1) {
    ofDoc.push(starts.length);
    for (const last = texts.ofDoc[doc] ?? 0; text < last; text += 1) {
      const to = texts.ends[text] ?? 0;
      if (FIELD_NAMES[(texts.kinds[text] ?? 0) >> 1] === 'text') {
        at = to;
        continue;
      }
      const example = starts.length;
      starts.push(tokens.length);
      for (; at < to; at += 1) {
        const token = texts.tokens[at] ?? 0;
        if (lastIn[token] === example) continue;
        lastIn[token] = example;
        tokens.push(token);
      }
    }
  }
  ofDoc.push(starts.length);
  starts.push(tokens.length);
  return { ofDoc: ofDoc.packed(), starts: starts.packed(), tokens: tokens.packed() };
}
