import { hanNumber } from './numerals.js';

const ENGLISH = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const ENGLISH_DIGITS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const CHINESE = /^(?:我?(?:选择?|要|就|挑)?\s*)?(?:第\s*)?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:个|项|种|家|号|吧|那个|那家|[.、)）。])*$/;
const LATIN = /^(?:i(?:'ll| will)? (?:take|choose|pick|want) )?(?:(?:option|number|no\.?|choice) ?|the )?([0-9]{1,2}|[a-z]+)(?:st|nd|rd|th)?(?: (?:one|option|choice))?[.)!]*$/;

/**
 * Which of a list is meant by its number: 1 · 第二个 · 选3 · "the second one" · "last". Normalised text; counts from 1,
 * -1 for the last; undefined when the words are no such thing.
 */
export function readOrdinal(text: string): number | undefined {
  const said = text.trim();
  if (/^(?:我?选?)?(?:最后(?:一)?(?:个|家|项|种))$|^(?:the )?last(?: one)?$/.test(said)) return -1;
  const chinese = CHINESE.exec(said)?.[1];
  if (chinese !== undefined) return /\d/.test(chinese) ? Number(chinese) : hanNumber(chinese);
  const latin = LATIN.exec(said)?.[1];
  if (latin === undefined) return undefined;
  if (/^\d+$/.test(latin)) return Number(latin);
  const at = Math.max(ENGLISH.indexOf(latin), ENGLISH_DIGITS.indexOf(latin));
  return at < 0 ? undefined : at + 1;
}
