import { sql } from 'kysely';
import type { StoredDeparture } from '../../../records/keeping/departure.js';
import type { Connection } from '../schema.js';

/** A row of `archived` or `tombstones` as a departure. */
interface DepartureRow extends Omit<StoredDeparture, 'openedAt' | 'lastHash'> {
  readonly opened_at: string;
  readonly last_hash: string;
}

/** What has left the database, in (conversation, from) order, from behind `last`. What was restored has come back and is not in it. */
export async function departuresAfter(on: Connection, last: { readonly conversation: string; readonly from: number }, limit: number): Promise<StoredDeparture[]> {
  // Each half is read by its key and ends early, so a page costs a page.
  const { rows } = await sql<DepartureRow>`
    select * from (select 'archived' as kind, a.conversation, a.channel, a.opened_at, a.from_sequence as "from", a.to_sequence as "to", a.previous, a.last_hash, a.archive as paper, '' as detail, a.seal,
        coalesce((select f.file from archives f where f.id = a.archive), '') as file, a.byte_offset as "offset", a.byte_length as length
      from archived a where a.state = 'archived' and (a.conversation, a.from_sequence) > (${last.conversation}, ${last.from}) order by a.conversation, a.from_sequence limit ${limit}) as a
    union all
    select * from (select 'deleted' as kind, conversation, channel, opened_at, from_sequence as "from", to_sequence as "to", previous, last_hash, certificate as paper, detail, seal, '' as file, 0 as "offset", 0 as length
      from tombstones where (conversation, from_sequence) > (${last.conversation}, ${last.from}) order by conversation, from_sequence limit ${limit}) as t
    order by conversation, "from" limit ${limit}`.execute(on);
  return rows.map(({ opened_at: openedAt, last_hash: lastHash, ...row }) => ({ ...row, openedAt, lastHash }));
}
