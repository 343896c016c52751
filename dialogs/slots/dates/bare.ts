import { N2, EN, englishNumber, numberOf } from './numerals.js';
import type { Phrase } from './phrase.js';
import { clock, within, type Piece, type Token } from './pieces.js';
import { weekdayOf } from './rules/days.js';

const BARE = new RegExp(`(${N2})(?!\\s*(?:[点时号日月年天个:/.%-]|\\d|分|小时|周|星期|礼拜|[ap]\\.?m))`, 'y');
const BARE_ENGLISH = new RegExp(`(${EN})(?!\\s*(?:[:/.%-]\\d|days?|weeks?|hours?|o'clock|[ap]\\.?m))`, 'y');

/** A number without a unit at the end of a range: 周一到五, 3号到5, from 2 to 4. */
export function bareNumber(text: string, at: number, before: Phrase): Token | undefined {
  BARE.lastIndex = at;
  BARE_ENGLISH.lastIndex = at;
  const match = BARE.exec(text) ?? BARE_ENGLISH.exec(text);
  if (match === null) return undefined;
  const [written = ''] = match;
  const piece = pieceFor(written, before);
  return piece === undefined ? undefined : { from: at, to: at + written.length, pieces: [piece], weak: before.weak };
}

function pieceFor(written: string, before: Phrase): Piece | undefined {
  const value = numberOf(written) ?? englishNumber(written);
  if (value === undefined) return undefined;
  if (before.clock !== undefined) return clock(value, 0, 'unsaid');
  if (before.part !== undefined) return undefined;
  const last = before.days.at(-1);
  if (last?.kind === 'slashed') return within({ at: 'monthday', day: value });
  if (last?.kind !== 'within') return undefined;
  if (last.within.at === 'weekday') return value >= 1 && value <= 7 && written.length === 1 ? within({ at: 'weekday', weekday: weekdayOf(written) }) : undefined;
  return last.within.at === 'monthday' ? within({ at: 'monthday', day: value }) : undefined;
}
