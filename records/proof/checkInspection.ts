import { GENESIS } from '../record.js';
import { canonicalText } from '../canonical.js';
import type { Anchor } from './anchorShape.js';
import { about, anchorLine, conversationLine, end, fact, recordLine, type About, type ConversationLine, type End, type Fact } from './inspection.js';
import { readLine, textHash, type ReadLine } from './inspectionLine.js';
import { leafHash, rootByPath, type Sha256 } from './merkle.js';

/** What may be wrong with a line. */
export type Problem =
  | 'not-a-line' | 'not-json' | 'rewritten' | 'hash' | 'unknown-shape'
  | 'gap' | 'previous' | 'foreign' | 'count' | 'head' | 'inclusion' | 'inclusion-record' | 'anchor' | 'end-counts' | 'end-hash' | 'missing-end' | 'after-end' | 'sum';

/** A line that was looked at. */
export interface CheckedLine {
  /** From 1. */
  readonly number: number;
  readonly kind: ReadLine['kind'] | 'unknown';
  /** What it is about, for people: a record's place. */
  readonly place: string;
  readonly problems: readonly Problem[];
}

/** A record, as far as it can be shown. */
export interface ShownRecord {
  readonly line: number;
  readonly conversation: string;
  readonly sequence: number;
  readonly at: string;
  readonly channel: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly content: string;
  readonly outcome: string;
  readonly previous: string;
  readonly hash: string;
}

/** What a file holds, and what is wrong with it. */
export interface CheckedInspection {
  readonly lines: readonly CheckedLine[];
  readonly about: About | undefined;
  readonly anchor: Anchor | undefined;
  readonly conversations: readonly (ConversationLine & { readonly line: number })[];
  readonly records: readonly ShownRecord[];
  readonly facts: readonly (Fact & { readonly line: number })[];
  readonly end: End | undefined;
  /** Conversations that are proven to be in the anchor. */
  readonly included: number;
}

interface Chain {
  readonly head: ConversationLine;
  readonly line: number;
  sequence: number;
  hash: string;
  count: number;
  atInclusion: string | undefined;
}

/** Computes everything in an inspection file again, from its text alone. */
export function checkInspection(sha256: Sha256, text: string): CheckedInspection {
  const written = text.replace(/^\n/, '').replace(/\n$/, '').split('\n');
  const problems = written.map((): Problem[] => []);
  const read = written.map((line, index) => readLine(line, index + 1));
  const found = { about: undefined as About | undefined, anchor: undefined as Anchor | undefined, end: undefined as End | undefined };
  const conversations: (ConversationLine & { readonly line: number })[] = [];
  const records: ShownRecord[] = [];
  const facts: (Fact & { readonly line: number })[] = [];
  const chains: Chain[] = [];
  let open: Chain | undefined;
  let ended = 0;

  read.forEach((line, index) => {
    const wrong = problems[index] ?? [];
    if ('broken' in line) {
      wrong.push(line.broken === 'shape' ? 'not-a-line' : line.broken === 'json' ? 'not-json' : 'rewritten');
      return;
    }
    if (textHash(sha256, line.json) !== line.hash) wrong.push('hash');
    if (ended > 0) wrong.push('after-end');
    switch (line.kind) {
      case 'about': found.about = parsed(about, line, wrong); break;
      case 'anchor': {
        const anchor = parsed(anchorLine, line, wrong);
        found.anchor = anchor;
        if (anchor && !isOwnHash(sha256, anchor)) wrong.push('anchor');
        break;
      }
      case 'conversation': {
        const head = parsed(conversationLine, line, wrong);
        open = head && { head, line: index, sequence: 0, hash: GENESIS, count: 0, atInclusion: undefined };
        if (head) conversations.push({ ...head, line: line.number });
        if (open) chains.push(open);
        break;
      }
      case 'record': {
        const row = parsed(recordLine, line, wrong);
        if (!row) break;
        const [conversation, sequence, at, channel, kind, from, to, content, outcome, previous] = row;
        records.push({ line: line.number, conversation, sequence, at, channel, kind, from, to, content, outcome, previous, hash: line.hash });
        if (open?.head.conversation !== conversation) wrong.push('foreign');
        else follow(open, { sequence, previous, hash: line.hash }, wrong);
        break;
      }
      case 'fact': {
        const one = parsed(fact, line, wrong);
        if (one) facts.push({ ...one, line: line.number });
        break;
      }
      case 'end': {
        ended += 1;
        found.end = parsed(end, line, wrong);
        const before = written.slice(0, index);
        if (found.end && textHash(sha256, before.map((each) => `${each}\n`).join('')) !== found.end.sha256) wrong.push('end-hash');
        if (found.end && found.end.lines !== index) wrong.push('end-counts');
        break;
      }
    }
  });

  let included = 0;
  for (const chain of chains) {
    const wrong = problems[chain.line] ?? [];
    closed(chain, wrong);
    if (chain.head.inclusion !== undefined) included += isIncluded(sha256, chain, found.anchor, wrong) ? 1 : 0;
  }
  const last = problems.at(-1);
  if (found.end === undefined) last?.push('missing-end');
  else if (found.end.conversations !== conversations.length || found.end.records !== records.length || found.end.facts !== facts.length) last?.push('sum');
  const lines = read.map((line, index): CheckedLine => ({ number: index + 1, kind: 'broken' in line ? 'unknown' : line.kind, place: placeOf(line), problems: problems[index] ?? [] }));
  return { lines, ...found, conversations, records, facts, included };
}

