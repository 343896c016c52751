/** Words that a slip of the finger turns into none: a day lost that way must not become today. */
const WORDS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'today', 'tomorrow', 'tonight', 'yesterday', 'january', 'february', 'september', 'october', 'november', 'december'];

/** Whether a word is nearly, but not quite, a weekday, a month or tomorrow. */
export function isMisspelt(word: string): boolean {
  if (word.length < 4) return false;
  return WORDS.some((right) => word !== right && Math.abs(word.length - right.length) <= 2 && distance(word, right) <= (right.length >= 8 ? 2 : 1));
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
