import { simplified } from './chinese.js';

/** A clause as it is compared: of a draft or of the corpus. */
export interface Comparable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** What became of the clauses from one edition to the next. */
export interface Comparison {
  readonly same: number;
  readonly fresh: readonly Comparable[];
  /** Same number, other words; `similarity` 0–1. */
  readonly changed: readonly { id: string; title: string; similarity: number }[];
  /** Another number, about the same words. */
  readonly moved: readonly { from: string; to: string; title: string; similarity: number }[];
  readonly gone: readonly Comparable[];
}

/** From here on, a clause with the same number is the same clause before anything else is looked at. */
const SAME = 0.5;
/** From here on, two clauses with different numbers are one that was moved. */
const MOVED = 0.6;
/** Below, two clauses with one number have nothing in common but the number. */
const OTHER = 0.1;

/** Compares two editions: namesakes that are alike, then what was moved, then namesakes that were rewritten; what is left is new or gone. */
export function compare(before: readonly Comparable[], after: readonly Comparable[]): Comparison {
  const old = new Map(before.map((clause) => [clause.id, clause]));
  const pairs = new Map([...before, ...after].map((clause) => [clause, bigrams(`${clause.title} ${clause.text}`)]));
  const alike = (left: Comparable, right: Comparable) => dice(pairs.get(left), pairs.get(right));
  const left = new Set(before);
  const changed: { id: string; title: string; similarity: number }[] = [];
  let same = 0;
  const namesake = (clause: Comparable, least: number): boolean => {
    const other = old.get(clause.id);
    if (other === undefined || !left.has(other)) return false;
    const similarity = alike(other, clause);
    // The same title is the same clause, however much of it was rewritten.
    if (similarity < least && plain(other.title) !== plain(clause.title)) return false;
    left.delete(other);
    if (plain(other.text) === plain(clause.text) && plain(other.title) === plain(clause.title)) same += 1;
    else changed.push({ id: clause.id, title: clause.title, similarity });
    return true;
  };
  const other = after.filter((clause) => !namesake(clause, SAME));
  const { moved, rest } = movedAmong(other, left, alike);
  const fresh = rest.filter((clause) => !namesake(clause, OTHER));
  return { same, fresh, changed, moved, gone: [...left] };
}

function movedAmong(unmatched: readonly Comparable[], left: Set<Comparable>, alike: (one: Comparable, other: Comparable) => number): { moved: Comparison['moved']; rest: Comparable[] } {
  const likely = unmatched
    .flatMap((clause) => [...left].map((other) => ({ clause, other, similarity: alike(other, clause) })))
    .filter(({ clause, other, similarity }) => similarity >= MOVED && clause.id !== other.id)
    .sort((one, two) => two.similarity - one.similarity);
  const moved: { from: string; to: string; title: string; similarity: number }[] = [];
  const placed = new Set<Comparable>();
  for (const { clause, other, similarity } of likely) {
    if (placed.has(clause) || !left.delete(other)) continue;
    placed.add(clause);
    moved.push({ from: other.id, to: clause.id, title: clause.title, similarity });
  }
  return { moved, rest: unmatched.filter((clause) => !placed.has(clause)) };
}

function plain(text: string): string {
  return simplified(text.normalize('NFKC')).replace(/[\s\p{P}]/gu, '').toLowerCase();
}

function bigrams(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const chars = [...plain(text)];
  for (let at = 0; at + 1 < chars.length; at += 1) {
    const pair = `${chars[at] ?? ''}${chars[at + 1] ?? ''}`;
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

/** How much of two texts is the same pairs of characters (Dice): 0–1. */
function dice(left: ReadonlyMap<string, number> = new Map(), right: ReadonlyMap<string, number> = new Map()): number {
  let shared = 0;
  let total = 0;
  for (const [pair, count] of left) {
    total += count;
    shared += Math.min(count, right.get(pair) ?? 0);
  }
  for (const count of right.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}
