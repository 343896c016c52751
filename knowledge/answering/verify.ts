import { fold, isChinese, tokens } from '../retrieval/tokens.js';
import type { Claim, Question, Quote, SourceClause } from './answer.js';
import { forbidden } from './forbidden.js';
import { numbersIn, supported } from './numbers.js';
import { againstPolarity } from './polarity.js';
import { findQuote, type FoundQuote } from './quoted.js';
import type { Reply } from './schema.js';

/** A claim with fewer of its clauses' words is about something else. English clauses have more words in common anyway. */
const COMMON = { chinese: 0.3, other: 0.5 };

/** Which claims of a reply are borne out. A claim is let through whole or not at all. */
export function verify({ claims }: Reply, question: Question, clauses: readonly SourceClause[]): { readonly claims: Claim[]; readonly dropped: number } {
  const good = claims.map((claim) => borneOut(claim, question, clauses)).filter((claim) => claim !== undefined);
  return { claims: good, dropped: claims.length - good.length };
}

function borneOut({ text, quotes }: Reply['claims'][number], { text: asked, locale }: Question, clauses: readonly SourceClause[]): Claim | undefined {
  if (quotes.length === 0 || !inLanguage(text, locale === 'en') || forbidden(text)) return undefined;
  const found: (FoundQuote & { readonly clause: SourceClause })[] = [];
  for (const { clauseId, quote } of quotes) {
    const clause = clauses.find(({ id }) => id === clauseId.trim());
    const words = clause && findQuote(clause.text, quote);
    if (!clause || !words) return undefined;
    found.push({ ...words, clause });
  }
  const sources = [...found.flatMap(({ quote }) => numbersIn(quote)), ...numbersIn(asked), ...found.map(({ clause }) => ({ value: clause.id }))];
  if (!numbersIn(text).every((number) => supported(number, sources))) return undefined;
  if (common(text, found.map(({ clause }) => `${clause.title}\n${clause.text}`)) < (locale === 'en' ? COMMON.other : COMMON.chinese)) return undefined;
  if (againstPolarity(text, found.map(({ clause, from, to }) => ({ text: clause.text, from, to })))) return undefined;
  const kept = new Map<string, Quote>(found.map(({ clause, quote }) => [`${clause.id}\n${quote}`, { clauseId: clause.id, quote }]));
  return { text, quotes: [...kept.values()] };
}

/** The share of a claim's words that its clauses have. A verified quote alone says nothing about the words beside it. */
function common(text: string, clauses: readonly string[]): number {
  const words = (each: string) => tokens(fold(each)).filter((token) => token.length > 1);
  const known = new Set(clauses.flatMap(words));
  const said = words(text);
  return said.length === 0 ? 0 : said.filter((word) => known.has(word)).length / said.length;
}

function inLanguage(text: string, english: boolean): boolean {
  const chinese = [...text].filter(isChinese).length;
  return english ? chinese * 4 < text.length : chinese > 0;
}
