import { Surroundings, type Around } from './around.js';
import { findEmails } from './email.js';
import { candidates, runs, type Candidate, type Group, type Run } from './groups.js';
import { certainKind, meantKind } from './judge.js';
import { saidBefore, type Label } from './labels.js';
import { findPapers } from './papers.js';
import { HAN_FIGURES, plain } from './plain.js';
import type { PersonalKind, PersonalSpan } from './span.js';

export type { PersonalKind, PersonalSpan } from './span.js';

/** Most texts hold neither an address nor as many figures as the shortest number has; they are told apart at a glance. */
const FIGURE = `\\p{N}${HAN_FIGURES}`;
const MAY_HOLD = new RegExp(`[@＠﹫]|(?:[${FIGURE}][^${FIGURE}]*){5}`, 'u');

/**
 * Finds personal data: telephone, identity, card numbers and e-mail addresses, in Chinese (both scripts) and English,
 * in figures of any width, spaced, dashed, or in Chinese numerals. Receipts, orders, amounts and dates are none.
 * Spans are in order and never overlap. Linear. Serves the promise "Card and identity numbers reach neither transcript, log nor model".
 */
export function findPersonal(text: string): PersonalSpan[] {
  if (!MAY_HOLD.test(text)) return [];
  const read = plain(text);
  const taken = keepApart([...findEmails(read.text), ...findPapers(read.text)]);
  const numbers = findNumbers(read.text, taken);
  let end = 0;
  return [...taken, ...numbers]
    .toSorted((a, b) => a.from - b.from)
    .map((span) => {
      // A check digit X may also be the first letter of the address after it.
      const apart = { ...span, from: Math.max(span.from, end) };
      end = apart.to;
      return apart;
    })
    .map((span) => ({ ...span, from: read.from[span.from] ?? 0, to: read.to[span.to - 1] ?? text.length }));
}

/** Of spans that overlap, those that begin first. */
function keepApart(spans: readonly PersonalSpan[]): PersonalSpan[] {
  const kept: PersonalSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (span.from >= (kept.at(-1)?.to ?? 0)) kept.push(span);
  }
  return kept;
}

/** How far a list of numbers may go on without its label being said again. */
const LIST_GAP = 6;

function findNumbers(text: string, taken: readonly PersonalSpan[]): PersonalSpan[] {
  const found: PersonalSpan[] = [];
  let next = 0;
  let last: { readonly to: number; readonly label: Label | undefined } = { to: -LIST_GAP, label: undefined };
  for (const run of runs(text)) {
    const parts: Group[][] = [[]];
    for (const group of run) {
      while ((taken[next]?.to ?? Infinity) <= group.from) next += 1;
      const blocked = (taken[next]?.from ?? Infinity) < group.to;
      if (blocked) parts.push([]);
      else parts.at(-1)?.push(group);
    }
    for (const part of parts) {
      const [begin, end] = [part[0], part.at(-1)];
      if (begin === undefined || end === undefined) continue;
      const carried = begin.from - last.to <= LIST_GAP ? last.label : undefined;
      found.push(...findInRun(text, part, carried));
      if (end.to - begin.from >= 7) last = { to: end.to, label: saidBefore(text, begin.from)?.label ?? carried };
    }
  }
  return found;
}

/** First what is certain, wherever it stands; then, of what is left, what was meant as something. */
function findInRun(text: string, run: Run, carried: Label | undefined): PersonalSpan[] {
  const surroundings = new Surroundings(text, carried);
  const used = new Set<number>();
  const take = (groups: Run, offset: number, judge: (one: Candidate, around: Around) => PersonalKind | undefined, certain: boolean): PersonalSpan[] => {
    const found: PersonalSpan[] = [];
    for (let first = 0; first < groups.length; first += 1) {
      for (const { candidate, last } of candidates(groups, first)) {
        const around = surroundings.at(candidate.from);
        const kind = judge(candidate, around);
        if (kind === undefined) continue;
        found.push({ kind, certain, ...bounds(text, candidate, kind === 'phone' ? around.plusAt : undefined) });
        for (let i = first; i <= last; i += 1) used.add(offset + i);
        first = last;
        break;
      }
    }
    return found;
  };
  const certain = take(run, 0, certainKind, true);
  const rest: PersonalSpan[] = [];
  for (let from = 0; from < run.length; from += 1) {
    if (used.has(from)) continue;
    let to = from;
    while (to < run.length && !used.has(to)) to += 1;
    rest.push(...take(run.slice(from, to), from, meantKind, false));
    from = to;
  }
  return [...certain, ...rest];
}

/** The span with its + and with a bracket whose other half lies within: (010)88886666, (+86) 138…. */
function bounds(text: string, { from, to }: Candidate, plusAt: number | undefined): { from: number; to: number } {
  const start = plusAt ?? from;
  const inside = text.slice(from, to);
  const opens = text[start - 1] === '(' && inside.indexOf(')') !== -1 && !inside.slice(0, inside.indexOf(')')).includes('(');
  return { from: opens ? start - 1 : start, to };
}
