import { NO_COUNTS, sameCounts, type ArchiveCounts } from './archiveLine.js';
import { beginOf, formerNames, manifestOf, nextName, together } from './archiveNames.js';
import { ArchiveDamaged } from './archived.js';
import type { ArchiveFile, ArchiveFiles, ArchivePlace } from './archivePort.js';
import type { ArchiveRow, ArchiveRows, Departing, Month } from './archiveRows.js';
import { RecordBroken, unbroken } from './unbroken.js';

/** What archiving is told while it runs. */
export interface ArchiveWatch {
  /** Records written to files, moved out of the database, put back. */
  readonly onProgress?: (step: 'written' | 'moved' | 'restored', records: number) => void;
}

/** What an archiving of a month came to. */
export interface ArchivedMonth {
  readonly archives: readonly ArchiveRow[];
  readonly conversations: number;
  readonly records: number;
  /** Conversations that were written and could not leave after all: somebody wrote in them, or something was opened. */
  readonly stayed: number;
}

/** Somebody else is at it. */
export class ArchivingElsewhere extends Error {
  constructor() {
    super('somebody else is archiving just now: wait until they are done');
    this.name = 'ArchivingElsewhere';
  }
}

/** What the archiver stands on. */
export interface ArchiverParts {
  readonly rows: ArchiveRows;
  readonly files: ArchiveFiles;
  /** Epoch ms. */
  readonly now: () => number;
  /** Who holds the lease: unique for each process. */
  readonly holder: string;
  /** Conversations a file holds at most; 5,000 unless told. A file is the unit that is written, proved and rewritten. */
  readonly largest?: number;
}

const LEASE = 'archive';
const LEASE_MS = 120_000;
/** Conversations that come back in one transaction. */
const BACK = 40;

/**
 * Moves whole conversations into files by month (norms 3.5, 4.5) and back. Nothing leaves the database before the file
 * that holds it is durable and has been read back with equal counts and hashes; a run that is killed at any point is
 * finished, or undone, by the next.
 */
export class Archiver {
  constructor(private readonly parts: ArchiverParts) {}

