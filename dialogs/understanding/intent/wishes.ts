import { atLeast, classify, decide, type Decision } from './decide.js';
import type { IntentName } from './intents.js';
import { deniedIn, isIdle, partsOf, type Part } from './parts.js';

/** One thing a customer wants, in the words it was said in. */
export interface Wish {
  readonly text: string;
  readonly intent: IntentName;
  readonly confidence: number;
  readonly decision: Decision;
}

/** Never a wish beside another: a greeting, thanks, 没事. */
const BESIDE: readonly IntentName[] = ['greeting', 'other'];

/**
 * What a message wants, in the order in which it is to be done: 先投诉，再约个时间 is two wishes. What is denied
 * (我不想投诉，只是问问) and what is taken back (我要预约，说错了，我要取消) is none. A message that holds no more than one
 * wish is judged as a whole. Always at least one.
 */
export function wishesOf(said: string): readonly [Wish, ...Wish[]] {
  const parts = partsOf(said);
  const denied = new Set(parts.filter(({ denies }) => denies).flatMap(({ text }) => deniedIn(text)));
  const kept = parts.filter(({ denies }) => !denies);
  const several = distinct(kept).filter(({ intent }) => !denied.has(intent));
  const [first, ...others] = several;
  if (first !== undefined && others.length > 0) return [first, ...others];
  const takenBack = parts.some(({ corrects }) => corrects);
  if (first !== undefined && (takenBack || denied.has(classify(said).intent))) return [first];
  const whole = wishIn(takenBack ? kept.map(({ text }) => text).join('，') : said);
  // What is denied is never what is wanted, whatever the rest is.
  if (!denied.has(whole.intent)) return [whole];
  const rest = kept.map(({ text }) => text).join('，');
  const restWish = rest === '' || isIdle(rest) ? undefined : wishIn(rest);
  return restWish !== undefined && !denied.has(restWish.intent) ? [restWish] : [{ text: said, intent: 'other', confidence: whole.confidence, decision: { kind: 'act', intent: 'other' } }];
}

/** Wishes that parts hold by themselves: a story before its request (违规放贷，我要举报) and what is said after one belong to it. */
function distinct(parts: readonly Part[]): readonly Wish[] {
  const wishes: { readonly wish: Wish; readonly asks: boolean }[] = [];
  for (const part of parts) {
    const wish = wishIn(part.text);
    const last = wishes.at(-1);
    const sure = !BESIDE.includes(wish.intent) && atLeast(wish.confidence, part.opens ? 'ask' : 'act');
    const joined = (one: Wish) => (last === undefined ? one : { ...one, text: `${last.wish.text}，${part.text}` });
    if (!sure && last === undefined) continue;
    if (last === undefined || (sure && last.wish.intent !== wish.intent && (part.opens || (part.asks && last.asks)))) wishes.push({ wish, asks: part.asks });
    else wishes[wishes.length - 1] = sure && part.asks && !last.asks ? { wish: joined(wish), asks: true } : { wish: joined(last.wish), asks: last.asks };
  }
  return wishes.map(({ wish }) => wish);
}

function wishIn(text: string): Wish {
  const { intent, confidence } = classify(text);
  return { text, intent, confidence, decision: decide(text) };
}
