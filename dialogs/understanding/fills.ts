import type { Json } from '../../records/json.js';
import type { FormState, Slots } from '../form/form.js';
import type { Hit, Moment } from '../form/slot.js';

/** The answers found in free text, each with the words it stands in, and what is left of the text without them. */
export interface Fills {
  readonly said: Readonly<Record<string, string>>;
  /** The text with every answer found replaced by spaces. */
  readonly rest: string;
}

/** 不是浦东，是徐汇: what stands after one of these is denied, not given. */
const DENIED_BEFORE = /(不是|不要|别|不去|不在|而不是|not|instead of|rather than|don'?t want)\s*(the\s+)?$/iu;
/** What stands after one of these is the new value. */
const GIVEN_BEFORE = /(改成|改到|改为|换成|换到|换|改|就|是|到|to|make it|change it to)\s*(the\s+)?$/iu;

/** Whether what follows these words is denied by them. */
export function deniedBefore(words: string): boolean {
  return DENIED_BEFORE.test(words);
}

/**
 * Finds answers for any slot in a message. Slots are searched in the order of the form's `findFirst`, so that a phone
 * number is not taken for an amount; characters taken for one slot are not read for the next.
 */
export function findFills(slots: Slots, order: readonly string[], state: Pick<FormState, 'values' | 'partials'>, said: string, at: Moment): Fills {
  const found: Record<string, string> = {};
  let rest = said;
  for (const name of order) {
    const slot = slots[name];
    if (slot === undefined) continue;
    const hits = slot.find(rest, { at, held: state.values[name], partial: state.partials[name] });
    const meant = meantOf(hits, said);
    if (meant === undefined) continue;
    found[name] = said.slice(meant.from, meant.to);
    for (const hit of hits) rest = rest.slice(0, hit.from) + ' '.repeat(hit.to - hit.from) + rest.slice(hit.to);
  }
  return { said: found, rest };
}

function meantOf(hits: readonly Hit<Json, string>[], said: string): { from: number; to: number } | undefined {
  const given = hits.filter((hit) => !deniedBefore(said.slice(0, hit.from)));
  const [first, ...others] = given;
  if (first === undefined || others.length === 0) return first;
  const last = [...given].sort((one, other) => other.from - one.from).find((hit) => GIVEN_BEFORE.test(said.slice(0, hit.from)));
  return last ?? first;
}
