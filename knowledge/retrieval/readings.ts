import syllables from './syllables.json' with { type: 'json' };

/** How each common character is read, tones and what accents confuse (zh/z, ng/n) left out. */
const readings = new Map<string, string[]>();
for (const [syllable, characters] of Object.entries(syllables)) {
  const heard = syllable.replace(/^([zcs])h/, '$1').replace(/([aei]n)g$/, '$1');
  for (const character of characters) {
    const known = readings.get(character);
    if (known === undefined) readings.set(character, [heard]);
    else if (!known.includes(heard)) known.push(heard);
  }
}

/** What two characters sound like, in every reading: 偷诉 sounds like 投诉. Nothing where one of them is uncommon. */
export function soundsOf(bigram: string): string[] {
  const [first, second] = [readings.get(bigram.charAt(0)), readings.get(bigram.charAt(1))];
  if (first === undefined || second === undefined) return [];
  return first.flatMap((one) => second.map((other) => `${one} ${other}`));
}
