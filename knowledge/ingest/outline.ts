import type { Contents } from './contents.js';
import type { Label, LabelStyle } from './label.js';
import { levelsOf, type Levels } from './levels.js';
import type { Piece } from './piece.js';
import { splitTitle, type Titled } from './titles.js';
import { merged, node, type ChapterNode, type Node, type Outline, type SectionNode } from './tree.js';

/** Ways of numbering that make clauses; the others stay in the text of what they are in. */
const CLAUSES: readonly LabelStyle[] = ['d1', 'd2', 'd3', 'cn', 'bracketed-cn', 'article', 'dash'];
const CLOSING = /^(?:本章|综上|总之|总而言之|通过以上)/;

/** Makes the tree of chapters, sections and clauses from numbered paragraphs. */
export function outline(pieces: readonly Piece[], contents: Contents, joined: boolean): Outline {
  const maker = new Maker(levelsOf(pieces), contents, joined, pieces);
  for (const [index, piece] of pieces.entries()) maker.add(piece, index);
  return maker.made();
}

class Maker {
  private readonly chapters: ChapterNode[] = [];
  private readonly before: Piece[] = [];
  private title: string | undefined;

  constructor(
    private readonly levels: Levels,
    private readonly contents: Contents,
    private readonly joined: boolean,
    private readonly pieces: readonly Piece[],
  ) {
    this.title = levels.title;
  }

  add(piece: Piece, index: number): void {
    const { label, heading } = piece;
    if (label === undefined && heading !== undefined) this.bareHeading(piece, heading);
    else if (label === undefined) this.words(piece);
    else if (label.style === 'part') return;
    else if (this.isChapter(label)) this.openChapter(piece, label.numbers[0], this.titled(piece, label, this.contents.chapters.get(label.numbers[0] ?? 0)), label.label);
    else if (label.style === 'summary') this.closing(piece, label, 'summary');
    else if (label.style === 'tail') this.closing(piece, label, 'tail');
    else if (this.isSection(piece, label, index)) this.numberedSection(piece, label);
    else if (this.isClause(label)) this.clause(piece, label);
    else this.words(piece);
  }

  made(): Outline {
    return { title: this.title ?? this.before.find(({ text }) => text.length <= 60)?.text ?? '', chapters: this.chapters, before: this.before };
  }

  private get chapter(): ChapterNode | undefined {
    return this.chapters.at(-1);
  }

  private get section(): SectionNode | undefined {
    return this.chapter?.sections.at(-1);
  }

  private isChapter({ style, rest }: Label): boolean {
    return style === this.levels.chapter && (style === 'chapter' || (rest.length <= 40 && !/[。；]/.test(rest)));
  }

  /** 1.1 is a section in chapter 1 and a clause in a section of chapter 2; where sections are numbered 一、 too, it is one if it says the same. */
  private isSection({ heading }: Piece, { style, numbers, rest }: Label, index: number): boolean {
    if (!this.levels.sections.has(style) || style === 'dash') return false;
    if (style !== 'd2') return this.chapter !== undefined || style === 'section';
    const [first = 0, second = 0] = numbers;
    const chapter = this.chapter;
    if (chapter === undefined) return this.levels.chapter === undefined;
    if (this.levels.chapter === undefined && first === chapter.number + 1) return true;
    if (first !== chapter.number) return false;
    if (heading !== undefined) return true;
    const known = this.contents.sections.get(`${first}.${second}`) ?? this.namesakes(index, second);
    if (known !== undefined) return rest.startsWith(known.slice(0, 6));
    // What comes before 二、 is none of the sections from there on.
    if (this.laterSection(index, (number) => number <= second)) return false;
    const current = this.section;
    return current === undefined || second > current.number || (second === current.number && current.style !== 'd2' && current.clauses.length === 0);
  }

  /** What the chapter that a piece is in calls its section numbered 二、. */
  private namesakes(index: number, number: number): string | undefined {
    const isBoundary = (piece: Piece | undefined) => piece?.label !== undefined && this.isChapter(piece.label);
    let from = index;
    while (from > 0 && !isBoundary(this.pieces[from])) from -= 1;
    for (let at = from + 1; at < this.pieces.length && !isBoundary(this.pieces[at]); at += 1) {
      const label = this.pieces[at]?.label;
      if (label?.style === 'cn' && this.levels.sections.has('cn') && label.numbers[0] === number) return label.rest;
    }
    return undefined;
  }

  /** Whether a section numbered 二、 with such a number is still to come in the chapter. */
  private laterSection(index: number, is: (number: number) => boolean): boolean {
    for (const { label } of this.pieces.slice(index + 1)) {
      if (label === undefined) continue;
      if (this.isChapter(label)) return false;
      if (label.style === 'cn' && this.levels.sections.has('cn') && is(label.numbers[0] ?? 0)) return true;
    }
    return false;
  }

  private isClause({ style, rest }: Label): boolean {
    const section = this.section;
    // A text without chapters is one chapter.
    if ((this.chapter === undefined && this.levels.chapter !== undefined) || !CLAUSES.includes(style)) return false;
    if (style === 'dash' && !/^[^，。；]{2,30}[：:]/.test(rest) && section?.clauseStyle !== 'dash') return false;
    return section?.clauseStyle === undefined || section.clauseStyle === style;
  }

