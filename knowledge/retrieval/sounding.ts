import { SOUNDS, soundsOf } from './readings.js';
import type { Vocabulary } from './vocabulary.js';

/** Finds pairs of characters by how they sound: the numbers of those that were read, and sound like one that was not. */
export function soundingLike(vocabulary: Vocabulary): (pair: string) => readonly number[] {
  const starts = new Int32Array(SOUNDS + 1);
  let count = 0;
  for (const { pair } of vocabulary.pairs()) {
    for (const sound of soundsOf(pair)) {
      starts[sound + 1] = (starts[sound + 1] ?? 0) + 1;
      count += 1;
    }
  }
  for (let sound = 0; sound < SOUNDS; sound += 1) starts[sound + 1] = (starts[sound + 1] ?? 0) + (starts[sound] ?? 0);
  const next = starts.slice();
  const numbers = new Int32Array(count);
  for (const { pair, number } of vocabulary.pairs()) {
    for (const sound of soundsOf(pair)) {
      const place = next[sound] ?? 0;
      numbers[place] = number;
      next[sound] = place + 1;
    }
  }
  return (pair) => soundsOf(pair).flatMap((sound) => [...numbers.subarray(starts[sound], starts[sound + 1])]);
}
