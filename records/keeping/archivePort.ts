import type { ArchivedRecords } from './archived.js';
import type { ArchiveBegin, ArchiveCounts, ConversationBegin, ConversationLine } from './archiveLine.js';

/** Where something lies in an archive's file, in bytes. */
export interface ArchivePlace {
  readonly offset: number;
  readonly length: number;
}

/** A file as it was written. */
export interface ArchiveFile {
  readonly bytes: number;
  /** SHA-256 in hex over the file. */
  readonly sha256: string;
  readonly conversations: number;
  readonly counts: ArchiveCounts;
}

/** A file as it was found, and where in it each conversation lies. */
export interface CheckedArchive extends ArchiveFile {
  readonly places: ReadonlyMap<string, ArchivePlace>;
}

/** An archive being written. Nothing bears its final name before {@link finish} has resolved. */
export interface ArchiveWriter {
  /** Writes a whole conversation; what it holds may come in any number of pieces. */
  conversation(begin: ConversationBegin, lines: AsyncIterable<readonly ConversationLine[]>): Promise<{ readonly place: ArchivePlace; readonly counts: ArchiveCounts }>;
  /** Ends the file, and resolves once it is durable under its name. */
  finish(): Promise<ArchiveFile>;
  /** Gives up: nothing is left of it. */
  abandon(): Promise<void>;
}

/** A conversation met while an archive is read from end to end. */
export interface ScannedConversation {
  readonly begin: ConversationBegin;
  readonly counts: ArchiveCounts;
}

/** What is to stay of an archive, in the order of the file. */
export interface KeptInArchive {
  readonly begin: ArchiveBegin;
  readonly conversations: readonly { readonly conversation: string; readonly place: ArchivePlace; readonly counts: ArchiveCounts }[];
}

/** The archives' files (adapters/archive). Every file is compressed JSON Lines that any program can read: see docs/keeping.md. */
export interface ArchiveFiles extends ArchivedRecords {
  /** Begins a file under a name that nothing bears yet. */
  create(file: string, begin: ArchiveBegin): Promise<ArchiveWriter>;
  /** Whether the file is here. */
  exists(file: string): Promise<boolean>;
  /**
   * Reads a whole file as a stranger would: every hash is computed again, every count compared.
   * @throws ArchiveDamaged on the first thing that does not fit.
   */
  check(file: string, onConversation?: (scanned: ScannedConversation) => void): Promise<CheckedArchive>;
  /** What lies at a place, in pieces. @throws ArchiveDamaged */
  read(file: string, place: ArchivePlace): AsyncIterable<readonly ConversationLine[]>;
  /**
   * Writes an archive anew under another name with these conversations only, byte for byte as they were; checked as in
   * {@link check} and durable when it resolves. The old file stays.
   */
  only(file: string, kept: KeptInArchive, under: string): Promise<{ readonly file: ArchiveFile; readonly places: ReadonlyMap<string, ArchivePlace> }>;
  /** Writes what the archive holds beside it, for people: `2023-05-1.jsonl.gz.manifest.json`. */
  describe(file: string, manifest: object): Promise<void>;
  /** Deletes a file and its manifest; nothing happens when they are gone. */
  remove(file: string): Promise<void>;
}
