import type { ExportFilter, ExportFormat } from './exportFilter.js';

/** Where an export goes on. */
export interface ExportPlace {
  readonly conversation: string;
  readonly sequence: number;
}

/** What one step of an export writes. */
export interface ExportStep {
  /** Where to go on; undefined at the end. */
  readonly next: ExportPlace | undefined;
  /** Whole lines, or rows. */
  readonly text: string;
  readonly records: number;
  /** Of those, by channel. */
  readonly channels: Readonly<Record<string, number>>;
  /** Cells that begin like a formula and were made safe. */
  readonly madeSafe: number;
  /** Records looked at, whether they fit or not: for the progress. */
  readonly seen: number;
}

/** A step through archives. */
export interface ArchivedStep extends ExportStep {
  /** Records whose archive's file is not here, by the catalogue. */
  readonly missing: number;
}

/** Reads records for an export, a step at a time. */
export interface ExportReader {
  /** How many records are to be looked at. */
  count(filter: ExportFilter): Promise<number>;
  /** From the beginning, or from where a step ended. */
  step(filter: ExportFilter, format: ExportFormat, from: ExportPlace | undefined): Promise<ExportStep>;
  /** The same of what lies in archives below a folder. @throws ArchiveDamaged where a file is not what it was written as */
  archived(filter: ExportFilter, format: ExportFormat, from: ExportPlace | undefined, archives: string): Promise<ArchivedStep>;
  /** Records that would fit but lie in archives or were deleted, as far as the catalogue tells: by conversation, for the manifest. */
  elsewhere(filter: ExportFilter): Promise<{ readonly archived: number; readonly deleted: number }>;
}
