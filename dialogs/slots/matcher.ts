import { fold } from './normalise.js';
import type { Place } from './replaced.js';

/** Something that can be said, and what it can mean; several values: the words fit each. */
export interface Term<V extends string> {
  readonly said: string;
  readonly values: readonly V[];
}

/** An occurrence of a term in normalised text. */
export interface Occurrence<V extends string> extends Place {
  readonly values: readonly V[];
}

interface Pattern<V extends string> {
  /** What it begins with: most texts do not hold even that. */
  readonly head: string;
  readonly find: RegExp;
  readonly values: readonly V[];
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Latin words end at their edges and may be joined by spaces or dashes; Chinese ones may stand anywhere. */
function patternOf(said: string): RegExp {
  const words = fold(said).trim().split(/[\s-]+/);
  const body = words.map((word) => escape(word).replace(/['’]/g, "['’]?")).join('[\\s-]*');
  const latin = /[a-z0-9]/;
  const first = latin.test(fold(said).trim().charAt(0)) ? '(?<![a-z0-9])' : '';
  const last = latin.test(fold(said).trim().slice(-1)) ? '(?:s|es)?(?![a-z0-9])' : '';
  return new RegExp(first + (words.length > 1 && latin.test(words[0] ?? '') ? words.map((word) => escape(word).replace(/['’]/g, "['’]?")).join('[\\s-]+') : body) + last, 'g');
}

/** Finds terms in normalised text. Built once for a list of terms. */
export class Matcher<V extends string> {
  readonly #patterns: readonly Pattern<V>[];

  constructor(terms: readonly Term<V>[]) {
    this.#patterns = terms.filter((term) => term.said.trim() !== '').map((term) => ({ head: fold(term.said).trim().charAt(0), find: patternOf(term.said), values: term.values }));
  }

  /** Every occurrence that is no part of a longer one, in order: 企业开户 is not also 开户. */
  occurrences(text: string): Occurrence<V>[] {
    const all: Occurrence<V>[] = [];
    for (const { head, find, values } of this.#patterns) {
      if (!text.includes(head)) continue;
      for (const match of text.matchAll(find)) all.push({ from: match.index, to: match.index + match[0].length, values });
    }
    all.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
    const kept: Occurrence<V>[] = [];
    for (const each of all) {
      const same = kept.findIndex((other) => other.from === each.from && other.to === each.to);
      const twin = kept[same];
      if (twin !== undefined) kept[same] = { ...twin, values: [...new Set([...twin.values, ...each.values])] };
      else if (!kept.some((other) => other.from < each.to && each.from < other.to)) kept.push(each);
    }
    return kept.sort((a, b) => a.from - b.from);
  }
}
