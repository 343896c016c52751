import { sql, type RawBuilder } from 'kysely';
import type { ExportFilter, ExportFormat } from '../../../records/proof/exportFilter.js';
import type { ArchivedStep, ExportPlace } from '../../../records/proof/exporting.js';
import type { StoredDeparture } from '../../../records/keeping/departure.js';
import type { StoredRecord } from '../../../records/reader.js';
import { archiveFiles } from '../../archive/archiveFiles.js';
import type { Ground } from '../reading/ground.js';
import type { Connection } from '../schema.js';
import { written } from './written.js';

/** Records looked at in one step; the stretch in which they are reached is read to its end. */
const LOOKED_AT = 2_000;
/** Stretches that the catalogue is asked for at a time, and named conversations. */
const STRETCHES = 200;
const NAMED = 500;

type Archived = Pick<StoredDeparture, 'conversation' | 'from' | 'to' | 'file' | 'offset' | 'length'>;

/** A step through what lies in archives, by the catalogue: what of it fits, as text. `archives` is their folder. */
export async function exportArchived({ on }: Ground, { filter, format, from, archives }: { readonly filter: ExportFilter; readonly format: ExportFormat; readonly from: ExportPlace | undefined; readonly archives: string }): Promise<ArchivedStep> {
  const files = archiveFiles(archives);
  const { stretches, next } = await following(on, filter, from);
  const records: StoredRecord[] = [];
  let [missing, seen] = [0, 0];
  for (const [index, stretch] of stretches.entries()) {
    const count = stretch.to - stretch.from + 1;
    const pages = await files.recordsOf(departureOf(stretch));
    if (pages === undefined) missing += count;
    else for await (const page of pages) records.push(...page.filter((record) => fits(record, filter)));
    seen += count;
    if (seen >= LOOKED_AT && index + 1 < stretches.length) return { ...written(records, format), next: { conversation: stretch.conversation, sequence: stretch.from }, seen, missing };
  }
  return { ...written(records, format), next, seen, missing };
}

/** Of a departure, what its place in a file is found by. */
function departureOf(stretch: Archived): StoredDeparture {
  return { ...stretch, kind: 'archived', channel: '', openedAt: '', previous: '', lastHash: '', paper: '', detail: '', seal: '' };
}

function fits({ at, channel }: StoredRecord, filter: ExportFilter): boolean {
  return (filter.channel === undefined || channel === filter.channel) && (filter.from === undefined || at >= filter.from) && (filter.before === undefined || at < filter.before);
}

/** The next stretches; of named conversations so many at a time, which may be none. */
async function following(on: Connection, filter: ExportFilter, from: ExportPlace | undefined): Promise<{ readonly stretches: readonly Archived[]; readonly next: ExportPlace | undefined }> {
  const { conversations } = filter;
  const begin = conversations === undefined || from === undefined ? 0 : Math.max(0, conversations.indexOf(from.conversation));
  const some = conversations?.slice(begin, begin + NAMED);
  const { rows } = await sql<Archived>`
    select a.conversation, a.from_sequence as "from", a.to_sequence as "to", coalesce((select f.file from archives f where f.id = a.archive), '') as file, a.byte_offset as "offset", a.byte_length as length
    from archived a where a.state = 'archived' ${sql.join(conditions(filter, some, from), sql``)} order by a.conversation, a.from_sequence limit ${STRETCHES}`.execute(on);
  const last = rows.at(-1);
  if (rows.length === STRETCHES && last) return { stretches: rows, next: { conversation: last.conversation, sequence: last.from } };
  const after = conversations?.[begin + NAMED];
  return { stretches: rows, next: after === undefined ? undefined : { conversation: after, sequence: -1 } };
}

function conditions({ channel, from: since, before }: ExportFilter, conversations: readonly string[] | undefined, from: ExportPlace | undefined): RawBuilder<unknown>[] {
  return [
    ...(from === undefined ? [] : [sql` and (a.conversation, a.from_sequence) > (${from.conversation}, ${from.sequence})`]),
    ...(since === undefined ? [] : [sql` and a.last_at >= ${since}`]),
    ...(before === undefined ? [] : [sql` and a.opened_at < ${before}`]),
    ...(channel === undefined ? [] : [sql` and a.channel = ${channel}`]),
    ...(conversations === undefined ? [] : [sql` and a.conversation in (${sql.join([...conversations])})`]),
  ];
}