function parsed<T>(schema: { safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false } }, { body }: ReadLine, wrong: Problem[]): T | undefined {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  wrong.push('unknown-shape');
  return undefined;
}

function follow(chain: Chain, record: { readonly sequence: number; readonly previous: string; readonly hash: string }, wrong: Problem[]): void {
  passDeparted(chain);
  if (record.sequence !== chain.sequence + 1) wrong.push('gap');
  else if (record.previous !== chain.hash) wrong.push('previous');
  step(chain, record.sequence, record.hash);
  chain.count += 1;
}

/** Goes over stretches that are said not to be here, as long as they follow. */
function passDeparted(chain: Chain): void {
  for (let next = beginsAt(chain); next !== undefined; next = beginsAt(chain)) step(chain, next.to, next.lastHash);
}

function beginsAt({ head, sequence, hash }: Chain): ConversationLine['departed'][number] | undefined {
  return head.departed.find(({ from, to, previous }) => from === sequence + 1 && to >= from && previous === hash);
}

function step(chain: Chain, sequence: number, hash: string): void {
  chain.sequence = sequence;
  chain.hash = hash;
  if (chain.head.inclusion?.lastSequence === sequence) chain.atInclusion = hash;
}

function closed(chain: Chain, wrong: Problem[]): void {
  passDeparted(chain);
  if (chain.count !== chain.head.count) wrong.push('count');
  if (chain.sequence !== chain.head.lastSequence || chain.hash !== chain.head.lastHash) wrong.push('head');
}

function isIncluded(sha256: Sha256, { head, atInclusion }: Chain, anchor: Anchor | undefined, wrong: Problem[]): boolean {
  const { inclusion, conversation } = head;
  if (inclusion === undefined) return false;
  const { ordinal, size, lastSequence, lastHash, path } = inclusion;
  const root = rootByPath(sha256, leafHash(sha256, JSON.stringify([ordinal, conversation, lastSequence, lastHash])), ordinal - 1, size, path);
  const inTree = anchor !== undefined && root !== undefined && root === anchor.tree.root && size === anchor.tree.size;
  if (!inTree) wrong.push('inclusion');
  // An anchor may end within an archived stretch; its own hash is then not to be seen here.
  const seen = atInclusion === lastHash || head.departed.some(({ from, to }) => lastSequence >= from && lastSequence < to);
  if (!seen) wrong.push('inclusion-record');
  return inTree && seen;
}

function isOwnHash(sha256: Sha256, { hash, seal: _seal, ...body }: Anchor): boolean {
  return textHash(sha256, canonicalText(body)) === hash;
}

function placeOf(line: ReturnType<typeof readLine>): string {
  if ('broken' in line) return '';
  const { body } = line;
  if (line.kind === 'record' && Array.isArray(body)) return `${String(body[0])}#${String(body[1])}`;
  return '';
}
