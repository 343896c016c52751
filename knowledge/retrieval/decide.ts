import type { Clause, Edition } from '../norms/schema.js';
import elsewhere from './elsewhere.json' with { type: 'json' };
import { factAsked, holds, type Fact } from './guard.js';
import type { Found } from './index.js';
import type { Hit } from './norms.js';
import { othersBusiness } from './others.js';
import { fold } from './tokens.js';

/** What to do with a question. */
export type Decision =
  | { readonly kind: 'answer'; readonly clause: Clause; readonly hits: readonly Hit[] }
  /** Near, not sure: at most three, best first. `lacks`: the fact that was asked for and that none of them holds. */
  | { readonly kind: 'offer'; readonly among: readonly Clause[]; readonly lacks?: Fact }
  /** It is about a section that the handbook names and does not hold (8.3–8.5). */
  | { readonly kind: 'missing'; readonly section: Edition['missing'][number] }
  | { readonly kind: 'decline'; readonly lacks?: Fact };

/** A place in the index: a clause, a missing section, or neither, what the norms are not about. */
export type Place = Found & { readonly clause?: Clause; readonly section?: Edition['missing'][number] };

/** Finds by number. */
export interface ByNumber {
  clause(id: string): Clause | undefined;
  missing(id: string): Edition['missing'][number] | undefined;
}

/** Whether it is about what missing sections are about, however near their questions are otherwise. */
function aboutMissing(query: string): boolean {
  const folded = fold(query);
  return elsewhere.missingWords.some((word) => folded.includes(word));
}

/** Tuned on questions whose answer is known; `npm run eval -- questions` measures them. */
export const THRESHOLDS = { answer: 0.42, offer: 0.22, ahead: 0.04, missing: 0.4 } as const;
const OFFERED = 3;
/** A clause this close to the first may answer in its place when the first lacks the fact. */
const CLOSE = 0.8;
/** What is further from the first is not offered beside it. */
const CLOSE_ENOUGH = 0.5;
/** Facts that people ask for loosely: the clause that is near may still help, so it is offered. */
const UNSURE: ReadonlySet<Fact> = new Set(['duration', 'figure']);

/** Decides on what was found, best first. */
export function decideOn(query: string, found: readonly Place[], numbers: ByNumber): Decision {
  const numbered = byNumber(query, numbers);
  if (numbered !== undefined) return numbered;
  const others = othersBusiness(query);
  if (others === 'alone') return { kind: 'decline' };
  const [first] = aboutMissing(query) ? found : found.filter(({ section }) => section === undefined);
  if (first === undefined) return { kind: 'decline' };
  if (first.section !== undefined && first.score >= THRESHOLDS.missing) return { kind: 'missing', section: first.section };
  const clauses = found.filter((place): place is Place & { clause: Clause } => place.clause !== undefined);
  const [best] = clauses;
  const fact = factAsked(query);
  const holding = fact === undefined || best === undefined ? best : clauses.find(({ clause, score }) => score >= best.score * CLOSE && holdsFact(clause, fact));
  if (fact !== undefined && holding === undefined && !UNSURE.has(fact)) return { kind: 'decline', lacks: fact };
  if (best === undefined || best.score < THRESHOLDS.offer) return { kind: 'decline' };
  const near = clauses.filter(({ score }) => score >= best.score * CLOSE_ENOUGH).map(({ clause }) => clause);
  const among = near.slice(0, OFFERED);
  if (first.clause === undefined) return first.score - best.score > THRESHOLDS.ahead ? { kind: 'decline' } : { kind: 'offer', among };
  if (holding === undefined) return { kind: 'offer', among, ...(fact === undefined ? {} : { lacks: fact }) };
  if (holding !== best) return { kind: 'offer', among: [holding.clause, ...near.filter((clause) => clause !== holding.clause)].slice(0, OFFERED) };
  if (best.score < THRESHOLDS.answer || others !== undefined) return { kind: 'offer', among };
  return { kind: 'answer', clause: best.clause, hits: clauses.map(({ clause, score }) => ({ clause, score })) };
}

function holdsFact({ text }: Clause, fact: Fact): boolean {
  return holds(text['zh-Hans'], fact) || holds(text.en, fact);
}

const NUMBER = /(?:第|规范|条款|clause|section|norm|§|^)\s*(\d\.\d(?:\.(?:\d{1,2}|t))?)(?![\d.%])|(?<![\d.])(\d\.\d\.(?:\d{1,2}|t))(?![\d.%])/;

/** Who names a clause is shown it: 第4.3.2条, "clause 2.1.1", or the number alone. */
function byNumber(query: string, numbers: ByNumber): Decision | undefined {
  const folded = fold(query).trim();
  const [, named, bare] = NUMBER.exec(folded) ?? [];
  const id = named ?? bare;
  if (id === undefined || /^\d\.\d\s*(?:元|块|万|亿|折|倍|yuan|rmb)/.test(folded)) return undefined;
  const clause = numbers.clause(id);
  if (clause !== undefined) return { kind: 'answer', clause, hits: [{ clause, score: 1 }] };
  const section = numbers.missing(id.slice(0, 3));
  return section === undefined ? undefined : { kind: 'missing', section };
}
