import type { Database } from '../../adapters/database/store.js';
import type { Core } from '../core.js';
import type { Route } from '../server/api/route.js';
import type { SupervisionParts } from '../supervision/parts.js';
import { drawRoutes } from '../supervision/quality/drawRoutes.js';
import { figureRoutes } from '../supervision/quality/figureRoutes.js';
import { findingRoutes } from '../supervision/quality/findingRoutes.js';
import type { QualityParts } from '../supervision/quality/parts.js';
import { Reminders } from '../supervision/quality/reminders.js';
import { reviewRoutes } from '../supervision/quality/reviewRoutes.js';
import { riskRoutes } from '../supervision/quality/riskRoutes.js';
import { violationRoutes } from '../supervision/quality/violationRoutes.js';

/** Reviews, the ledger, violations and risks: routes, and who is reminded. */
export interface QualitySide {
  readonly routes: readonly Route[];
  /** Reminds at once: for tests that moved the clock. */
  readonly reminders: Pick<Reminders, 'tick'>;
  start(): void;
  stop(): Promise<void>;
}

/** Puts quality together (norms 5.1, 5.2, 5.5, 6.1, 8.1, 8.2). */
export function openQuality({ database: { readings }, core, parts }: { readonly database: Pick<Database, 'readings'>; readonly core: Pick<Core, 'act'>; readonly parts: SupervisionParts }): QualitySide {
  const all: QualityParts = { ...parts, perform: core.act.bind(core), candidates: (query) => readings.ask('quality.candidates', query) };
  const reminders = new Reminders(all);
  return {
    routes: [...drawRoutes(all), ...reviewRoutes(all), ...figureRoutes(all), ...findingRoutes(all), ...violationRoutes(all), ...riskRoutes(all)],
    reminders,
    start: () => reminders.start(),
    stop: () => reminders.stop(),
  };
}
