import { hasLeftover } from './leftover.js';
import { glueAt, phraseAt, type Agrees, type Phrase } from './phrase.js';
import type { Scanner } from './scan.js';

/** A whole expression: one phrase or a range of two, and what limits it. Offsets are into normalised text. */
export interface Expression {
  readonly first: Phrase;
  readonly second?: Phrase | undefined;
  /** `before` that day or minute (a day included), `short-of` it (not included), `after` it, or `since` (that day included). */
  readonly bound?: 'before' | 'short-of' | 'after' | 'since' | undefined;
  readonly from: number;
  readonly to: number;
  /** Characters beside it look like part of a date but were not understood. */
  readonly suspicious: boolean;
  readonly weak: boolean;
  readonly approximate: boolean;
}

const JOINER = /\s*(?:一直)?(?:直到|到|至|-{1,2}|~|(?:to|until|till|through|thru)(?![a-z]))\s*/y;
/** 三点和四点之间, between 2 and 4pm. */
const AND = /\s*(?:(?:和|与|跟)(?=[^,.;]{1,16}之间)|and(?![a-z]))\s*/y;
const BETWEEN_BEFORE = /between(?: the)?\s*$/;
const BETWEEN_AFTER = /\s*之间/y;
const APPROXIMATE_AFTER = /\s*(?:左右|前后(?!台)|上下(?!午)|来钟|多(?![少久])|or so(?![a-z])|-?ish(?![a-z]))/y;
const APPROXIMATE_BEFORE = /(?:大概|大约|差不多|大致|around|about)\s*(?:在|是|at)?\s*$/;

const BEFORE_AFTER_IT = /\s*(?:之前|以前|前(?![台往面来去门天后三几])|为止|or (?:earlier|before)(?![a-z])|at the latest(?![a-z]))/y;
const AFTER_IT = /\s*(?:之后|以后|过后|后(?![天面台续悔来果者期排年]))/y;
const SINCE_IT = /\s*(?:起(?![来床诉息点身])|开始|往后|or (?:later|after)(?![a-z])|onwards?(?![a-z]))/y;
const INSIDE = /\s*(?:之内|以内|内(?![容部的网])|里(?![面程]))/y;
const BEFORE_IT = /(?:(?:by|until|till|no later than|not later than|on or before)(?: the)?|截止到?|截至|直到|不晚于|最晚|最迟|早于)\s*$/;
/** 周五之前 takes in Friday, as the Civil Code counts; before Friday does not. */
const SHORT_OF_IT = /(?<!on or )(?<!not )before(?: the)?\s*$/;
const LATER_THAN = /(?:(?:after|later than)(?: the)?|(?<!不)晚于)\s*$/;
const SINCE_BEFORE = /(?:(?:since|starting(?: from| on)?|not before|(?:^|[,.;]\s*)from)(?: the)?|不早于|最早)\s*$/;

/** A change of mind, not a range: move it from Tuesday to Friday. */
const MOVED_FROM = /(?:move|moved|change|changed|reschedule|switch|postpone|push)[a-z ,]{0,40}from\s*$/;

/** The expression that begins at `at`, if any does. `taken`: where the one before it ended. */
export function expressionAt(scanner: Scanner, at: number, taken: number, agrees: Agrees): Expression | undefined {
  const { text } = scanner;
  const first = phraseAt(scanner, at, agrees);
  if (first === undefined) return undefined;
  const ahead = text.slice(Math.max(0, at - 60), at);
  let to = first.to;
  let second: Phrase | undefined;
  const joined = after(JOINER, text, to) ?? (BETWEEN_BEFORE.test(ahead) || /[和与跟]/.test(text.charAt(to)) ? after(AND, text, to) : undefined);
  if (joined !== undefined) {
    second = phraseAt(scanner, glueAt(text, joined).to, agrees, first);
    if (second !== undefined) {
      to = after(BETWEEN_AFTER, text, second.to) ?? second.to;
      if (MOVED_FROM.test(ahead)) return finish({ first: second, from: second.from, to }, scanner, ahead, taken);
    }
  }
  return finish({ first, second, from: at, to }, scanner, ahead, taken);
}

/** Adds what stands around the phrases: 左右, 之前, 以后. */
function finish({ first, second, from, to }: Pick<Expression, 'first' | 'second' | 'from' | 'to'>, scanner: Scanner, ahead: string, taken: number): Expression {
  const { text } = scanner;
  let end = to;
  const roughly = after(APPROXIMATE_AFTER, text, end);
  if (roughly !== undefined) end = roughly;
  let bound: Expression['bound'];
  if (second === undefined && first.relative === undefined) {
    const limits = [['before', BEFORE_AFTER_IT], ['after', AFTER_IT], ['since', SINCE_IT]] as const;
    for (const [name, pattern] of limits) {
      const next = after(pattern, text, end);
      if (next === undefined) continue;
      bound = name;
      end = next;
      break;
    }
    bound ??= BEFORE_IT.test(ahead) ? 'before' : SHORT_OF_IT.test(ahead) ? 'short-of' : LATER_THAN.test(ahead) ? 'after' : SINCE_BEFORE.test(ahead) ? 'since' : undefined;
    end = after(INSIDE, text, end) ?? end;
  }
  const weak = first.weak && (second?.weak ?? true);
  const approximate = roughly !== undefined || first.approximate || second?.approximate === true || APPROXIMATE_BEFORE.test(ahead);
  return { first, second, bound, from, to: end, weak, approximate, suspicious: isSuspicious(scanner, from, end, taken, first) };
}

function after(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Whether what stands beside is a piece of a date, and not the next expression. */
function isSuspicious(scanner: Scanner, from: number, to: number, taken: number, first: Phrase): boolean {
  const filled = glueAt(scanner.text, to).to;
  const next = scanner.at(filled);
  // Where another expression follows, only what stands ahead is looked at.
  const behind = next === undefined || next.weak ? to : scanner.text.length;
  return hasLeftover(scanner.text, { taken, from, to: behind, filled: Math.max(behind, filled) }, first);
}
