import { readCommand } from '../understanding/commands.js';
import { onlyFiles, type Input } from './turn.js';

/** Inputs put together, and how many they were. */
export interface Coalesced {
  readonly input: Input;
  readonly covers: number;
}

/** The messages of a burst as the thoughts they are: plain words that follow each other are one; buttons and commands stand alone. */
export function coalesce(inputs: readonly Input[]): Coalesced[] {
  const thoughts: Coalesced[] = [];
  let joinable = false;
  for (const input of inputs) {
    const last = thoughts.at(-1);
    const alone = input.value !== undefined || readCommand(input.text) !== undefined;
    if (last && joinable && !alone) thoughts[thoughts.length - 1] = { input: joined(last.input, input), covers: last.covers + 1 };
    else thoughts.push({ input, covers: 1 });
    joinable = !alone;
  }
  return thoughts;
}

function joined(one: Input, other: Input): Input {
  const files = [...(one.files ?? []), ...(other.files ?? [])];
  const text = [one, other].filter((each) => !onlyFiles(each)).map((each) => each.text).join('\n');
  return { text, ...(files.length > 0 && { files }) };
}
