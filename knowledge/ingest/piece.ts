import { simplified, tidied } from './chinese.js';
import { damageIn, repaired } from './damage.js';
import type { Damage } from './draft.js';
import { labelOf, type Label } from './label.js';
import type { Line } from './line.js';

/** A paragraph as the outline is made from: its clean text, its number, and what looked damaged in it. */
export interface Piece {
  readonly text: string;
  readonly at: number;
  readonly heading?: number;
  /** So many characters of the text, or of what follows its number, are its title as the format has it. */
  readonly title?: string;
  readonly label?: Label;
  readonly damage: readonly Damage[];
}

/** Cleans a paragraph and reads its number. */
export function pieceOf(line: Line, traditional: boolean): Piece {
  const clean = (text: string) => tidied(traditional ? simplified(repaired(text)) : repaired(text));
  const text = clean(line.text);
  const found = labelOf(text);
  const label = found ?? (line.item === true ? { style: 'dash' as const, numbers: [], label: '-', rest: text } : undefined);
  const titled = line.titled === undefined ? undefined : clean(line.text.slice(0, line.titled));
  const title = titled === undefined || titled === '' ? undefined : titled.slice(found === undefined ? 0 : titled.length - (labelOf(titled)?.rest.length ?? titled.length)).trim();
  return {
    text,
    at: line.at,
    ...(line.heading === undefined ? {} : { heading: line.heading }),
    ...(title === undefined ? {} : { title }),
    ...(label === undefined ? {} : { label }),
    damage: damageIn(line.text, line),
  };
}
