import { z } from 'zod';
import { EXPORT_FORMATS, exportFilter } from '../../../records/proof/exportFilter.js';
import type { ExportReader } from '../../../records/proof/exporting.js';
import { writeExport } from './writeExport.js';
import { exportManifest } from '../../api/proof.js';
import type { Audit } from '../../audit.js';
import type { Clock } from '../../clock.js';
import type { Work } from './runner.js';
import { conversationsFound, type SearchParts } from './searchExport.js';

/** Named conversations that are shown with an export; of more, how many. */
const SHOWN = 20;

/** What exports stand on. */
export interface ExportWorkParts {
  readonly exports: ExportReader;
  readonly audit: Audit;
  readonly clock: Clock;
  /** Where they are written. */
  readonly folder: string;
  /** Where archives lie. */
  readonly archives: string;
  readonly search: SearchParts;
}

/** What an export's job is told; `search` where it is of what a search finds. */
export const exportParams = z.object({ filter: exportFilter, format: z.enum(EXPORT_FORMATS), search: z.string().optional() });

/** Writes an export. What it was is in the audit with its hash, so that a file met elsewhere can be traced. */
export function exportWork({ exports, audit, clock, folder, archives, search: searching }: ExportWorkParts): Work {
  return async ({ job, progress }) => {
    const { filter: asked, format, search } = exportParams.parse(job.params);
    const conversations = search === undefined ? undefined : await conversationsFound(search, searching, (found) => progress(found, 0));
    if (conversations?.length === 0) throw new Error('the search finds no conversation');
    const filter = { ...asked, ...(conversations && { conversations }) };
    const written = await writeExport(exports, { filter, format, folder, archives, name: job.id, madeAt: new Date(clock.now()).toISOString() }, progress);
    await audit.append({ staff: job.staff, what: 'export.made', subject: job.id, outcome: 'done', detail: { format, records: written.records, bytes: written.bytes, sha256: written.sha256 } });
    // The conversations are in the file; its manifest lies beside it with their names.
    const { conversations: named, ...rest } = written.filter;
    return z.json().parse(exportManifest.parse({ ...written, filter: named === undefined || named.length <= SHOWN ? written.filter : rest, ...(named && { conversations: named.length }) }));
  };
}
