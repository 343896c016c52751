import type { Next } from '../form/form.js';
import type { Line } from '../form/reply.js';
import type { Input } from '../form/turn.js';
import { fold } from '../slots/normalise.js';
import { wishesOf } from '../understanding/intent/wishes.js';
import type { CounterContext } from './counter.js';
import { nextOf } from './guess.js';

/** Words that join one wish to another: without them, a message is one story. */
const JOINED = /再|然后|顺便|另外|还要|还想|还有|接着|之后|同时|(?<![a-z])(?:also|then|as well|besides|and (?:i|can|please))(?![a-z])/;

/** Several wishes of one message: the one to see to now, and forms for the others, in turn. */
export interface Wishes {
  readonly first: Input;
  readonly later: readonly Next[];
  /** Tells that the others are not forgotten. */
  readonly lines: readonly Line[];
}

/** 先投诉，再约个时间: both, in turn. A complaint goes first, wherever it stands: it must not be lost. Undefined for one wish. */
export async function severalWishes(input: Input, context: CounterContext): Promise<Wishes | undefined> {
  if (input.value !== undefined || input.files !== undefined || input.text.length > 200 || !JOINED.test(fold(input.text))) return undefined;
  const wishes = wishesOf(input.text);
  if (wishes.length < 2) return undefined;
  const [first, ...others] = [...wishes].sort((one, other) => Number(other.intent === 'complaint') - Number(one.intent === 'complaint'));
  if (first === undefined) return undefined;
  const later: Next[] = [];
  const lines: Line[] = [];
  for (const { intent, text } of others) {
    const next = await nextOf(intent, { text }, context);
    if (next === undefined) continue;
    later.push(next);
    lines.push({ key: 'counter.then', params: { said: text } });
  }
  // A complaint's story is all of it.
  return later.length === 0 ? undefined : { first: first.intent === 'complaint' ? input : { text: first.text }, later, lines };
}
