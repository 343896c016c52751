import { recordText } from '../canonical.js';
import type { StoredRecord } from '../reader.js';
import type { Anchor } from './anchorShape.js';
import type { About, ConversationLine, Fact } from './inspection.js';
import { textHash, writtenLine, type LineKind } from './inspectionLine.js';
import type { Sha256 } from './merkle.js';

/** A conversation with what is on record of it. */
export interface InspectedConversation {
  readonly head: Omit<ConversationLine, 'count'>;
  readonly records: readonly StoredRecord[];
}

/** Everything an inspection file holds. */
export interface Inspection {
  readonly about: About;
  /** Absent where none was made yet. */
  readonly anchor: Anchor | undefined;
  readonly conversations: readonly InspectedConversation[];
  readonly facts: readonly Fact[];
}

/** An inspection as the lines that its verifier reads; the last covers all before it. */
export function inspectionText(sha256: Sha256, { about, anchor, conversations, facts }: Inspection): string {
  const lines: string[] = [];
  const add = (kind: LineKind, body: object): void => {
    const json = JSON.stringify(body);
    lines.push(writtenLine(kind, textHash(sha256, json), json));
  };
  add('about', about);
  if (anchor !== undefined) add('anchor', anchor);
  for (const { head, records } of conversations) {
    add('conversation', { ...head, count: records.length });
    // A record's own hash as it is stored, and not as it would have to be: then its line says that it was edited.
    for (const record of records) lines.push(writtenLine('record', record.hash, recordText(record)));
  }
  for (const fact of facts) add('fact', fact);
  const before = lines.map((line) => `${line}\n`).join('');
  add('end', { lines: lines.length, conversations: conversations.length, records: conversations.reduce((sum, each) => sum + each.records.length, 0), facts: facts.length, sha256: textHash(sha256, before) });
  return lines.map((line) => `${line}\n`).join('');
}
