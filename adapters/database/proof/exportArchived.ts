import { sql, type RawBuilder } from 'kysely';
import type { ExportFilter, ExportFormat } from '../../../records/proof/exportFilter.js';
import type { ArchivedStep, ExportPlace } from '../../../records/proof/exporting.js';
import type { ArchivedStretch } from '../../../records/keeping/archived.js';
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

type Archived = ArchivedStretch & Pick<StoredDeparture, 'from' | 'to'>;

/** A step through what lies in archives, by the catalogue: what of it fits, as text. `archives` is their folder. */
export async function exportArchived({ on }: Ground, { filter, format, from, archives }: { readonly filter: ExportFilter; readonly format: ExportFormat; readonly from: ExportPlace | undefined; readonly archives: string }): Promise<ArchivedStep> {
  const files = archiveFiles(archives);
  const { stretches, next } = await following(on, filter, from);
  const records: StoredRecord[] = [];
  let [missing, seen] = [0, 0];
  for (const [index, stretch] of stretches.entries()) {
    const count = stretch.to - stretch.from + 1;
    const pages = await files.recordsOf(stretch);
    if (pages === undefined) missing += count;
    else for await (const page of pages) records.push(...page.filter((record) => fits(record, filter)));
    seen += count;
    if (seen >= LOOKED_AT && index + 1 < stretches.length) return { ...written(records, format), next: { conversation: stretch.conversation, sequence: stretch.from }, seen, missing };
  }
  return { ...written(records, format), next, seen, missing };
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
    from archived a where a.state = 'archived' ${sql.join([...archivedFitting(filter, some), ...(from === undefined ? [] : [sql` and (a.conversation, a.from_sequence) > (${from.conversation}, ${from.sequence})`])], sql``)} order by a.conversation, a.from_sequence limit ${STRETCHES}`.execute(on);
  const last = rows.at(-1);
  if (rows.length === STRETCHES && last) return { stretches: rows, next: { conversation: last.conversation, sequence: last.from } };
  const after = conversations?.[begin + NAMED];
  return { stretches: rows, next: after === undefined ? undefined : { conversation: after, sequence: -1 } };
}

/** What rows of the catalogue must fit, each beginning with `and`: by conversation, for the catalogue knows no more. */
export function archivedFitting(filter: ExportFilter, conversations: readonly string[] | undefined): RawBuilder<unknown>[] {
  return [...(filter.from === undefined ? [] : [sql` and last_at >= ${filter.from}`]), ...departedFitting(filter, conversations)];
}

/** The same of what has left either way. */
export function departedFitting({ channel, before }: ExportFilter, conversations: readonly string[] | undefined): RawBuilder<unknown>[] {
  return [
    ...(before === undefined ? [] : [sql` and opened_at < ${before}`]),
    ...(channel === undefined ? [] : [sql` and channel = ${channel}`]),
    ...(conversations === undefined ? [] : [sql` and conversation in (${sql.join([...conversations])})`]),
  ];
}
