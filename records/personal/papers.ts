import { isHongKong } from './identity.js';
import { saidAfter, saidBefore } from './labels.js';
import type { PersonalSpan } from './span.js';

// One or two letters and digits, as passports, permits and the cards of Hong Kong and Taiwan have them.
const LETTERED = /(?<![a-z0-9])(?!(?:no|is)\s?\d)[a-z]{1,2}[ -]?\d{6,10}(?: ?\( ?[\da] ?\))?(?![\da-z])/gi;
const BARE = /(?<![\da-z*])\d{7,10}(?![\da-z*])/gi;
const HAS_FIGURES_ONLY = /护照|護照|passport|通行证|通行證|台胞证|台胞證|臺胞證|回乡证|回鄉證|军官证|軍官證/i;

/** Papers that are no mainland identity card, where the text says that they are papers; places are those of the plain text. Linear. */
export function findPapers(text: string): PersonalSpan[] {
  const lettered = [...text.matchAll(LETTERED)].flatMap((match): PersonalSpan[] => {
    const [from, to] = [match.index, match.index + match[0].length];
    const bracketed = match[0].endsWith(')');
    const checked = bracketed && isHongKong(match[0]);
    if (!checked && (saidAfter(text, to) ?? saidBefore(text, from)?.label) !== 'id') return [];
    return [{ kind: 'id', certain: checked || !bracketed, from, to }];
  });
  const bare = [...text.matchAll(BARE)].flatMap((match): PersonalSpan[] => {
    const said = saidBefore(text, match.index);
    if (said?.label !== 'id' || !said.adjacent || !HAS_FIGURES_ONLY.test(said.word)) return [];
    return [{ kind: 'id', certain: true, from: match.index, to: match.index + match[0].length }];
  });
  return [...lettered, ...bare];
}
