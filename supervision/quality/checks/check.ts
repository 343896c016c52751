import type { CheckId } from '../../../cases/profile/quality.js';

/** One thing that was said, as checks read it. */
export interface Line {
  readonly sequence: number;
  /** Epoch ms. */
  readonly at: number;
  readonly by: 'customer' | 'bot' | 'agent' | 'other';
  /** Simplified, lower case, one width. */
  readonly text: string;
}

/** What an agent and a customer said to each other, in order. `agent` lines are those of the agent reviewed. */
export interface Talk {
  readonly lines: readonly Line[];
  /** When it was known who the customer is: a sign-in or a code, before or during the talk. Epoch ms; absent: never. */
  readonly identifiedAt?: number;
}

/** What checks are set by. */
export interface CheckRules {
  /** An answer is late after so many seconds. */
  readonly lateSeconds: number;
}

/** What a check found. `none`: there was no occasion for it. */
export interface Finding {
  readonly verdict: 'passed' | 'failed' | 'none';
  /** The records that show it, by sequence, rising. */
  readonly lines: readonly number[];
}

/** One check: pure, and no more than a hint: people score. */
export type Check = (talk: Talk, rules: CheckRules) => Finding;

/** What all checks found. */
export type Findings = Readonly<Record<CheckId, Finding>>;

/** There was no occasion. */
export const NONE: Finding = { verdict: 'none', lines: [] };

/** It is as it should be, as these lines show. */
export const passed = (lines: readonly Line[]): Finding => ({ verdict: 'passed', lines: lines.map(({ sequence }) => sequence) });

/** It is not, as these lines show. */
export const failed = (lines: readonly Line[]): Finding => ({ verdict: 'failed', lines: lines.map(({ sequence }) => sequence) });

/** What the agent said. */
export function ofAgent({ lines }: Talk): Line[] {
  return lines.filter(({ by }) => by === 'agent');
}

/** How far before words a "not" still turns them round, in characters: words are longer in English. */
const REACH = 10;
const REACH_ENGLISH = 28;
// What parts one statement from the next ends a "not", too.
const NOT = /(?:不|没有?|未|非|勿|别|无法|无人|禁止|严禁)[^。，,.!?！？；;\n]*$/u;
const NOT_ENGLISH = /(?:\b(?:not|no|never|nobody|cannot|without|neither|nor)\b|n['’]t\b)[^。，,.!?！？；;\n]*$/u;

/** Whether a text says something, and does not deny that it is so: 保证收益, but not 不保证收益. The expression needs the flag `g`. */
export function says(text: string, what: RegExp): boolean {
  for (const { index } of text.matchAll(what)) {
    const before = (characters: number): string => text.slice(Math.max(0, index - characters), index);
    // 有没有风险 asks.
    if (!NOT.test(before(REACH)) && !NOT_ENGLISH.test(before(REACH_ENGLISH)) && text[index - 1] !== '有') return true;
  }
  return false;
}

/** A check that fails where the agent says one of these things, and passes where they never do. */
export function neverSays(what: RegExp): Check {
  return (talk) => {
    const said = ofAgent(talk);
    if (said.length === 0) return NONE;
    const wrong = said.filter(({ text }) => says(text, what));
    return wrong.length > 0 ? failed(wrong) : { verdict: 'passed', lines: [] };
  };
}
