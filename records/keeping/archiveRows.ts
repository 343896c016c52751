import type { ArchiveCounts, ConversationBegin, ConversationLine } from './archiveLine.js';
import type { ArchiveFile, ArchivePlace } from './archivePort.js';

/** A calendar month of the institution: `from` inclusive, `to` exclusive, ISO 8601 in UTC. */
export interface Month {
  /** `2023-05`. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Why a conversation can't leave: something in it is not over. */
export type StillOpen = 'turn' | 'outbox' | 'timer' | 'handoff' | 'case' | 'booking' | 'dossier';

/** An archive in the catalogue. Times are ISO 8601 in UTC. */
export interface ArchiveRow {
  readonly id: string;
  readonly month: string;
  readonly file: string;
  /** `writing`: nothing has left the database yet; `written`: the file is proved, records are leaving; `kept`: done. */
  readonly state: 'writing' | 'written' | 'kept';
  readonly madeAt: string;
  readonly madeBy: string;
  readonly conversations: number;
  readonly records: number;
  readonly originals: number;
  readonly files: number;
  readonly bytes: number;
  readonly sha256: string;
  /** HMAC over id, month, counts and hash: who has the key can tell that the file is the one we wrote. */
  readonly seal: string;
}

/** A conversation in an archive, as the catalogue knows it. */
export interface CatalogueRow {
  readonly conversation: string;
  readonly archive: string;
  readonly month: string;
  readonly file: string;
  readonly channel: string;
  readonly from: number;
  readonly to: number;
  readonly openedAt: string;
  readonly lastAt: string;
  readonly counts: ArchiveCounts;
  readonly place: ArchivePlace;
  /** `archived`: only in the file; `restored`: in the database again as well; `erasing`: deleted, to be taken out of the file. */
  readonly state: 'archived' | 'restored' | 'erasing';
}

/** What the catalogue is asked for. Everything given must fit. */
export interface CatalogueQuery {
  /** `2023-05`. */
  readonly month?: string;
  readonly archive?: string;
  readonly channel?: string;
  readonly conversation?: string;
  /** Number of a case or booking. */
  readonly number?: string;
  /** Keys that a customer is looked up by: see `Vault.lookups`; or an identity. */
  readonly customer?: readonly string[];
  /** The last record lies at or after this, and before that. ISO 8601 in UTC. */
  readonly since?: string;
  readonly before?: string;
  /** Behind this one: `next` of the page before. */
  readonly after?: { readonly lastAt: string; readonly conversation: string };
  readonly limit: number;
}

/** A conversation that is to go into an archive's file. */
export interface Candidate {
  readonly begin: ConversationBegin;
}

/** One unchanging view of the database, for writing an archive. */
export interface ArchiveView {
  /** Whole conversations that were last heard in that month and have nothing open, in order, page by page; some pages are empty. */
  candidates(month: Month, now: number): AsyncIterable<readonly Candidate[]>;
  /** What lies in one. */
  lines(candidate: Candidate): AsyncIterable<readonly ConversationLine[]>;
}

/** A conversation on its way out. */
export interface Departing {
  readonly begin: ConversationBegin;
  readonly counts: ArchiveCounts;
  readonly place: ArchivePlace;
}

/** The catalogue of archives, and how records leave the database and come back. Implemented in adapters/database/keeping. */
export interface ArchiveRows {
  /** Begins a long piece of keeping; false while somebody else does it. Asked again by its holder, it is prolonged. */
  lease(name: string, holder: string, now: number, forMs: number): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
  /** Runs over one unchanging view, which must not be used afterwards. */
  view<T>(work: (view: ArchiveView) => Promise<T>): Promise<T>;
  /** The next unused id of a month, taken: `2023-05-1`. */
  begin(month: string, at: string, by: string): Promise<ArchiveRow>;
  /** The file is durable and proved. */
  written(id: string, file: ArchiveFile): Promise<void>;
  /** Some of its conversations leave the database, in one transaction; back come those that may not: changed since, or something is open again. */
  depart(archive: ArchiveRow, departing: readonly Departing[], now: number): Promise<readonly string[]>;
  /** All that could leave has left; the file is what the catalogue says. Without any conversation its row goes, too. */
  kept(id: string, file: ArchiveFile & { readonly name: string }, places: ReadonlyMap<string, ArchivePlace>): Promise<ArchiveRow | undefined>;
  archives(): Promise<readonly ArchiveRow[]>;
  archive(id: string): Promise<ArchiveRow | undefined>;
  /** Conversations of an archive in the file's order. */
  members(id: string): Promise<readonly CatalogueRow[]>;
  /** Searches the catalogue, the latest first. */
  search(query: CatalogueQuery): Promise<readonly CatalogueRow[]>;
  /** Puts conversations back, in one transaction; those that have come back already are left as they are. @returns records put back */
  putBack(archive: string, conversations: readonly { readonly conversation: string; readonly lines: readonly ConversationLine[] }[]): Promise<number>;
  /** How many conversations of each month could be archived now, the oldest first: for `--due` and the screen. */
  due(before: string, now: number, monthOf: (at: string) => string): Promise<ReadonlyMap<string, number>>;
}
