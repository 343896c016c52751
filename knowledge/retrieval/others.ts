import elsewhere from './elsewhere.json' with { type: 'json' };
import { fold, isChinese } from './tokens.js';

const others = matching(Object.values(elsewhere.others).flat());
const ours = matching(elsewhere.ours);

/**
 * Whether a question is about somebody else's business: a parcel, a flight, social insurance. Its words of complaining,
 * booking and waiting are the norms' own, so no score tells. `beside-ours`: it names what a bank does, too.
 */
export function othersBusiness(question: string): 'alone' | 'beside-ours' | undefined {
  const folded = fold(question);
  if (!others.test(folded)) return undefined;
  return ours.test(folded) ? 'beside-ours' : 'alone';
}

function matching(words: readonly string[]): RegExp {
  return new RegExp(words.map((word) => (isChinese(word) || /^\d/.test(word) ? word : String.raw`\b${word}s?\b`)).join('|'));
}