  /**
   * Archives what was last heard in a month and is over: all of it, or nothing where a record is broken.
   * @throws ArchivingElsewhere
   * @throws RecordBroken which names the record
   */
  async archive(month: Month, by: string, watch: ArchiveWatch = {}): Promise<ArchivedMonth> {
    return await this.#alone(async () => {
      const archives: ArchiveRow[] = [];
      let stayed = 0;
      for (;;) {
        const wrote = await this.#write(month, by, watch);
        if (wrote === undefined) break;
        const kept = await this.#leave(wrote.archive, wrote.departing, wrote.file, watch);
        stayed += wrote.departing.length - (kept?.conversations ?? 0);
        if (kept !== undefined) archives.push(kept);
        // What stayed would be met again for ever.
        if (!wrote.full || kept === undefined) break;
      }
      return { archives, conversations: sum(archives, 'conversations'), records: sum(archives, 'records'), stayed };
    });
  }

  /** Finishes what a run that was killed has left: proved files go on, others are undone. */
  async resume(watch: ArchiveWatch = {}): Promise<void> {
    await this.#alone(() => Promise.resolve(), watch);
  }

  /** Puts conversations of an archive back into the database; all of it unless told. */
  async restore(id: string, only: ReadonlySet<string> | undefined, watch: ArchiveWatch = {}): Promise<{ readonly conversations: number; readonly records: number }> {
    return await this.#alone(async () => {
      const archive = await this.parts.rows.archive(id);
      if (archive === undefined) throw new Error(`there is no archive ${id}`);
      if (!(await this.parts.files.exists(archive.file))) throw new Error(`the file ${archive.file} is not here: put it into the archives’ folder first`);
      const back = (await this.parts.rows.members(id)).filter(({ conversation, state }) => state === 'archived' && only?.has(conversation) !== false);
      let records = 0;
      for (let from = 0; from < back.length; from += BACK) {
        const some = await Promise.all(back.slice(from, from + BACK).map(async ({ conversation, place }) => {
          const lines = [];
          for await (const page of this.parts.files.read(archive.file, place)) lines.push(...page);
          return { conversation, lines };
        }));
        records += await this.parts.rows.putBack(id, some);
        watch.onProgress?.('restored', records);
        await this.#prolong();
      }
      return { conversations: back.length, records };
    });
  }

  /** Takes conversations that were deleted out of the files that still hold them. @returns files written anew */
  async erase(): Promise<number> {
    return await this.#alone(async () => {
      const archives = await this.parts.rows.archives();
      let anew = 0;
      for (const archive of archives) {
        const members = await this.parts.rows.members(archive.id);
        if (!members.some(({ state }) => state === 'erasing')) continue;
        if (!(await this.parts.files.exists(archive.file))) throw new Error(`the file ${archive.file} is not here, and holds conversations that were deleted: put it into the archives’ folder`);
        await this.#rewrite(archive, members.filter(({ state }) => state !== 'erasing'));
        anew += 1;
      }
      return anew;
    });
  }

  async #write(month: Month, by: string, watch: ArchiveWatch): Promise<{ archive: ArchiveRow; departing: Departing[]; file: ArchiveFile; full: boolean } | undefined> {
    const { rows, files, now, largest = 5_000 } = this.parts;
    return await rows.view(async (view) => {
      let archive: ArchiveRow | undefined;
      let writer: Awaited<ReturnType<ArchiveFiles['create']>> | undefined;
      const departing: Departing[] = [];
      let records = 0;
      try {
        for await (const page of view.candidates(month, now())) {
          await this.#prolong();
          for (const candidate of page) {
            if (departing.length >= largest) break;
            archive ??= await rows.begin(month.name, new Date(now()).toISOString(), by);
            writer ??= await files.create(archive.file, beginOf(archive));
            const { place, counts } = await writer.conversation(candidate.begin, unbroken(candidate.begin, view.lines(candidate)));
            departing.push({ begin: candidate.begin, counts, place });
            records += counts.records;
            watch.onProgress?.('written', records);
          }
          if (departing.length >= largest) break;
        }
        if (archive === undefined || writer === undefined) return undefined;
        const file = await writer.finish();
        await this.#prove(archive.file, file, departing);
        await rows.written(archive.id, file);
        return { archive, departing, file, full: departing.length >= largest };
      } catch (error) {
        await writer?.abandon();
        // It is known why: nobody is to find an archive begun, and wait for it.
        if (archive !== undefined && error instanceof RecordBroken) await this.#undone(archive);
        throw error;
      }
    });
  }

  /** Reads the file back: what leaves the database must be in it, whole. */
  async #prove(name: string, file: ArchiveFile, departing: readonly Departing[]): Promise<void> {
    let index = 0;
    const checked = await this.parts.files.check(name, ({ begin, counts }) => {
      const meant = departing[index];
      index += 1;
      if (meant?.begin.conversation !== begin.conversation || meant.begin.lastHash !== begin.lastHash || !sameCounts(meant.counts, counts)) throw new ArchiveDamaged('it was read back otherwise than it was written');
    });
    if (checked.sha256 !== file.sha256 || checked.bytes !== file.bytes || checked.conversations !== departing.length || !sameCounts(checked.counts, file.counts)) {
      throw new ArchiveDamaged('it was read back otherwise than it was written');
    }
  }

  async #leave(archive: ArchiveRow, departing: readonly Departing[], file: ArchiveFile, watch: ArchiveWatch): Promise<ArchiveRow | undefined> {
    const { rows, files, now } = this.parts;
    let moved = 0;
    const stayed = new Set<string>();
    for (const some of together(departing)) {
      for (const conversation of await rows.depart(archive, some, now())) stayed.add(conversation);
      for (const { begin, counts } of some) if (!stayed.has(begin.conversation)) moved += counts.records;
      watch.onProgress?.('moved', moved);
      await this.#prolong();
    }
    if (stayed.size > 0) return await this.#rewrite(archive, departing.filter(({ begin }) => !stayed.has(begin.conversation)).map(({ begin, place, counts }) => ({ conversation: begin.conversation, place, counts })));
    const kept = await rows.kept(archive.id, { ...file, name: archive.file }, new Map());
    if (kept !== undefined) await files.describe(kept.file, manifestOf(kept, file.counts));
    return kept;
  }

  /** A new file without what must not be in it any more; the old one goes once the catalogue names the new one. */
  async #rewrite(archive: ArchiveRow, stay: readonly { readonly conversation: string; readonly place: ArchivePlace; readonly counts: ArchiveCounts }[]): Promise<ArchiveRow | undefined> {
    const { rows, files } = this.parts;
    if (stay.length === 0) {
      await rows.kept(archive.id, { name: archive.file, bytes: 0, sha256: '', conversations: 0, counts: NO_COUNTS }, new Map());
      await files.remove(archive.file);
      return undefined;
    }
    const under = nextName(archive.file);
    await files.remove(under);
    const { file, places } = await files.only(archive.file, { begin: beginOf(archive), conversations: stay }, under);
    const kept = await rows.kept(archive.id, { ...file, name: under }, places);
    await files.remove(archive.file);
    if (kept !== undefined) await files.describe(under, manifestOf(kept, file.counts));
    return kept;
  }

  async #alone<T>(work: () => Promise<T>, watch: ArchiveWatch = {}): Promise<T> {
    const { rows, holder, now } = this.parts;
    if (!(await rows.lease(LEASE, holder, now(), LEASE_MS))) throw new ArchivingElsewhere();
    try {
      await this.#finishOthers(watch);
      return await work();
    } finally {
      await rows.release(LEASE, holder);
    }
  }

  async #prolong(): Promise<void> {
    const { rows, holder, now } = this.parts;
    if (!(await rows.lease(LEASE, holder, now(), LEASE_MS))) throw new ArchivingElsewhere();
  }

  async #finishOthers(watch: ArchiveWatch): Promise<void> {
    const { rows, files } = this.parts;
    for (const archive of await rows.archives()) {
      if (archive.state === 'kept') {
        for (const former of formerNames(archive.file)) if (await files.exists(former)) await files.remove(former);
        continue;
      }
      if (archive.state === 'writing' || !(await files.exists(archive.file))) {
        // Nothing has left the database for it.
        if ((await rows.members(archive.id)).length > 0) throw new Error(`the file ${archive.file} is not here, and records have left for it: put it into the archives’ folder`);
        await this.#undone(archive);
        continue;
      }
      const begins: { begin: Departing['begin']; counts: ArchiveCounts }[] = [];
      const { places, ...file } = await files.check(archive.file, (scanned) => void begins.push(scanned));
      const departing = begins.map(({ begin, counts }): Departing => ({ begin, counts, place: places.get(begin.conversation) ?? { offset: 0, length: 0 } }));
      const gone = new Set((await rows.members(archive.id)).map(({ conversation }) => conversation));
      await this.#finish(archive, departing, gone, file, watch);
    }
  }

  /** An archive for which nothing has left the database is taken back. */
  async #undone({ id, file }: ArchiveRow): Promise<void> {
    await this.parts.files.remove(file);
    await this.parts.rows.kept(id, { name: file, bytes: 0, sha256: '', conversations: 0, counts: NO_COUNTS }, new Map());
  }

  async #finish(archive: ArchiveRow, departing: readonly Departing[], gone: ReadonlySet<string>, file: ArchiveFile, watch: ArchiveWatch): Promise<void> {
    const left = departing.filter(({ begin }) => !gone.has(begin.conversation));
    const stayed = new Set<string>();
    for (const some of together(left)) for (const conversation of await this.parts.rows.depart(archive, some, this.parts.now())) stayed.add(conversation);
    if (stayed.size === 0) {
      const kept = await this.parts.rows.kept(archive.id, { ...file, name: archive.file }, new Map());
      if (kept !== undefined) await this.parts.files.describe(kept.file, manifestOf(kept, file.counts));
      return;
    }
    watch.onProgress?.('moved', 0);
    await this.#rewrite(archive, departing.filter(({ begin }) => !stayed.has(begin.conversation)).map(({ begin, place, counts }) => ({ conversation: begin.conversation, place, counts })));
  }
}

function sum(archives: readonly ArchiveRow[], of: 'conversations' | 'records'): number {
  return archives.reduce((total, archive) => total + archive[of], 0);
}
