import { fold, tokens } from '../retrieval/tokens.js';

const FORBIDS = /不得|不能|不可|不应|不准|不许|不予|不必|不需|不用|无需|无须|严禁|禁止|切忌|杜绝|(?:must|may|shall|should|do|does|is|are|need|can|will)(?: not|n't)|cannot|never|prohibit\w*|forbid\w*/g;
/** Not what only sounds like it: 不同, 非常, 识别, "without authority". */
const DENIES = /不(?!当|同|仅|但|断|便|足|良|妨)|未(?!来)|(?<!除)非(?!常|法)|无(?:需|须|权)|勿|禁|切忌|杜绝|避免|防止|\bnot\b|\bno\b|never|n't|cannot|prohibit|forbid|refus|avoid|refrain/;
/** So much of one part in another: they are about the same. */
const ABOUT = 0.6;

interface Part {
  readonly words: ReadonlySet<string>;
  /** What it forbids: the words that follow. */
  readonly forbidden: ReadonlySet<string>;
  readonly forbids: boolean;
  readonly denies: boolean;
}

/** Whether a claim turns its clauses round: allows what they forbid, or forbids what they don't. Part by part, by the words in common. */
export function againstPolarity(claim: string, quoted: readonly { readonly text: string; readonly from: number; readonly to: number }[]): boolean {
  const said = parts(claim);
  const touched = quoted.flatMap(({ text, from, to }) => parts(text, from, to));
  if (touched.some((part) => part.forbids && turned(part, said))) return true;
  const whole = quoted.flatMap(({ text }) => parts(text));
  return said.some((part) => part.forbids && (turned(part, whole) || !whole.some(({ denies }) => denies)));
}

/** Whether others say what this one forbids, and none of them denies it. */
function turned({ forbidden }: Part, others: readonly Part[]): boolean {
  if (forbidden.size === 0) return false;
  const alike = others.filter(({ words }) => [...forbidden].filter((word) => words.has(word)).length >= ABOUT * forbidden.size);
  return alike.length > 0 && !alike.some(({ denies }) => denies);
}

/** The parts of sentences that a range touches, whole. */
function parts(text: string, from = 0, to = text.length): Part[] {
  return [...text.matchAll(/[^，。；：,;.!?！？\n]+/g)].filter(({ index, 0: part }) => index < to && index + part.length > from).map(([part]) => {
    const folded = fold(part);
    const [before = '', ...after] = folded.split(FORBIDS);
    return { words: wordsOf(`${before} ${after.join(' ')}`), forbidden: wordsOf(after.join(' ')), forbids: after.length > 0, denies: DENIES.test(folded) };
  });
}

function wordsOf(folded: string): ReadonlySet<string> {
  return new Set(tokens(folded).filter((token) => token.length > 1));
}
