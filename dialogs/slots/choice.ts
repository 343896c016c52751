import { z } from 'zod';
import type { Locale } from '../../records/message.js';
import type { Hit, ReadResult, Slot } from '../form/slot.js';
import { editDistance } from './editDistance.js';
import { Matcher, type Occurrence, type Term } from './matcher.js';
import { fold, normalise } from './normalise.js';
import { readOrdinal } from './ordinal.js';
import { withoutReplaced } from './replaced.js';

/** One thing to choose, as it is shown, and what it is called. */
export interface Option<V extends string> {
  readonly value: V;
  readonly show: Readonly<Record<Locale, string>>;
}

/** What a {@link choiceSlot} chooses among. Handed in anew whenever the profile has changed. */
export interface Choices<V extends string> {
  /** In the order in which they are offered: 第二个 is the second here. */
  readonly options: readonly Option<V>[];
  /** Words sure to be meant for this slot wherever they stand. */
  readonly terms: readonly Term<V>[];
  /** Words that count only in an answer to this slot's own question. */
  readonly answers?: readonly Term<V>[];
  /** Endings that tell nothing apart: 支行, `branch`. A slip is forgiven only in what is left. */
  readonly endings?: RegExp;
  /** The shortest name (without its ending) that a slip is asked about; default 3: 投诉 is not a slip of 投资. */
  readonly guessFrom?: number;
  /** Narrows words that fit several values by what else was said; may widen the place to the words that decided. */
  readonly narrow?: (text: string, occurrence: Occurrence<V>) => Occurrence<V>;
}

/**
 * Why nothing was chosen. `unknown`: nothing of ours. `ambiguous`: fits several, or several were named. `unsure`: close to
 * something of ours, but not so close that it goes without saying. `no-such-number`: params `count`.
 */
export type ChoiceReason = 'unknown' | 'ambiguous' | 'unsure' | 'no-such-number';
const REASONS: readonly ChoiceReason[] = ['unknown', 'ambiguous', 'unsure', 'no-such-number'];

interface Prepared<V extends string> {
  readonly choices: Choices<V>;
  readonly sure: Matcher<V>;
  readonly all: Matcher<V>;
  readonly spoken: readonly Term<V>[];
}

const FILLER =
  /^(?:那|就|嗯|呃|好的?|我|想要?|要|需要|请|帮我|麻烦|选择?|去|到|在|办理?|预约|约|做|是|应该|应该是|那就|i'd like|i would like|i want|please|to|at|in|the|a|an|my|book|[\s,，.。:：!！])+|(?:吧|的|了|呀|啊|哦|呢|谢谢|好了|please|thanks|thank you|[\s,，.。!！])+$/g;

/** A slot that chooses one of named things. `current` is asked at each reading, so that a reloaded profile counts at once. */
export function choiceSlot<V extends string>(current: () => Choices<V>): Slot<V, ChoiceReason> {
  let prepared: Prepared<V> | undefined;
  const get = (): Prepared<V> => {
    const choices = current();
    if (prepared?.choices !== choices) {
      const spoken = [...choices.terms, ...(choices.answers ?? [])];
      prepared = { choices, sure: new Matcher(choices.terms), all: new Matcher(spoken), spoken: spoken.map((term) => ({ said: fold(term.said).trim(), values: term.values })) };
    }
    return prepared;
  };
  return {
    schema: z.custom<V>((value) => get().choices.options.some((option) => option.value === value), 'no longer offered'),
    reasons: REASONS,
    read(said) {
      const { choices, all, spoken } = get();
      const { text } = normalise(said);
      const exact = choices.options.find((option) => option.value === said.trim());
      if (exact) return { ok: true, value: exact.value };
      const number = readOrdinal(text);
      const named = merged(text, all, choices);
      if (number !== undefined && named === undefined) return byNumber(choices.options, number);
      return named?.result ?? nearest(text, choices, spoken);
    },
    find(said): Hit<V, ChoiceReason>[] {
      const { choices, sure } = get();
      const words = normalise(said);
      const found = merged(words.text, sure, choices);
      return found === undefined ? [] : [{ ...found.result, ...words.span(found.from, found.to) }];
    },
    show(value, locale) {
      return get().choices.options.find((option) => option.value === value)?.show[locale] ?? value;
    },
  };
}

/** All that was named, less what was turned down, as one result over the place from the first to the last. */
function merged<V extends string>(text: string, matcher: Matcher<V>, choices: Choices<V>) {
  const named = withoutReplaced(text, matcher.occurrences(text)).map((each) => (each.values.length > 1 && choices.narrow ? choices.narrow(text, each) : each));
  const [first] = named;
  if (first === undefined) return undefined;
  const values = choices.options.map((option) => option.value).filter((value) => named.some((each) => each.values.includes(value)));
  // 我想贷款，公司贷款: words that fit several are settled by others that fit one of them.
  const settled = values.filter((value) => named.every((each) => each.values.includes(value)));
  const [only] = settled.length === 1 ? settled : values;
  if (only === undefined) return undefined;
  if (settled.length === 1 || values.length === 1) {
    const sharpest = named.find((each) => each.values.length === 1) ?? first;
    return { result: { ok: true, value: only } as const, from: sharpest.from, to: sharpest.to };
  }
  const among: ReadResult<V, ChoiceReason> = { ok: false, reason: 'ambiguous', among: values };
  return { result: among, from: Math.min(...named.map((each) => each.from)), to: Math.max(...named.map((each) => each.to)) };
}

function byNumber<V extends string>(options: readonly Option<V>[], number: number): ReadResult<V, ChoiceReason> {
  const option = number === -1 ? options.at(-1) : options[number - 1];
  return option ? { ok: true, value: option.value } : { ok: false, reason: 'no-such-number', params: { count: String(options.length) } };
}

/** A typing slip: forgiven in longer names, asked about in short ones, where one character makes another name. */
function nearest<V extends string>(text: string, choices: Choices<V>, spoken: readonly Term<V>[]): ReadResult<V, ChoiceReason> {
  const bare = text.replace(FILLER, '').replace(FILLER, '').trim();
  const forgiven = new Set<V>();
  const close = new Set<V>();
  const { guessFrom = 3 } = choices;
  if (bare.length < 2) return { ok: false, reason: 'unknown' };
  for (const { said, values } of spoken) {
    const core = choices.endings ? said.replace(choices.endings, '').trim() : said;
    const sameEnding = choices.endings ? bare.replace(choices.endings, '').trim() : bare;
    const latin = /^[a-z]/.test(core);
    const limit = latin ? (core.length >= 9 ? 2 : core.length >= 5 ? 1 : 0) : core.length >= 4 ? 1 : 0;
    if (limit > 0 && editDistance(core, sameEnding, limit) <= limit) for (const value of values) forgiven.add(value);
    else if (core.length >= guessFrom && !latin && sameEnding.length >= guessFrom && sameEnding.length <= 4 && editDistance(core, sameEnding, 1) <= 1) for (const value of values) close.add(value);
  }
  const [sure] = forgiven;
  if (sure !== undefined && forgiven.size === 1) return { ok: true, value: sure };
  const candidates = choices.options.map((option) => option.value).filter((value) => (forgiven.size > 0 ? forgiven : close).has(value));
  return candidates.length > 0 ? { ok: false, reason: 'unsure', among: candidates } : { ok: false, reason: 'unknown' };
}
