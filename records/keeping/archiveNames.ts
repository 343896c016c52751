import { ARCHIVE_FORMAT, ARCHIVE_VERSION, type ArchiveBegin, type ArchiveCounts } from './archiveLine.js';
import type { ArchiveRow, Departing } from './archiveRows.js';

/** Conversations that leave in one transaction at most, and records after which no more are taken. */
const TOGETHER = 40;
const TOGETHER_RECORDS = 1_000;

const EDITION = /^(.+?)(\.(\d+))?\.jsonl\.gz$/;

/** The first line of an archive. */
export function beginOf({ id, month, madeAt }: ArchiveRow): ArchiveBegin {
  return { type: 'archive', format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, id, month, madeAt };
}

/** What stands beside an archive for people, and for another program. */
export function manifestOf({ id, month, file, madeAt, madeBy, conversations, bytes, sha256, seal }: ArchiveRow, counts: ArchiveCounts): object {
  return { format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, id, month, file, madeAt, madeBy, conversations, ...counts, bytes, sha256, seal };
}

/** Conversations by the handful: few enough for one short transaction. */
export function* together(departing: readonly Departing[]): Generator<readonly Departing[]> {
  let some: Departing[] = [];
  let records = 0;
  for (const each of departing) {
    some.push(each);
    records += each.counts.records;
    if (some.length < TOGETHER && records < TOGETHER_RECORDS) continue;
    yield some;
    some = [];
    records = 0;
  }
  if (some.length > 0) yield some;
}

/** The name of a file written anew: `2023-05-1.jsonl.gz` → `2023-05-1.2.jsonl.gz` → `2023-05-1.3.jsonl.gz`. */
export function nextName(file: string): string {
  const [, stem = file, , edition = '1'] = EDITION.exec(file) ?? [];
  return `${stem}.${Number(edition) + 1}.jsonl.gz`;
}

/** The names that files of an archive bore before this one. */
export function formerNames(file: string): readonly string[] {
  const [, stem = file, , edition = '1'] = EDITION.exec(file) ?? [];
  return Array.from({ length: Number(edition) - 1 }, (_each, index) => (index === 0 ? `${stem}.jsonl.gz` : `${stem}.${index + 1}.jsonl.gz`));
}
