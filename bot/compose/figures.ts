import type { Database } from '../../adapters/database/store.js';
import type { Route } from '../server/api/route.js';
import { DeskKeeper } from '../supervision/figures/deskKeeper.js';
import { figureRoutes } from '../supervision/figures/figureRoutes.js';
import type { FigureParts } from '../supervision/figures/parts.js';
import { reportRoutes } from '../supervision/figures/reportRoutes.js';
import { scorecardRoutes } from '../supervision/figures/scorecardRoutes.js';
import type { SupervisionParts } from '../supervision/parts.js';

/** Figures: their routes, and the desk's hours that they are counted by. */
export interface FiguresSide {
  readonly routes: readonly Route[];
  /** Resolves when the desk's hours are kept, so that what is counted then knows them. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts figures together (norms 3.5, 5.2–5.4, 7.2). */
export function openFigures({ database, parts }: { readonly database: Pick<Database, 'figures' | 'deskCalendars'>; readonly parts: SupervisionParts }): FiguresSide {
  const { profile, clock, log } = parts;
  const keeper = new DeskKeeper({ calendars: database.deskCalendars, profile, clock, log });
  const given: FigureParts = { ...parts, figures: database.figures };
  return {
    routes: [...figureRoutes(given), ...scorecardRoutes(given), ...reportRoutes(given)],
    start: () => keeper.start(),
    stop: () => keeper.stop(),
  };
}
