import { sql } from 'kysely';
import type { ConversationLine } from '../../../records/keeping/archiveLine.js';
import { ArchiveDamaged } from '../../../records/keeping/archived.js';
import type { Connection } from '../schema.js';
import { SetInsert } from '../setWise.js';
import type { Cell, Traits } from '../traits.js';

/** Puts archived conversations back: see `ArchiveRows.putBack`. Runs in a transaction of its own. @returns records put back */
export async function putBack(on: Connection, traits: Traits, archive: string, conversations: readonly { readonly conversation: string; readonly lines: readonly ConversationLine[] }[]): Promise<number> {
  const ids = conversations.map(({ conversation }) => conversation);
  if (ids.length === 0) return 0;
  await sql`select c.id from conversations c where c.id in (${sql.join(ids)}) order by c.id${sql.raw(traits.forUpdate('c'))}`.execute(on);
  const waiting = await on.selectFrom('archived').selectAll().where('archive', '=', archive).where('conversation', 'in', ids).where('state', '=', 'archived').execute();
  const due = new Map(waiting.map((row) => [row.conversation, row]));
  const [records, originals, inbox]: [Cell[][], Cell[][], Cell[][]] = [[], [], []];
  for (const { conversation, lines } of conversations) {
    const row = due.get(conversation);
    if (row === undefined) continue;
    const count = { record: 0, original: 0, file: 0, inbox: 0, copy: 0 };
    for (const line of lines) {
      count[line.type] += 1;
      if (line.type === 'record') records.push([conversation, line.sequence, line.at, line.channel, line.kind, line.from, line.to, line.content, line.outcome, line.hash, line.previous]);
      if (line.type === 'original') originals.push([conversation, line.sequence, line.kind, line.sealed]);
      if (line.type === 'inbox') inbox.push([conversation, line.key, line.sequence]);
      if (line.type === 'file') {
        const { id, name, contentType, size, sha256, at, bytes } = line;
        await on.insertInto('files').values({ conversation, id, name, content_type: contentType, size, sha256, at, bytes: Buffer.from(bytes, 'base64') }).execute();
      }
    }
    if (count.record !== row.to_sequence - row.from_sequence + 1 || count.original !== row.originals || count.file !== row.files || count.inbox !== row.inbox) {
      throw new ArchiveDamaged(`${conversation}: the file holds other counts than the catalogue`);
    }
  }
  await new SetInsert(traits, 'records', { conversation: 'text', sequence: 'integer', at: 'text', channel: 'text', kind: 'text', from_party: 'text', to_party: 'text', content: 'text', outcome: 'text', hash: 'text', previous: 'text' }).run(on, records);
  await new SetInsert(traits, 'originals', { conversation: 'text', sequence: 'integer', kind: 'text', sealed: 'text' }).run(on, originals);
  await new SetInsert(traits, 'inbox', { conversation: 'text', key: 'text', sequence: 'integer' }, 'on conflict do nothing').run(on, inbox);
  if (due.size > 0) await on.updateTable('archived').set({ state: 'restored' }).where('archive', '=', archive).where('conversation', 'in', [...due.keys()]).execute();
  return records.length;
}
