import { fold } from '../retrieval/tokens.js';

/** A quote where it stands in its clause: the clause's own words. */
export interface FoundQuote {
  readonly quote: string;
  readonly from: number;
  readonly to: number;
}

/** Shorter ones are found anywhere. */
const SHORTEST = { chinese: 4, other: 10 };
const SKIPPED = /[\s"'“”‘’„«»「」『』]/u;
const AROUND = /^[\p{P}\s]+|[\p{P}\s]+$/gu;
const NUMERAL = /[零〇一二三四五六七八九十百千万亿两]/;
const LATIN = /[a-z0-9]/;
/** What would turn a quote round, had it been left out before it. */
const TURNED = /(?:不|未|非|勿|无|没有?|不得|不能|不可|不要|不应|不会|不予|严禁|禁止|避免|切忌|\bnot|\bno|\bnever|n't|\bwithout|\bcannot|prohibit(?:ed)?(?: from)?|forbid(?:den)?(?: to)?)$/;

/**
 * Finds a quote in a clause; undefined when it isn't there. Width, case, script, spaces and quotation marks make no
 * difference; a word or number cut in two does, and so does a "not" left out before it.
 */
export function findQuote(clause: string, quote: string): FoundQuote | undefined {
  const wanted = compared(quote.replace(AROUND, '')).text;
  if (wanted.length < (/\p{Script=Han}/u.test(wanted) ? SHORTEST.chinese : SHORTEST.other)) return undefined;
  const { text, places } = compared(clause);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const from = places[at]?.from ?? 0;
    const to = places[at + wanted.length - 1]?.to ?? clause.length;
    if (whole(clause, from, to)) return { quote: clause.slice(from, to), from, to };
  }
  return undefined;
}

function whole(clause: string, from: number, to: number): boolean {
  const cut = (at: number) => [LATIN, NUMERAL].some((kind) => kind.test(fold(clause.slice(at - 1, at))) && kind.test(fold(clause.slice(at, at + 1)))) || /\d[.,]\d/.test(clause.slice(Math.max(0, at - 2), at + 1)) || /\d[.,]\d/.test(clause.slice(Math.max(0, at - 1), at + 2));
  return !cut(from) && !cut(to) && !TURNED.test(fold(clause.slice(Math.max(0, from - 24), from)).trimEnd());
}

/** A text as it is compared, and where each character of that stands. */
function compared(original: string): { readonly text: string; readonly places: readonly { from: number; to: number }[] } {
  let text = '';
  const places: { from: number; to: number }[] = [];
  let at = 0;
  for (const char of original) {
    const folded = SKIPPED.test(char) ? '' : fold(char);
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) places.push({ from: at, to: at + char.length });
    at += char.length;
  }
  return { text, places };
}
