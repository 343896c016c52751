import type { CommunicationRecord } from '../../records/record.js';
import { folded, foldedPlaces } from './folding.js';
import { lineText } from './lineText.js';
import type { FoundLine } from './port.js';
import { placeOf, type Term } from './words.js';

/** Lines shown of one episode. */
export const LINES = 3;
/** Characters shown of a line. */
const SNIPPET = 120;
/** Characters shown before what was found. */
const BEFORE = 30;
/** Places marked in one line. */
const MARKS = 20;

/** What was found in an episode's records: the first lines, and how many there are; undefined unless every term is somewhere in it. */
export function hitsOf(records: Iterable<CommunicationRecord>, terms: readonly Pick<Term, 'text' | 'atStart' | 'words'>[]): { readonly lines: readonly FoundLine[]; readonly found: number } | undefined {
  const missing = new Set(terms);
  const lines: FoundLine[] = [];
  let found = 0;
  for (const record of records) {
    const text = lineText(record);
    if (text === '') continue;
    const plain = folded(text);
    const here = terms.filter((term) => placeOf(term, plain) !== -1);
    if (here.length === 0) continue;
    found += 1;
    // A line with a term that no line before had is worth more than one more with the same.
    const news = here.filter((term) => missing.delete(term)).length > 0;
    if (lines.length < LINES) lines.push(foundLine(record, text, here));
    else if (news) lines.splice(-1, 1, foundLine(record, text, here));
  }
  return missing.size === 0 ? { lines, found } : undefined;
}

function foundLine({ sequence, at, from }: CommunicationRecord, text: string, terms: readonly Pick<Term, 'text' | 'atStart' | 'words'>[]): FoundLine {
  const marks = marksIn(text, terms);
  const first = marks[0]?.from ?? 0;
  const start = backTo(text, Math.max(0, first - BEFORE));
  const end = backTo(text, Math.min(text.length, start + SNIPPET));
  return {
    sequence, at, role: from.role, text: `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    marks: marks.flatMap(({ from: begin, to }) => (to > end ? [] : [{ from: begin - start + (start > 0 ? 1 : 0), to: to - start + (start > 0 ? 1 : 0) }])),
  };
}

/** Not between the halves of one character. */
function backTo(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/** Where terms stand in a text as it was said, in order, none over another. */
export function marksIn(text: string, terms: readonly Pick<Term, 'text' | 'atStart' | 'words'>[]): { readonly from: number; readonly to: number }[] {
  const places = foldedPlaces(text);
  const marks: { from: number; to: number }[] = [];
  for (const term of terms) {
    for (let at = placeOf(term, places.text); at !== -1 && marks.length < MARKS; at = placeOf(term, places.text, at + term.text.length)) {
      marks.push({ from: places.starts[at] ?? 0, to: places.ends[at + term.text.length - 1] ?? text.length });
    }
  }
  marks.sort((one, other) => one.from - other.from || other.to - one.to);
  return marks.filter((mark, index) => index === 0 || mark.from >= (marks[index - 1]?.to ?? 0));
}
