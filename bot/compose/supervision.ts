import type { Database } from '../../adapters/database/store.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Vault } from '../../records/vault.js';
import type { PublicNotice } from '../../supervision/incidents/notice.js';
import type { Clock } from '../clock.js';
import type { Core } from '../core.js';
import type { Keys } from '../keys.js';
import type { Route } from '../server/api/route.js';
import type { Settings } from '../settings.js';
import type { SupervisionParts } from '../supervision/parts.js';
import { Projector } from '../supervision/projector.js';
import { openFigures } from './figures.js';
import { openKeeping } from './keeping.js';
import { openProof, type ProofSide } from './proof.js';
import { openIncidents, type IncidentsSide } from './incidents.js';
import { openQuality, type QualitySide } from './quality.js';
import { linkedTo } from '../console/linked.js';
import { linkReading } from './linking.js';
import { reviewReading } from './review.js';
import { openAccess } from './access.js';
import type { CustomerParts } from '../supervision/customers/parts.js';
import { waitingRoutes } from '../supervision/waitingRoutes.js';
import { reviewRoutes } from '../supervision/review/routes.js';
import type { TurnLog } from '../turn/faults.js';

/** What supervision is put together from. */
export interface SupervisionComposition {
  readonly settings: Settings;
  readonly database: Database;
  readonly core: Core;
  readonly profile: () => Profile;
  readonly vault: Vault;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: TurnLog;
}

/** Supervision: its routes, and what it does by itself (projections, anchors, …). */
export interface SupervisionSide {
  readonly routes: readonly Route[];
  /** What customers are told of incidents that are going on, in memory. */
  readonly notices: () => readonly PublicNotice[];
  /** What customers are answered with who asked what is held about them. */
  readonly customers: CustomerParts;
  /** Looks for what may be an incident, at once. */
  readonly watcher: IncidentsSide['watcher'];
  /** Works at verifications, anchors and exports that wait, at once. */
  readonly proof: ProofSide['runner'];
  /** Reminds owners of corrections, at once. */
  readonly reminders: QualitySide['reminders'];
  /** Begins what goes on beside the routes. */
  start(): void;
  stop(): Promise<void>;
}

/** Puts supervision together (norm chapters 5 to 8). */
export function openSupervision({ keys, settings, database, core, profile, vault, clock, log }: SupervisionComposition): SupervisionSide {
  const parts: SupervisionParts = { host: core, cases: database.cases, bookings: database.bookings, staff: database.staff, dossiers: database.dossiers, profile, vault, audit: database.audit, clock, log };
  const incidents = openIncidents({ database, core, parts });
  const proof = openProof({ settings, database, keys, parts, profile, clock, log });
  const figures = openFigures({ database, parts });
  const keeping = openKeeping({ settings, database, keys, parts });
  const access = openAccess({ database, core, parts, records: keeping.records, deletions: keeping.deletions, key: keys.token });
  let over = false;
  const quality = openQuality({ database, core, parts });
  const projector = new Projector({ projecting: database.projecting, onGrown: (listener) => database.onGrown(listener), clock, log });
  return {
    routes: [
      ...incidents.routes,
      ...quality.routes,
      ...proof.routes,
      ...keeping.routes,
      ...figures.routes,
      ...access.routes,
      ...waitingRoutes(parts),
      ...reviewRoutes({ reading: reviewReading(database.readings, keeping.records), searches: database.savedSearches, host: core, cases: database.cases, handoffs: database.handoffs, staff: database.staff, profile, vault, audit: database.audit, clock, linked: (conversation) => linkedTo({ vault, ...linkReading(database.readings) }, conversation) }),
    ],
    notices: incidents.notices,
    customers: access.customers,
    watcher: incidents.watcher,
    proof: proof.runner,
    reminders: quality.reminders,
    start: () => {
      // What is counted needs the desk's hours.
      void figures.start().then(() => {
        if (!over) projector.start();
      });
      incidents.start();
      quality.start();
      proof.start();
      keeping.start();
      access.finisher.start();
    },
    stop: async () => {
      over = true;
      await Promise.all([figures.stop(), projector.stop(), incidents.stop(), quality.stop(), proof.stop(), keeping.stop(), access.finisher.stop()]);
    },
  };
}
