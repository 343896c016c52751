import type { Rule, Token } from './pieces.js';
import { BLANK, SMUDGE } from './protect.js';
import { clockRules } from './rules/clocks.js';
import { dayRules } from './rules/days.js';
import { englishClockRules, englishDayRules, englishLengthRules } from './rules/english.js';
import { frameRules } from './rules/frames.js';
import { lengthRules } from './rules/lengths.js';
import { nameRules } from './rules/names.js';
import { numberRules } from './rules/numbers.js';

const RULES: readonly Rule[] = [...dayRules, ...frameRules, ...clockRules, ...lengthRules, ...nameRules, ...numberRules, ...englishDayRules, ...englishLengthRules, ...englishClockRules];

/** Rules by the character they can begin with. */
const INDEX = new Map<string, Rule[]>();
for (const one of RULES) {
  for (const character of new Set(one.starts)) {
    const rules = INDEX.get(character);
    if (rules === undefined) INDEX.set(character, [one]);
    else rules.push(one);
  }
}

const LETTER = /[a-z]/;

/** Finds tokens in one text, remembering them: phrases look at the same place more than once. */
export class Scanner {
  readonly #known = new Map<number, Token | undefined>();

  /** `text` is normalised and protected. */
  constructor(readonly text: string) {}

  /** The longest token that begins at `at`; among equals the rule that stands first. */
  at(at: number): Token | undefined {
    if (this.#known.has(at)) return this.#known.get(at);
    const token = this.#find(at);
    this.#known.set(at, token);
    return token;
  }

  #find(at: number): Token | undefined {
    const first = this.text.charAt(at);
    if (first === '' || first === BLANK || first === SMUDGE) return undefined;
    const rules = INDEX.get(first);
    if (rules === undefined) return undefined;
    // Inside a word nothing begins, but for ISO's T behind a digit.
    if (LETTER.test(first) && LETTER.test(this.text.charAt(at - 1))) return undefined;
    let best: Token | undefined;
    for (const { pattern, weak, read } of rules) {
      pattern.lastIndex = at;
      const match = pattern.exec(this.text);
      if (match === null) continue;
      const to = at + match[0].length;
      if (to === at || (best !== undefined && to <= best.to)) continue;
      const pieces = read(match);
      if (pieces !== undefined) best = { from: at, to, pieces, weak: weak ?? false };
    }
    return best;
  }
}
