import { recordHash } from '../chain.js';
import type { ConversationBegin, ConversationLine } from './archiveLine.js';

/** A record that is not what its chain says stands in the way of an archive. The message names it, without a word of what was said. */
export class RecordBroken extends Error {
  constructor(
    readonly conversation: string,
    readonly sequence: number,
  ) {
    super(`conversation ${conversation}, sequence ${sequence}: the record is missing, or is not what its hash says. Nothing was archived, and nothing has left the database: find out what happened to it first (npm run verify)`);
    this.name = 'RecordBroken';
  }
}

/**
 * A conversation's lines on their way into an archive, each record with its hash computed again: what is broken would
 * otherwise leave the database as if it were whole, and be found in a file years later.
 * @throws RecordBroken at the first record that is missing or changed
 */
export async function* unbroken({ conversation, from, to, previous: before, lastHash }: ConversationBegin, pages: AsyncIterable<readonly ConversationLine[]>): AsyncGenerator<readonly ConversationLine[]> {
  let due = from;
  let previous = before;
  for await (const page of pages) {
    for (const line of page) {
      if (line.type !== 'record') continue;
      if (line.sequence !== due || line.previous !== previous || recordHash({ conversation, ...line }) !== line.hash) throw new RecordBroken(conversation, due);
      due += 1;
      previous = line.hash;
    }
    yield page;
  }
  if (due !== to + 1) throw new RecordBroken(conversation, due);
  if (previous !== lastHash) throw new RecordBroken(conversation, to);
}
