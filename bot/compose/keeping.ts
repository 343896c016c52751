import { createHmac, randomUUID } from 'node:crypto';
import { archivedToo } from '../../adapters/archive/archivedToo.js';
import { archiveFiles } from '../../adapters/archive/archiveFiles.js';
import type { Database } from '../../adapters/database/store.js';
import { sealKey } from '../../records/chain.js';
import { Archiver } from '../../records/keeping/archiver.js';
import { Deletions } from '../../supervision/keeping/deletions.js';
import { Holds } from '../../supervision/keeping/holds.js';
import type { Keys } from '../keys.js';
import type { Route } from '../server/api/route.js';
import type { Settings } from '../settings.js';
import { archiveRoutes } from '../supervision/keeping/archiveRoutes.js';
import { ArchiveWorker } from '../supervision/keeping/archiveWorker.js';
import { deletionRoutes } from '../supervision/keeping/deletionRoutes.js';
import { archiveFolder } from '../supervision/keeping/folder.js';
import { holdRoutes } from '../supervision/keeping/holdRoutes.js';
import type { KeepingParts } from '../supervision/keeping/parts.js';
import type { SupervisionParts } from '../supervision/parts.js';

/** Keeping: its routes, and what it carries out beside them. */
export interface KeepingSide {
  readonly routes: readonly Route[];
  readonly worker: ArchiveWorker;
  readonly deletions: Deletions;
  /** Records wherever they are, database or archive. */
  readonly records: KeepingParts['records'];
  /** Goes on with deletions that a stop has cut off. */
  start(): void;
  stop(): Promise<void>;
}

/** Puts keeping together (norms 3.5, 4.5, 7.4). */
export function openKeeping({ settings, database, keys, parts }: { readonly settings: Settings; readonly database: Database; readonly keys: Keys; readonly parts: SupervisionParts }): KeepingSide {
  const { clock, log, profile } = parts;
  const files = archiveFiles(archiveFolder(settings));
  const now = (): number => clock.now();
  const archiver = new Archiver({ rows: database.archive, files, now, holder: randomUUID() });
  const worker = new ArchiveWorker(archiver, now, log);
  const key = sealKey(keys.seal);
  const deletions = new Deletions({
    rows: database.deletion, dossiers: database.dossiers, eraseFiles: () => archiver.erase(), now,
    retention: () => ({ retention: profile().supervision.keeping.retention, timeZone: profile().timeZone }),
    seal: (text) => createHmac('sha256', key).update(`certificate|${text}`).digest('hex'),
    onError: (error) => log.error({ error: error instanceof Error ? error.message : String(error) }, 'a deletion could not be carried out; it goes on after the next start or approval'),
  });
  const records = archivedToo(database.records, database.archive, files);
  const own: KeepingParts = { ...parts, archive: database.archive, files, worker, deletion: database.deletion, deletions, holds: new Holds(database.dossiers), records };
  return {
    routes: [...archiveRoutes(own), ...holdRoutes(own), ...deletionRoutes(own)],
    worker, deletions, records,
    start: () => deletions.carryOut(),
    stop: async () => {
      await Promise.all([deletions.settled(), worker.settled()]);
    },
  };
}
