import { Temporal } from 'temporal-polyfill';
import type { Database } from '../../adapters/database/store.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Audience } from '../../supervision/incidents/incident.js';
import { publicNotices, type PublicNotice } from '../../supervision/incidents/notice.js';
import type { Addressee } from '../../supervision/incidents/port.js';
import type { Core } from '../core.js';
import type { Route } from '../server/api/route.js';
import { alertRoutes } from '../supervision/incidents/alertRoutes.js';
import { Alerts } from '../supervision/incidents/alerts.js';
import { NoticeBoard } from '../supervision/incidents/board.js';
import { Broadcaster } from '../supervision/incidents/broadcaster.js';
import { IncidentFiles, MACHINE, type Kept } from '../supervision/incidents/files.js';
import { incidentRoutes } from '../supervision/incidents/incidentRoutes.js';
import { broadcastId, type IncidentParts } from '../supervision/incidents/parts.js';
import { reportRoutes } from '../supervision/incidents/reportRoutes.js';
import { tellingRoutes } from '../supervision/incidents/tellingRoutes.js';
import { Watcher } from '../supervision/incidents/watcher.js';
import type { SupervisionParts } from '../supervision/parts.js';

/** What incidents are put together from. */
export interface IncidentsComposition {
  readonly database: Pick<Database, 'dossiers' | 'broadcasts' | 'readings'>;
  readonly core: Pick<Core, 'act'>;
  readonly parts: SupervisionParts;
}

/** Incidents: routes, the page's notices, and what goes on by itself. */
export interface IncidentsSide {
  readonly routes: readonly Route[];
  readonly notices: () => readonly PublicNotice[];
  /** Looks for alerts, and sends what is to be sent, at once: for tests that moved the clock. */
  readonly watcher: Pick<Watcher, 'tick'>;
  readonly broadcaster: Pick<Broadcaster, 'tick'>;
  start(): void;
  stop(): Promise<void>;
}

/** More of each is never looked at by the watch. */
const MOST_WATCHED = 2_000;

/** Puts incidents together (norms 6.2 to 6.5). */
export function openIncidents({ database: { dossiers, broadcasts, readings }, core, parts }: IncidentsComposition): IncidentsSide {
  const { profile, clock, log } = parts;
  const files = new IncidentFiles({ dossiers, profile, clock });
  const alerts = new Alerts({ dossiers, clock });
  const addressees = (audience: Audience): Promise<readonly Addressee[]> => readings.ask('incidents.addressees', reaching(audience, profile(), clock.now()));
  const begun = new Set<string>();
  /** What two people have confirmed is put down to be sent; here, so that a crash between the two is made good. */
  const begin = async ({ id, incident }: Kept): Promise<void> => {
    for (const round of incident.drill ? [] : incident.rounds) {
      const broadcast = broadcastId(id, round.id);
      if (round.confirmedAt === undefined || round.sentAt !== undefined || begun.has(broadcast)) continue;
      await broadcasts.begin({ id: broadcast, incident: id, audience: round.audience, texts: round.texts }, clock.now());
      begun.add(broadcast);
    }
  };
  const board = new NoticeBoard({
    clock, log,
    load: async () => {
      const kept = await files.goingOn();
      for (const each of kept) await begin(each);
      return publicNotices(kept);
    },
  });
  const broadcaster = new Broadcaster({
    broadcasts, clock, log,
    addressees: ({ audience }) => addressees(audience),
    perform: (request) => core.act(request),
    sent: async ({ id, incident }) => {
      const total = (await broadcasts.progress(incident)).get(id)?.total ?? 0;
      await files.act(incident, { do: 'sent', round: id.slice(incident.length + 1), total }, MACHINE);
    },
  });
  const watcher = new Watcher({ alerts, files, happened: (since) => readings.ask('incidents.observed', { since, most: MOST_WATCHED }), profile, clock, log });
  const { host, bookings, staff, audit } = parts;
  const own: IncidentParts = { host, bookings, staff, profile, clock, audit, files, alerts, broadcasts, addressees, changed: () => board.renew() };
  return {
    routes: [...incidentRoutes(own), ...tellingRoutes(own), ...reportRoutes(own), ...alertRoutes(own)],
    notices: () => board.notices,
    watcher, broadcaster,
    start: () => {
      board.start();
      broadcaster.start();
      watcher.start();
    },
    stop: async () => {
      await Promise.all([board.stop(), broadcaster.stop(), watcher.stop()]);
    },
  };
}

function reaching(audience: Audience, { supervision: { incidents }, timeZone }: Profile, now: number): { readonly audience: Audience; readonly since: string; readonly wallClock: string } {
  return {
    audience, since: new Date(now - incidents.liveHours * 3_600_000).toISOString(),
    wallClock: Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
  };
}