  private titled(piece: Piece, { rest, style }: Label, known?: string): Titled {
    // An article that ends so is followed by its points.
    if (style === 'article' && /[：:]$/.test(rest)) return { title: '', text: rest };
    if (piece.title !== undefined && piece.title !== '' && rest.startsWith(piece.title)) return { title: piece.title, text: rest.slice(piece.title.length).replace(/^[\s：:]+/, '') };
    return splitTitle(rest, { known, joined: this.joined, heading: piece.heading !== undefined });
  }

  private bareHeading(piece: Piece, heading: number): void {
    if (piece.text === this.title && this.chapters.length === 0) return;
    const depth = this.levels.headings.indexOf(heading);
    const isChapter = this.levels.chapter === 'heading' && depth === 0;
    if (isChapter) this.openChapter(piece, undefined, { title: piece.text, text: '' });
    else if (this.levels.sections.has('heading') && depth === 1) this.openSection(piece, undefined, { title: piece.text, text: '' }, 'heading');
    else this.words(piece);
  }

  private openChapter(piece: Piece, number: number | undefined, titled: Titled, label?: string): void {
    const last = this.chapter?.number ?? 0;
    const free = number === undefined || this.chapters.some((chapter) => chapter.number === number) ? last + 1 : number;
    this.chapters.push({ ...node(piece, free, titled, label), sections: [] });
  }

  private openSection(piece: Piece, number: number | undefined, titled: Titled, style: SectionNode['style'], label?: string): void {
    if (this.chapter === undefined) this.openChapter({ ...piece, damage: [] }, undefined, { title: '', text: '' });
    const chapter = this.chapter;
    if (chapter === undefined) return;
    const last = this.section?.number ?? 0;
    const free = number === undefined || chapter.sections.some((section) => section.number === number) ? last + 1 : number;
    chapter.sections.push({ ...node(piece, free, titled, label), style, clauses: [], lastOrdinal: 0 });
  }

  private numberedSection(piece: Piece, label: Label): void {
    const number = label.numbers.at(-1);
    if (label.style === 'd2' && this.levels.chapter === undefined && label.numbers[0] !== this.chapter?.number) this.openChapter({ ...piece, damage: [] }, label.numbers[0], { title: '', text: '' });
    const titled = this.titled(piece, label, this.contents.sections.get(`${this.chapter?.number ?? 1}.${number ?? 0}`));
    const current = this.section;
    // 一、服务宗旨 1.1服务宗旨: one section, numbered twice.
    if (current !== undefined && current.number === number && current.style !== label.style && current.clauses.length === 0 && current.paragraphs.length === 0) {
      current.label = `${current.label ?? ''} ${label.label}`.trim();
      current.damage.push(...piece.damage);
      if (titled.text !== '') current.paragraphs.push(titled.text);
      return;
    }
    this.openSection(piece, number, titled, label.style, label.label);
  }

  private clause(piece: Piece, label: Label): void {
    // Clauses of a chapter without sections are in one that has the chapter's title.
    if (this.section === undefined) this.openSection({ ...piece, damage: [] }, 1, { title: this.chapter?.title ?? '', text: '' }, 'none');
    const section = this.section;
    if (section === undefined) return;
    section.clauseStyle ??= label.style;
    const own = label.numbers.at(-1);
    const isOurs = label.style === 'd3' ? label.numbers[0] === this.chapter?.number && label.numbers[1] === section.number : label.style !== 'article';
    const isFree = own !== undefined && isOurs && own > (section.clauses.at(-1)?.number ?? 0);
    const made = node(piece, isFree ? own : (section.clauses.at(-1)?.number ?? 0) + 1, this.titled(piece, label), label.label);
    if (own !== undefined && section.lastOrdinal > 0 && own > section.lastOrdinal + 1) made.damage.push({ kind: 'missing-number', excerpt: `${section.clauses.at(-1)?.label ?? ''} → ${label.label}`, line: piece.at, count: own - section.lastOrdinal - 1, repaired: false });
    section.lastOrdinal = own ?? 0;
    section.clauses.push(made);
  }

  /** A chapter's summary or a section's closing words that the file numbers as such. */
  private closing(piece: Piece, label: Label, kind: 'summary' | 'tail'): void {
    const made = node(piece, 0, { title: '', text: label.rest });
    if (kind === 'summary' && this.chapter !== undefined) this.chapter.summary = made;
    else if (kind === 'tail' && this.section !== undefined) this.section.tail = made;
    else this.words(piece);
  }

  private words(piece: Piece): void {
    const chapter = this.chapter;
    if (chapter === undefined) {
      this.before.push(piece);
      return;
    }
    if (chapter.sections.length > 0 && CLOSING.test(piece.text)) {
      chapter.summary = merged(chapter.summary, piece);
      return;
    }
    const target: Node = this.section?.clauses.at(-1) ?? this.section ?? chapter;
    target.paragraphs.push(piece.text);
    target.damage.push(...piece.damage);
  }
}
