import type { Folded } from './message.js';

/** A stretch of folded words, and whether it is the part that matters. */
export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

/** Folded words as they are shown: in paragraphs, the part that matters apart. Together they are the words to the letter, but for line breaks. */
export function stretchesOf({ text, marked = '' }: Pick<Folded, 'text' | 'marked'>): readonly (readonly Stretch[])[] {
  const from = marked === '' ? -1 : text.indexOf(marked);
  const to = from === -1 ? -1 : from + marked.length;
  let at = 0;
  return text.split('\n').map((paragraph) => {
    const begin = at;
    const end = begin + paragraph.length;
    at = end + 1;
    const cut = (one: number, other: number, mark: boolean): Stretch[] => {
      const [first, last] = [Math.max(one, begin), Math.min(other, end)];
      return last > first ? [{ text: text.slice(first, last), marked: mark }] : [];
    };
    return from === -1 ? cut(begin, end, false) : [...cut(begin, from, false), ...cut(from, to, true), ...cut(to, end, false)];
  });
}
