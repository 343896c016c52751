import type { Clock, Length, Piece, PartWord, Token } from './pieces.js';
import type { InvalidWhy } from './reading.js';
import type { Scanner } from './scan.js';
import { bareNumber } from './bare.js';

/** Pieces that help to name a day. */
export type DayPiece = Extract<Piece, { kind: 'frame' | 'within' | 'day' | 'same' | 'slashed' | 'later' }>;

/** A moment counted from now, or from the held value. */
export type Relative =
  | { readonly from: 'now'; readonly length: Length; readonly sign: 1 | -1 }
  | { readonly from: 'held'; readonly length: Length; readonly sign: 1 | -1; readonly orNow: boolean }
  | { readonly from: 'now-until'; readonly length: Length };

/** One run of pieces: at most one day, one part of it and one hour, in any order. Offsets are into normalised text. */
export interface Phrase {
  readonly from: number;
  to: number;
  days: readonly DayPiece[];
  part?: PartWord;
  clock?: Clock;
  relative?: Relative;
  problem?: InvalidWhy;
  /** The day came after the hour: 4pm tomorrow. */
  dayLast?: boolean;
  /** Made of weak tokens only. */
  weak: boolean;
  approximate: boolean;
}

/** Whether pieces name one existing day; a comma joins two only then (Wednesday, 2 December). */
export type Agrees = (days: readonly DayPiece[]) => boolean;

const SOFT = /(?:[\s的呃嗯啊哦额喔嘛吧呢就是在于约()]|那(?!一?天)|那个|这个|大概|大约|差不多|大致|(?:at|on|the|of|in|around|about|from)(?![a-z]))+/y;
const COMMA = /\s*[,、.]\s*/y;
const APPROXIMATE = /大概|大约|差不多|大致|约|around|about/;
/** Words of a greeting card: 早 in 今早 fits 上午. */
const HALF: Readonly<Record<PartWord, number>> = { early: 0, morning: 1, noon: 2, afternoon: 3, dusk: 4, evening: 4, night: 4 };

/** The phrase that begins at `at`. `before`: the first half of a range, from which a bare number takes its unit (周一到五, from 2 to 4). */
export function phraseAt(scanner: Scanner, at: number, agrees: Agrees, before?: Phrase): Phrase | undefined {
  const first = scanner.at(at) ?? (before && bareNumber(scanner.text, at, before));
  if (first === undefined) return undefined;
  const phrase: Phrase = { from: at, to: first.to, days: [], weak: first.weak, approximate: false };
  if (!add(phrase, first, false, agrees)) return undefined;
  for (;;) {
    const glue = glueAt(scanner.text, phrase.to);
    const next = scanner.at(glue.to);
    if (next === undefined || !add(phrase, next, glue.comma, agrees)) return phrase;
    phrase.to = next.to;
    phrase.weak &&= next.weak;
    phrase.approximate ||= glue.approximate;
  }
}

/** Where the filling between two pieces ends: 的, spaces, hesitation, prepositions, at most one comma. */
export function glueAt(text: string, at: number): { readonly to: number; readonly comma: boolean; readonly approximate: boolean } {
  let to = skip(SOFT, text, at);
  const afterComma = skip(COMMA, text, to);
  const comma = afterComma > to;
  if (comma) to = skip(SOFT, text, afterComma);
  return { to, comma, approximate: APPROXIMATE.test(text.slice(at, to)) };
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Adds a token's pieces, all or none. */
function add(phrase: Phrase, token: Token, comma: boolean, agrees: Agrees): boolean {
  const days = token.pieces.filter(isDayPiece);
  const others = token.pieces.filter((piece): boolean => !isDayPiece(piece));
  if (days.length > 0 && !takesDays(phrase, days, comma, agrees)) return false;
  if (!others.every((piece) => takes(phrase, piece))) return false;
  if (days.length > 0 && phrase.days.length === 0 && phrase.clock !== undefined) phrase.dayLast = true;
  phrase.days = [...phrase.days, ...days];
  for (const piece of others) {
    if (piece.kind === 'part') phrase.part = piece.part;
    else if (piece.kind === 'clock') phrase.clock = piece.clock;
    else if (piece.kind === 'problem') phrase.problem ??= piece.why;
    else if (piece.kind === 'later') phrase.relative = { from: 'now', length: piece.length, sign: piece.sign };
    else if (piece.kind === 'shift') phrase.relative = { from: 'held', length: piece.length, sign: piece.sign, orNow: piece.orNow ?? false };
    else if (piece.kind === 'inside') phrase.relative = { from: 'now-until', length: piece.length };
    else if (piece.kind === 'now') phrase.relative = { from: 'now', length: {}, sign: 1 };
  }
  return true;
}

function takes(phrase: Phrase, piece: Piece): boolean {
  if (piece.kind === 'part') return phrase.relative === undefined && (phrase.part === undefined || HALF[phrase.part] === HALF[piece.part]);
  if (piece.kind === 'clock') return phrase.clock === undefined && phrase.relative === undefined;
  if (piece.kind === 'problem') return true;
  return phrase.clock === undefined && phrase.part === undefined && phrase.relative === undefined && phrase.days.every((day) => day.kind === 'day' && day.by === 0);
}

function takesDays(phrase: Phrase, days: readonly DayPiece[], comma: boolean, agrees: Agrees): boolean {
  if (phrase.relative !== undefined) return false;
  // 下午 3.30 is a quarter of an hour, not the 30th of March.
  if (days.some((day) => day.kind === 'slashed') && phrase.days.length === 0 && (phrase.part !== undefined || phrase.clock !== undefined)) return false;
  if (phrase.days.length === 0) return true;
  if (days.some((day) => phrase.days.some((other) => clash(other, day)))) return false;
  if (phrase.clock !== undefined || phrase.part !== undefined) return false;
  return !comma || agrees([...phrase.days, ...days]);
}

/** Two pieces that cannot both belong to one day. */
function clash(one: DayPiece, other: DayPiece): boolean {
  if (one.kind === 'frame' && other.kind === 'frame') return one.frame.unit === other.frame.unit;
  if (one.kind === 'within' && other.kind === 'within') {
    const both = [one.within.at, other.within.at];
    return both[0] === both[1] || !both.some((at) => at === 'weekday' || at === 'workday' || at === 'beside');
  }
  return one.kind === other.kind;
}

/** Hours and minutes count from now to the minute; longer lengths name a day. */
function isDayPiece(piece: Piece): piece is DayPiece {
  if (piece.kind === 'later') return piece.length.hours === undefined && piece.length.minutes === undefined;
  return piece.kind === 'frame' || piece.kind === 'within' || piece.kind === 'day' || piece.kind === 'same' || piece.kind === 'slashed';
}
