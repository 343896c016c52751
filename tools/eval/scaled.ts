import type { Chapter, Clause } from '../../knowledge/norms/schema.js';
import { isChinese } from '../../knowledge/retrieval/tokens.js';
import { Random } from '../crash/random.js';

/** Of so many characters, words and figures one in a copy is another: handbooks share most of their words, not all. */
const ALTERED = 0.12;
const COPY = ':';

/**
 * Norms of many times the size, the same each time they are made: each copy after the first has some of its characters,
 * English words and figures exchanged for others of the norms, as often as these occur, so that postings grow as those
 * of more handbooks would. Numbers bear the copy's, `17:4.3.2`; the first copy is the norms as they are.
 */
export function scaledChapters(chapters: readonly Chapter[], times: number): readonly Chapter[] {
  const alter = alterer(chapters);
  return Array.from({ length: times }, (_, copy) => (copy === 0 ? chapters : chapters.map((chapter) => ({ ...chapter, clauses: chapter.clauses.map((clause) => altered(clause, copy, alter)) })))).flat();
}

/** The number that a copy of a clause was made from. */
export function originalId(id: string): string {
  return id.slice(id.indexOf(COPY) + 1);
}

function altered({ id, title, text, questions: { customer, agent, supervisor, en }, cites }: Clause, copy: number, alter: (text: string) => string): Clause {
  const both = (said: Clause['title']) => ({ 'zh-Hans': alter(said['zh-Hans']), en: alter(said.en) });
  return { id: `${copy}${COPY}${id}`, title: both(title), text: both(text), questions: { customer: customer.map(alter), agent: agent.map(alter), supervisor: supervisor.map(alter), en: en.map(alter) }, cites, seeAlso: [] };
}

function alterer(chapters: readonly Chapter[]): (text: string) => string {
  const all = chapters.flatMap(({ clauses }) => clauses.flatMap(({ title, text, questions }) => [...Object.values(title), ...Object.values(text), ...Object.values(questions).flat()]));
  const characters = all.flatMap((text) => [...text].filter(isChinese));
  const words = all.flatMap((text) => text.match(/[a-z]{3,}/gi) ?? []);
  const random = new Random(20_261_126);
  return (text) => text.replace(/\p{Script=Han}|[a-z]{3,}|\d/giu, (piece) => {
    if (!random.chance(ALTERED)) return piece;
    return /\d/.test(piece) ? String(random.whole(0, 9)) : random.among(isChinese(piece) ? characters : words);
  });
}
