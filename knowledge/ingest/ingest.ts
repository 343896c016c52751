import { isTraditional } from './chinese.js';
import { withoutContents, type Contents } from './contents.js';
import { unbalanced } from './damage.js';
import type { Damage, Draft, DraftChapter, DraftClause } from './draft.js';
import { withoutFurniture } from './furniture.js';
import { labelOf } from './label.js';
import type { Source } from './line.js';
import { outline } from './outline.js';
import { withBreaks, withoutWraps } from './paragraphs.js';
import { pieceOf } from './piece.js';
import { citesIn, namedIn } from './references.js';
import type { ChapterNode, Node, Outline, SectionNode } from './tree.js';

/** How a document was understood, beside what it says. */
export interface Understood {
  readonly draft: Draft;
  /** Lines taken out as furniture: page numbers, headers, what a site put around the text. */
  readonly furniture: number;
  /** Headings that were a table of contents. */
  readonly contents: number;
  readonly traditional: boolean;
  /** The file had lost the breaks between paragraphs: they were put back at the numbers. */
  readonly joined: boolean;
  /** Paragraphs before the first chapter. */
  readonly before: number;
}

/** Makes a draft of the norms from what documents hold: one handbook, in their order. */
export function understand(...sources: readonly Pick<Source, 'lines' | 'format'>[]): Understood {
  const plain = sources.map(({ lines, format }) => {
    const without = withoutFurniture(lines, format);
    return { ...without, lines: format === 'txt' || format === 'pdf' ? withoutWraps(without.lines) : without.lines };
  });
  const broken = withBreaks(plain.flatMap(({ lines }) => lines));
  const traditional = isTraditional(broken.lines.map(({ text }) => text).join(''));
  const all = broken.lines.map((line) => pieceOf(line, traditional)).filter(({ text, damage }) => text !== '' || damage.length > 0);
  const { pieces, contents } = withoutContents(all);
  const made = outline(pieces, contents, broken.joined);
  return {
    draft: draftOf(made, contents, [...plain.flatMap(({ damage }) => damage), ...made.before.flatMap(({ damage }) => damage)]),
    furniture: plain.reduce((sum, { taken }) => sum + taken, 0),
    contents: all.length - pieces.length,
    traditional,
    joined: broken.joined,
    before: made.before.length,
  };
}

function draftOf(made: Outline, contents: Contents, damage: readonly Damage[]): Draft {
  const chapters = made.chapters.map(chapterOf);
  const missing = missingFrom(made, contents);
  // A section that is there and empty says so itself.
  const gaps = missing.filter(({ id }) => !made.chapters.some(({ number, sections }) => sections.some((section) => id === `${number}.${section.number}`))).map(({ id, title }): Damage => ({ kind: 'missing-section', excerpt: `${id} ${title}`.trim(), count: 1, repaired: false }));
  return linked({ title: made.title, chapters: withCutOffs(chapters), missing, damage: [...damage, ...gaps] });
}

function chapterOf(chapter: ChapterNode): DraftChapter {
  const { number, title, label, sections } = chapter;
  const clauses = sections.flatMap((section) => sectionClauses(chapter, section));
  const words = [...chapter.paragraphs, ...(chapter.summary?.paragraphs ?? [])];
  if (words.length > 0) clauses.push(clauseOf(`${number}.sum`, { number: 0, title: `第${number}章小结`, at: chapter.at, paragraphs: words, damage: chapter.summary?.damage ?? [] }));
  // What is wrong with a chapter's heading has no clause of its own.
  const [first] = clauses;
  if (first !== undefined) first.damage.unshift(...chapter.damage);
  return {
    number,
    ...(label === undefined ? {} : { sourceLabel: label }),
    title,
    sections: sections.map((section) => ({ id: `${number}.${section.number}`, title: section.title, ...(section.label === undefined ? {} : { sourceLabel: section.label }) })),
    clauses,
  };
}

function sectionClauses({ number }: ChapterNode, section: SectionNode): DraftClause[] {
  const id = `${number}.${section.number}`;
  const tail = section.tail ?? tailOf(section);
  const own = clauseOf(id, section);
  if (own.text === '' && section.clauses.length === 0 && !saysMissing(own)) own.damage.push({ kind: 'empty-clause', excerpt: `${id} ${section.title}`, line: section.at, count: 1, repaired: false });
  const clauses = section.clauses.map((node) => {
    const clause = clauseOf(`${id}.${node.number}`, node);
    if (clause.text === '' && !saysMissing(clause)) clause.damage.push({ kind: 'empty-clause', excerpt: `${clause.id} ${clause.title}`, line: node.at, count: 1, repaired: false });
    return clause;
  });
  return [own, ...clauses, ...(tail === undefined ? [] : [clauseOf(`${id}.t`, { ...tail, title: `${section.title}（补充）` })])];
}

