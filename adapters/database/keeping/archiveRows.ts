import { sql } from 'kysely';
import { createHmac, type KeyObject } from 'node:crypto';
import type { ArchiveFile, ArchivePlace } from '../../../records/keeping/archivePort.js';
import type { ArchiveRow, ArchiveRows } from '../../../records/keeping/archiveRows.js';
import type { Engine } from '../engine.js';
import { patiently, type Patience } from '../patience.js';
import type { Connection } from '../schema.js';
import type { ArchivedTable, ArchivesTable } from '../schema/keeping.js';
import { DatabaseArchiveView } from './archiveView.js';
import { catalogueRow, searchCatalogue } from './catalogue.js';
import { departed } from './depart.js';
import { dueByMonth } from './due.js';
import { putBack } from './putBack.js';
import { takeLease } from './lease.js';

/** The catalogue of archives on one of the two databases. */
export function archiveRows(engine: Engine, patience: Patience, key: KeyObject): ArchiveRows {
  const { db, traits } = engine;
  const tx = <T>(work: (on: Connection) => Promise<T>): Promise<T> => patiently(patience, () => engine.transaction(work));
  const read = <T>(work: () => Promise<T>): Promise<T> => patiently(patience, work);
  return {
    lease: (name, holder, now, forMs) => tx((on) => takeLease(on, { name, holder, now, until: now + forMs })),
    release: (name, holder) => tx(async (on) => {
      await on.deleteFrom('keeping_leases').where('name', '=', name).where('holder', '=', holder).execute();
    }),
    view: (work) => engine.snapshot((on) => work(new DatabaseArchiveView(on))),
    begin: (month, at, by) => tx((on) => begun(on, month, at, by)),
    written: (id, file) => tx((on) => filled(on, key, id, 'written', file)),
    depart: (archive, departing, now) => tx((on) => departed(on, traits, key, archive, departing, now)),
    kept: (id, file, places) => tx((on) => keptAs(on, key, id, file, places)),
    archives: () => read(async () => (await db.selectFrom('archives').selectAll().orderBy('month').orderBy('id').execute()).map(archiveRow)),
    archive: (id) => read(async () => (await db.selectFrom('archives').selectAll().where('id', '=', id).execute()).map(archiveRow)[0]),
    members: (id) => read(async () => (await members(db, id)).map(catalogueRow)),
    search: (query) => read(() => searchCatalogue(db, query)),
    putBack: (archive, conversations) => tx((on) => putBack(on, traits, archive, conversations)),
    due: (before, now, monthOf) => engine.snapshot((on) => dueByMonth(on, before, now, monthOf)),
  };
}

async function begun(on: Connection, month: string, at: string, by: string): Promise<ArchiveRow> {
  const { count } = await on.selectFrom('archives').select((of) => of.fn.countAll<number>().as('count')).where('month', '=', month).executeTakeFirstOrThrow();
  for (let number = count + 1; ; number += 1) {
    const id = `${month}-${number}`;
    if ((await on.selectFrom('archives').select('id').where('id', '=', id).executeTakeFirst()) !== undefined) continue;
    const row: ArchivesTable = { id, month, file: `${id}.jsonl.gz`, state: 'writing', made_at: at, made_by: by, conversations: 0, records: 0, originals: 0, files: 0, bytes: 0, sha256: '', seal: '' };
    await on.insertInto('archives').values(row).execute();
    return archiveRow(row);
  }
}

async function filled(on: Connection, key: KeyObject, id: string, state: ArchiveRow['state'], file: ArchiveFile & { readonly name?: string }): Promise<void> {
  const { bytes, sha256, conversations, counts } = file;
  const seal = createHmac('sha256', key).update(`archive|${JSON.stringify([id, conversations, counts.records, bytes, sha256])}`).digest('hex');
  await on.updateTable('archives').set({ state, conversations, records: counts.records, originals: counts.originals, files: counts.files, bytes, sha256, seal, ...(file.name !== undefined && { file: file.name }) }).where('id', '=', id).execute();
}

async function keptAs(on: Connection, key: KeyObject, id: string, file: ArchiveFile & { readonly name: string }, places: ReadonlyMap<string, ArchivePlace>): Promise<ArchiveRow | undefined> {
  // Whoever is to be erased is not in the file any more.
  await on.deleteFrom('archived').where('archive', '=', id).where('state', '=', 'erasing').execute();
  if (file.conversations === 0) {
    await on.deleteFrom('archives').where('id', '=', id).execute();
    return undefined;
  }
  for (const [conversation, { offset, length }] of places) await on.updateTable('archived').set({ byte_offset: offset, byte_length: length }).where('archive', '=', id).where('conversation', '=', conversation).execute();
  await filled(on, key, id, 'kept', file);
  return archiveRow(await on.selectFrom('archives').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}

async function members(on: Connection, id: string): Promise<readonly (ArchivedTable & { month: string; file: string })[]> {
  const { rows } = await sql<ArchivedTable & { month: string; file: string }>`
    select d.*, a.month, a.file from archived d join archives a on a.id = d.archive where d.archive = ${id} order by d.byte_offset`.execute(on);
  return rows;
}

function archiveRow(row: ArchivesTable): ArchiveRow {
  const { id, month, file, made_at: madeAt, made_by: madeBy, conversations, records, originals, files, bytes, sha256, seal } = row;
  return { id, month, file, state: row.state === 'writing' || row.state === 'written' ? row.state : 'kept', madeAt, madeBy, conversations, records, originals, files, bytes, sha256, seal };
}
