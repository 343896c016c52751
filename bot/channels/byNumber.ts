import { readOrdinal } from '../../dialogs/slots/ordinal.js';
import type { Input } from '../../dialogs/form/turn.js';
import type { Choice } from '../../records/message.js';

/**
 * What is meant by 2, ２ or 第二个 where choices were numbered: the words and the value of that choice, as if it had been pressed.
 * Anything else stays what it is.
 */
export function chosenByNumber(input: Input, offered: readonly Choice[]): Input {
  if (offered.length === 0 || input.value !== undefined || input.files !== undefined) return input;
  const said = input.text.normalize('NFKC').trim();
  const choice = offered.find(({ title, say }) => said === title.normalize('NFKC') || said === say.normalize('NFKC')) ?? numbered(said, offered);
  return choice === undefined ? input : { ...input, text: choice.say, ...(choice.value !== undefined && { value: choice.value }) };
}

function numbered(said: string, offered: readonly Choice[]): Choice | undefined {
  const ordinal = readOrdinal(said.toLowerCase());
  return ordinal === undefined ? undefined : ordinal === -1 ? offered.at(-1) : offered[ordinal - 1];
}