function saysMissing({ damage }: DraftClause): boolean {
  return damage.some(({ kind }) => kind === 'missing-text');
}

/** What closes a section: unnumbered paragraphs after its last clause, where the clauses before have one paragraph each. */
function tailOf({ clauses, clauseStyle }: SectionNode): Node | undefined {
  const last = clauses.at(-1);
  if (last === undefined || clauses.length < 2 || last.paragraphs.length < 2 || clauseStyle === 'article') return undefined;
  // Points with numbers of their own, and what introduces them, are the clause's.
  if (last.paragraphs.some((text) => labelOf(text) !== undefined)) return undefined;
  if (clauses.slice(0, -1).some(({ paragraphs }) => paragraphs.length > 1)) return undefined;
  return { number: 0, title: '', at: last.at, paragraphs: last.paragraphs.splice(1), damage: [] };
}

function clauseOf(id: string, { title, paragraphs, label, damage, at }: Node): DraftClause {
  const text = paragraphs.filter((paragraph) => paragraph !== '').join('\n');
  const mark = unbalanced(text);
  return {
    id,
    ...(label === undefined ? {} : { sourceLabel: label }),
    title,
    text,
    cites: citesIn(text),
    seeAlso: [],
    damage: [...damage, ...(mark === undefined ? [] : [{ kind: 'unbalanced' as const, excerpt: mark, line: at, count: 1, repaired: false }])],
  };
}

const ENDED = /[。！？；：…”）》.;:]$/;
/** Where so many texts end with a mark, one without has lost its end. */
const MOSTLY = 0.8;

/** Marks texts that stop without an end. */
function withCutOffs(chapters: DraftChapter[]): DraftChapter[] {
  const texts = chapters.flatMap(({ clauses }) => clauses).filter(({ text }) => text !== '');
  const ended = texts.filter(({ text }) => ENDED.test(text)).length;
  if (texts.length < 4 || ended / texts.length < MOSTLY) return chapters;
  for (const clause of texts) if (!ENDED.test(clause.text)) clause.damage.push({ kind: 'cut-off', excerpt: `…${clause.text.slice(-20)}`, count: 1, repaired: false });
  return chapters;
}

/** Sections that the contents name and the text doesn't hold, and numbers left out between sections. */
function missingFrom({ chapters }: Outline, { chapters: named, sections }: Contents): { id: string; title: string }[] {
  const held = new Set(chapters.flatMap((chapter) => chapter.sections.filter(({ clauses, paragraphs }) => clauses.length > 0 || paragraphs.some((text) => text !== '')).map((section) => `${chapter.number}.${section.number}`)));
  const missing = new Map<string, string>();
  for (const [id, title] of sections) if (!held.has(id)) missing.set(id, title);
  for (const chapter of chapters) for (const { number, title } of chapter.sections) if (!held.has(`${chapter.number}.${number}`)) missing.set(`${chapter.number}.${number}`, title);
  for (const [number, title] of named) if (!chapters.some((chapter) => chapter.number === number)) missing.set(String(number), title);
  for (const chapter of chapters) {
    const last = Math.max(0, ...chapter.sections.map(({ number }) => number));
    for (let number = 1; number < last; number += 1) {
      const id = `${chapter.number}.${number}`;
      if (!held.has(id) && !missing.has(id)) missing.set(id, '');
    }
  }
  const last = chapters.at(-1)?.number ?? 0;
  for (let number = 1; number < last; number += 1) if (!chapters.some((chapter) => chapter.number === number) && !missing.has(String(number))) missing.set(String(number), '');
  return [...missing].map(([id, title]) => ({ id, title })).sort((left, right) => left.id.localeCompare(right.id, 'en', { numeric: true }));
}

/** Turns what the texts refer to into clause numbers. */
function linked(draft: Draft): Draft {
  const clauses = draft.chapters.flatMap((chapter) => chapter.clauses);
  const ids = new Set(clauses.map(({ id }) => id));
  const articles = new Map(clauses.filter(({ sourceLabel }) => sourceLabel?.startsWith('第') === true).map(({ id, sourceLabel = '' }) => [sourceLabel, id]));
  for (const clause of clauses) {
    const named = namedIn(clause.text).map((name) => (ids.has(name) ? name : articles.get(name)));
    clause.seeAlso = [...new Set(named.filter((id): id is string => id !== undefined && id !== clause.id))];
  }
  return draft;
}
