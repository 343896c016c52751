import { createHash } from 'node:crypto';
import { fold } from '../retrieval/tokens.js';
import { likeness, tells, weighed, type Weighed } from './likeness.js';
import type { OpenQuestion } from './openQuestions.js';

/** Questions that ask the same, as far as their words show. */
export interface QuestionGroup {
  /** `q-` and ten hex digits, made of its first question's place: the same for as long as that one is open. */
  readonly id: string;
  readonly count: number;
  /** How many of them were declined; the others were answered with a clause that did not help. */
  readonly declined: number;
  /** Different wordings, the most frequent first. */
  readonly wordings: readonly string[];
  readonly locales: readonly string[];
  /** Clauses that were answered with and did not help, the most frequent first. */
  readonly unhelpful: readonly string[];
  /** ISO 8601 in UTC. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Oldest first. */
  readonly questions: readonly OpenQuestion[];
}

/** So alike, and they are one group. */
const ALIKE = 0.5;
const WORDINGS = 10;

/** Groups questions by likeness, the largest group first. The same questions, in any order, give the same groups. */
export function groupQuestions(questions: readonly OpenQuestion[]): QuestionGroup[] {
  const grouping = new Grouping();
  for (const question of inOrder(questions)) grouping.add(question);
  return grouping.groups();
}

/** The same, with `pause` called after every few, so that others can go on. */
export async function groupGently(questions: readonly OpenQuestion[], pause: () => Promise<void>): Promise<QuestionGroup[]> {
  const grouping = new Grouping();
  for (const [at, question] of inOrder(questions).entries()) {
    grouping.add(question);
    if (at % 50 === 49) await pause();
  }
  return grouping.groups();
}

/** Each question goes to the group whose first one it is most alike, or begins one. */
class Grouping {
  readonly #firsts: Weighed[] = [];
  readonly #members: OpenQuestion[][] = [];
  /** Groups by what their first question says. */
  readonly #holding = new Map<string, number[]>();
  readonly #known = new Map<string, number>();

  add(question: OpenQuestion): void {
    const words = fold(question.question).replace(/[^\p{L}\p{N}]/gu, '');
    const group = this.#known.get(words) ?? this.#nearest(weighed(question.question));
    this.#known.set(words, group);
    this.#members[group]?.push(question);
  }

  groups(): QuestionGroup[] {
    return this.#members.map(groupOf).sort((one, other) => other.count - one.count || compare(one.firstSeen, other.firstSeen) || compare(one.id, other.id));
  }

  #nearest(said: Weighed): number {
    const shared = new Map<number, number>();
    let light = 0;
    for (const [token, weight] of said.tokens) {
      if (tells(token)) for (const group of this.#holding.get(token) ?? []) shared.set(group, (shared.get(group) ?? 0) + weight);
      else light += weight;
    }
    let best = -1;
    let most = ALIKE;
    for (const [group, common] of shared) {
      const first = this.#firsts[group];
      // Whatever single characters they share beside, it is not enough.
      if (first === undefined || 2 * (common + light) < most * (said.whole + first.whole)) continue;
      const alike = likeness(said, first);
      if (alike > most || (alike === most && (best === -1 || group < best))) [best, most] = [group, alike];
    }
    return best === -1 ? this.#begin(said) : best;
  }

  #begin(said: Weighed): number {
    const group = this.#members.length;
    this.#members.push([]);
    this.#firsts.push(said);
    for (const token of said.tokens.keys()) {
      if (!tells(token)) continue;
      const known = this.#holding.get(token);
      if (known === undefined) this.#holding.set(token, [group]);
      else known.push(group);
    }
    return group;
  }
}

function groupOf(questions: readonly OpenQuestion[]): QuestionGroup {
  const [first] = questions;
  const clauses = questions.flatMap(({ clause }) => clause ?? []);
  return {
    id: first === undefined ? 'q-' : `q-${createHash('sha256').update(`${first.sequence} ${first.conversation}`).digest('hex').slice(0, 10)}`,
    count: questions.length,
    declined: questions.filter(({ why }) => why === 'declined').length,
    wordings: byFrequency(questions.map(({ question }) => question)).slice(0, WORDINGS),
    locales: byFrequency(questions.map(({ locale }) => locale)),
    unhelpful: byFrequency(clauses),
    firstSeen: first?.at ?? '',
    lastSeen: questions.at(-1)?.at ?? '',
    questions,
  };
}

/** Each once, the most frequent first; of two as frequent, the one that came first. */
function byFrequency(said: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const each of said) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([each]) => each);
}

function inOrder(questions: readonly OpenQuestion[]): OpenQuestion[] {
  return questions.toSorted((one, other) => compare(one.at, other.at) || compare(one.conversation, other.conversation) || one.sequence - other.sequence);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
