import type { Damage } from './draft.js';
import type { LabelStyle } from './label.js';
import type { Piece } from './piece.js';
import type { Titled } from './titles.js';

/** A clause while the outline is made. */
export interface Node {
  number: number;
  label?: string;
  title: string;
  paragraphs: string[];
  at: number;
  damage: Damage[];
}
/** A section with its clauses. */
export interface SectionNode extends Node {
  style: LabelStyle | 'heading' | 'none';
  clauses: Node[];
  clauseStyle?: LabelStyle;
  lastOrdinal: number;
  tail?: Node;
}
/** A chapter with its sections. */
export interface ChapterNode extends Node {
  sections: SectionNode[];
  summary?: Node;
}

/** A document's tree. */
export interface Outline {
  readonly title: string;
  readonly chapters: ChapterNode[];
  /** What came before the first chapter. */
  readonly before: readonly Piece[];
}

/** A part of the tree, begun by a piece. */
export function node(piece: Piece, number: number, { title, text, guessed }: Titled, label?: string): Node {
  const damage: Damage[] = [...piece.damage];
  if (guessed === true) damage.push({ kind: 'joined-title', excerpt: `${title}|${text.slice(0, 8)}…`, line: piece.at, count: 1, repaired: true });
  return { number, title, paragraphs: text === '' ? [] : [text], at: piece.at, damage, ...(label === undefined || label === '' ? {} : { label }) };
}

/** A summary with another paragraph. */
export function merged(summary: Node | undefined, piece: Piece): Node {
  if (summary === undefined) return node(piece, 0, { title: '', text: piece.text });
  return { ...summary, paragraphs: [...summary.paragraphs, piece.text], damage: [...summary.damage, ...piece.damage] };
}
