import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { archiveFiles } from '../../adapters/archive/archiveFiles.js';
import type { Database } from '../../adapters/database/store.js';
import { verifierScript } from '../../adapters/proof/verifierScript.js';
import type { Profile } from '../../cases/profile/profile.js';
import { sealKey } from '../../records/chain.js';
import type { Clock } from '../clock.js';
import type { Keys } from '../keys.js';
import type { Route } from '../server/api/route.js';
import type { Settings } from '../settings.js';
import { archiveFolder } from '../supervision/keeping/folder.js';
import { AnchorFiles } from '../supervision/proof/anchorFiles.js';
import { reviewReading } from './review.js';
import { anchorDay, DailyAnchor } from '../supervision/proof/daily.js';
import { exportWork } from '../supervision/proof/exportWork.js';
import { inspectionRoutes } from '../supervision/proof/inspectionRoutes.js';
import { jobRoutes } from '../supervision/proof/jobRoutes.js';
import { forgetExports } from '../supervision/proof/oldExports.js';
import { JobRunner } from '../supervision/proof/runner.js';
import { proofWorks } from '../supervision/proof/works.js';
import type { SupervisionParts } from '../supervision/parts.js';
import type { TurnLog } from '../turn/faults.js';

/** What proving is put together from. */
export interface ProofComposition {
  readonly settings: Settings;
  readonly database: Database;
  readonly keys: Keys;
  readonly parts: SupervisionParts;
  readonly profile: () => Profile;
  readonly clock: Clock;
  readonly log: TurnLog;
}

/** Verifications, anchors, inspection files and exports. */
export interface ProofSide {
  readonly routes: readonly Route[];
  /** Works at what waits at once: for tests that moved the clock. */
  readonly runner: Pick<JobRunner, 'tick'>;
  start(): void;
  stop(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** Where anchors are written: beside the data, and where the settings say that they are kept elsewhere. */
export function anchorFolders({ DATA_DIR, ANCHOR_DIR }: Pick<Settings, 'DATA_DIR' | 'ANCHOR_DIR'>): string[] {
  return [join(DATA_DIR, 'anchors'), ...(ANCHOR_DIR === undefined ? [] : [ANCHOR_DIR])];
}

/** Puts proving together. */
export function openProof({ settings, database, keys, parts, profile, clock, log }: ProofComposition): ProofSide {
  const { jobs, anchors, exports } = database.proving;
  const exportFolder = settings.EXPORT_DIR ?? join(settings.DATA_DIR, 'exports');
  const files = new AnchorFiles(anchorFolders(settings), anchors, log);
  const daily = new DailyAnchor(jobs, anchors, (now) => anchorDay(now, profile().timeZone, profile().supervision.proof.anchorAt));
  const search = { reading: reviewReading(database.readings, database.records), vault: parts.vault, timeZone: () => profile().timeZone };
  let cleanAt = 0;
  const common = { jobs, clock, log, instance: randomUUID() };
  // An export may go on for long: it holds up neither the day's anchor nor a verification.
  const prover = new JobRunner({
    ...common,
    works: proofWorks({ verifier: database.proving.verifier(keys.seal, archiveFolder(settings)), anchors, seal: sealKey(keys.seal), files, profile, clock }),
    due: () => daily.ask(clock.now()),
  });
  const exporter = new JobRunner({
    ...common,
    works: { export: exportWork({ exports, audit: database.audit, clock, folder: exportFolder, archives: archiveFolder(settings), search }) },
    due: async () => {
      const now = clock.now();
      if (now < cleanAt) return;
      cleanAt = now + DAY_MS;
      await forgetExports(exportFolder, now - profile().supervision.proof.keepExportsDays * DAY_MS);
    },
  });
  const runners = [prover, exporter];
  return {
    routes: [
      ...inspectionRoutes({ inspections: database.proving.inspections, anchors, archives: archiveFiles(archiveFolder(settings)), handoffs: database.handoffs, cases: parts.cases, staff: parts.staff, audit: parts.audit, clock, profile, script: verifierScript }),
      ...jobRoutes({ jobs, anchors, exportFolder, search, audit: parts.audit, clock, staff: parts.staff, wake: () => runners.forEach((runner) => runner.wake()) }),
    ],
    runner: { tick: async () => { await Promise.all(runners.map((runner) => runner.tick())); } },
    start: () => runners.forEach((runner) => runner.start()),
    stop: async () => { await Promise.all(runners.map((runner) => runner.stop())); },
  };
}
