import { fold, isChinese, tokens } from '../retrieval/tokens.js';

/** A text's tokens with what each counts. */
export interface Weighed {
  readonly tokens: ReadonlyMap<string, number>;
  /** What they count together. */
  readonly whole: number;
}

/** What says that something is asked, not what: it makes no two questions alike. */
const ASKING = /请问|想问一?下?|问一下|我想(?:知道)?|我要|怎么样?办?理?|如何办?理?|怎样|可不可以|可以|能不能|能否|是不是|是否|有没有|什么时候|什么|为什么|多少|哪里|哪些|哪个|需要|你们|我们|您们|贵行|一下|告诉我?|办理|\b(?:how|what|when|where|which|who|tell me|know|want|need)\b/gu;
const WEIGHT = { pair: 1, character: 0.35, word: 1.2 } as const;

/** A text as it is compared. */
export function weighed(text: string): Weighed {
  const folded = fold(text);
  const found = new Map<string, number>();
  let whole = 0;
  const asked = tokens(folded.replace(ASKING, ' '));
  for (const token of asked.length > 0 ? asked : tokens(folded)) {
    if (found.has(token)) continue;
    const weight = weightOf(token);
    found.set(token, weight);
    whole += weight;
  }
  return { tokens: found, whole };
}

/** How alike two texts are, 0–1: what they share of what both say (Dice). */
export function likeness(one: Weighed, other: Weighed): number {
  if (one.whole + other.whole === 0) return 0;
  const [fewer, more] = one.tokens.size <= other.tokens.size ? [one, other] : [other, one];
  let common = 0;
  for (const [token, weight] of fewer.tokens) if (more.tokens.has(token)) common += weight;
  return (2 * common) / (one.whole + other.whole);
}

/** The figures of a text, in order: 3 days and 5 days are two questions, however alike. */
export function figuresOf(text: string): string {
  return (fold(text).match(/\d+(?:\.\d+)?/g) ?? []).join(' ');
}

/** Whether a token tells texts apart. */
export function tells(token: string): boolean {
  return weightOf(token) > WEIGHT.character;
}

function weightOf(token: string): number {
  if (!isChinese(token)) return WEIGHT.word;
  return token.length === 1 ? WEIGHT.character : WEIGHT.pair;
}
