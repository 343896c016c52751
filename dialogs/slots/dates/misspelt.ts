/** Words that a slip of the finger turns into none: a day lost that way must not become today. */
const WORDS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'today', 'tomorrow', 'tonight', 'yesterday', 'january', 'february', 'september', 'october', 'november', 'december'];
/** Often misspelt, and far from any other word. */
const HARD = ['wednesday', 'tomorrow'];

const RUN_TOGETHER = /(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow/;
const SHORT_MONTHS = ['jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec'];
/** Near those, and words of their own. */
const SOUND = ['no', 'now', 'not', 'my', 'on', 'or', 'an', 'at', 'as', 'be', 'de', 'far', 'war', 'car', 'bar', 'run', 'sun', 'fun', 'tan', 'man', 'can', 'ran', 'step', 'web', 'rec'];

/** Whether a word right before the 3rd is nearly a month. */
export function isNearlyMonth(word: string): boolean {
  return word.length > 1 && !SHORT_MONTHS.includes(word) && !SOUND.includes(word) && SHORT_MONTHS.some((right) => distance(word, right) <= 1);
}

/** Whether a word right before a weekday is nearly `next`. */
export function isNearlyNext(word: string): boolean {
  return word !== 'next' && word !== 'text' && word.length > 2 && distance(word, 'next') <= 1;
}

/** Whether a word is nearly, but not quite, a weekday, a month or tomorrow. */
export function isMisspelt(word: string): boolean {
  if (word.length < 4 || WORDS.includes(word)) return false;
  return RUN_TOGETHER.test(word) || WORDS.some((right) => Math.abs(word.length - right.length) <= 2 && distance(word, right) <= (HARD.includes(right) ? 2 : 1));
}

/** Long words that a slip leaves plain. */
const PLAIN = ['tuesday', 'wednesday', 'thursday', 'saturday', 'tomorrow'] as const;

/** The one day that a misspelt word can only be: wednsday, tomorow. Undefined for words spelt right, for several days (tuesdays) and for what could be either of two (thuesday). */
export function corrected(word: string): (typeof PLAIN)[number] | undefined {
  if (WORDS.includes(word) || word.endsWith('s')) return undefined;
  const near = PLAIN.filter((right) => Math.abs(word.length - right.length) <= 2 && distance(word, right) <= (HARD.includes(right) ? 2 : 1));
  return near.length === 1 ? near[0] : undefined;
}

/** Letters added, dropped, changed or swapped with a neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
