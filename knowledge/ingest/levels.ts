import type { LabelStyle } from './label.js';
import type { Piece } from './piece.js';

/** Which ways of numbering this document uses for which level. */
export interface Levels {
  readonly chapter: LabelStyle | 'heading' | undefined;
  readonly sections: ReadonlySet<LabelStyle | 'heading'>;
  /** Levels of unnumbered headings, the highest first. */
  readonly headings: readonly number[];
  /** The document's title, where its format says it. */
  readonly title: string | undefined;
}

/** Finds which ways of numbering make chapters and sections: 第一章 and 一、 and 1.1 mean one thing here and another there. */
export function levelsOf(pieces: readonly Piece[]): Levels {
  const has = (style: LabelStyle) => pieces.some(({ label }) => label?.style === style);
  const bare = pieces.filter((piece) => piece.heading !== undefined && piece.label === undefined);
  const depths = [...new Set(bare.map(({ heading }) => heading ?? 0))].sort((left, right) => left - right);
  const [top] = depths;
  const tops = bare.filter(({ heading }) => heading === top);
  const onlyTop = tops.length === 1 && pieces.filter(({ heading }) => heading !== undefined).length > 1 ? tops[0] : undefined;
  const headings = onlyTop === undefined ? depths : depths.slice(1);
  const title = onlyTop?.text;
  if (has('chapter')) {
    const sections = has('section') ? ['section', 'd2'] : has('article') ? ['d2'] : ['cn', 'd2'];
    return { chapter: 'chapter', sections: new Set(sections as LabelStyle[]), headings, title };
  }
  // Headings that Word numbers itself have no number in their text.
  if (headings.length > 0 && bare.length > 2) return { chapter: 'heading', sections: new Set(headings.length > 1 ? ['heading', 'd2'] : ['cn', 'd2']), headings, title };
  const d1 = new Set(pieces.flatMap(({ label }) => (label?.style === 'd1' && label.rest.length <= 40 && !/[。；]/.test(label.rest) ? label.numbers : [])));
  const isDecimal = pieces.some(({ label }) => label?.style === 'd2' && d1.has(label.numbers[0] ?? 0));
  if (isDecimal) return { chapter: 'd1', sections: new Set(['d2']), headings, title };
  if (has('cn')) return { chapter: 'cn', sections: new Set([has('bracketed-cn') ? 'bracketed-cn' : 'd2', 'd2']), headings, title };
  return { chapter: undefined, sections: new Set(['d2', 'section']), headings, title };
}
