import { labelOf } from './label.js';
import type { Piece } from './piece.js';

/** What a table of contents names. */
export interface Contents {
  readonly chapters: ReadonlyMap<number, string>;
  /** By number, such as `8.3`. */
  readonly sections: ReadonlyMap<string, string>;
}

/** Dots or blanks up to a page's number. */
const LEADER = /(?:[.·．。\s_-]{3,}|[.\s]*…+[.\s]*|\s+)(?:第?\s*\d{1,4}\s*页?|[ivxIVX]{1,6})$/;
const DOTTED = /(?:[.·．_-]{3,}|…+)\s*(?:\d{1,4}|[ivxIVX]{1,6})$/;
const CAPTION = /^目\s*[录次錄]$/;
/** So many headings with nothing between them are a table of contents. */
const ENTRIES = 4;
const ENTRY = 42;

/** Takes the table of contents out, and says what it names. */
export function withoutContents(pieces: readonly Piece[]): { pieces: Piece[]; contents: Contents } {
  const taken = entries(pieces);
  const chapters = new Map<number, string>();
  const sections = new Map<string, string>();
  let chapter = 0;
  for (const index of taken) {
    const entry = (pieces[index]?.text ?? '').replace(LEADER, '').trim();
    const label = labelOf(entry);
    if (label === undefined) continue;
    const [first = 0, second = 0] = label.numbers;
    const title = label.rest.trim();
    if (label.style === 'chapter') chapters.set((chapter = first), title);
    else if (label.style === 'd1' && second === 0) chapters.set((chapter = first), title);
    else if (label.style === 'd2') sections.set(`${first}.${second}`, title);
    else if ((label.style === 'section' || label.style === 'cn') && chapter > 0) sections.set(`${chapter}.${first}`, title);
  }
  return { pieces: pieces.filter((_, index) => !taken.has(index)), contents: { chapters, sections } };
}

/** Which pieces are the table's. */
function entries(pieces: readonly Piece[]): Set<number> {
  const taken = new Set<number>();
  for (const [index, { text }] of pieces.entries()) if (CAPTION.test(text) || (DOTTED.test(text) && text.length < 80)) taken.add(index);
  const [start, end] = run(pieces, taken);
  for (let index = start; index < end; index += 1) taken.add(index);
  return taken;
}

/** The first run of headings with nothing between, up to where one comes the second time. */
function run(pieces: readonly Piece[], taken: ReadonlySet<number>): [number, number] {
  for (let start = 0; start < pieces.length; start += 1) {
    const seen = new Set<string>();
    let end = start;
    for (; end < pieces.length; end += 1) {
      const piece = pieces[end];
      if (piece === undefined || !isEntry(piece)) break;
      const name = nameOf(piece);
      if (seen.has(name)) break;
      seen.add(name);
    }
    if (end - start < ENTRIES) continue;
    // A skeleton of headings that never come again is the text itself.
    const later = new Set(pieces.slice(end).map((piece) => nameOf(piece)));
    const again = [...seen].filter((name) => later.has(name) || [...later].some((other) => name.length > 3 && other.startsWith(name)));
    if (again.length >= seen.size / 2 && !taken.has(start)) return [start, end];
  }
  return [0, 0];
}

function isEntry({ text, label, title }: Piece): boolean {
  return label !== undefined && label.style !== 'dash' && title === undefined && text.length <= ENTRY && !/[，。；：！？]/.test(text);
}

function nameOf({ text, label }: Piece): string {
  const entry = text.replace(LEADER, '').trim();
  if (label === undefined) return entry;
  const rest = (labelOf(entry)?.rest ?? label.rest).trim();
  // 第一章 in the contents is 第1章 in the text.
  return `${label.style === 'chapter' ? 'chapter' : 'below'} ${label.style === 'chapter' ? '' : label.numbers.join('.')} ${rest}`;
}
