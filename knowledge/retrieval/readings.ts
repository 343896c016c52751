import syllables from './syllables.json' with { type: 'json' };

/** How each common character is read, by number; tones and what accents confuse (zh/z, ng/n) left out. */
const readings = new Map<string, number[]>();
const numbers = new Map<string, number>();
for (const [syllable, characters] of Object.entries(syllables)) {
  const heard = syllable.replace(/^([zcs])h/, '$1').replace(/([aei]n)g$/, '$1');
  const number = numbers.get(heard) ?? numbers.size;
  numbers.set(heard, number);
  for (const character of characters) {
    const known = readings.get(character);
    if (known === undefined) readings.set(character, [number]);
    else if (!known.includes(number)) known.push(number);
  }
}

/** What two characters can sound like is a number below this. */
export const SOUNDS = numbers.size ** 2;

/** What two characters sound like, in every reading: 偷诉 sounds like 投诉. Nothing where one of them is uncommon. */
export function soundsOf(pair: string): readonly number[] {
  const [first, second] = [readings.get(pair.charAt(0)), readings.get(pair.charAt(1))];
  if (first === undefined || second === undefined) return [];
  return first.flatMap((one) => second.map((other) => one * numbers.size + other));
}
