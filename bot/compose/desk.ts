import { join } from 'node:path';
import type restify from 'restify';
import { openCanned } from '../../adapters/canned/cannedFile.js';
import { checkedKind } from '../../adapters/files/fileKind.js';
import type { Database } from '../../adapters/database/store.js';
import type { Profile } from '../../cases/profile/profile.js';
import { makeForms } from '../../dialogs/forms.js';
import type { Norms } from '../../dialogs/norms/port.js';
import type { Handoff } from '../../handoff/handoff.js';
import type { Vault } from '../../records/vault.js';
import type { Audit } from '../audit.js';
import type { Clock } from '../clock.js';
import { mountLive, type LiveDesks } from '../console/mountLive.js';
import { complaintsOf, isAccused } from '../console/accused.js';
import type { DeskParts } from '../console/parts.js';
import { cannedRoutes } from '../console/routes/canned.js';
import { caseRoutes } from '../console/routes/cases.js';
import { chatRoutes } from '../console/routes/chats.js';
import { entryRoutes } from '../console/routes/entries.js';
import { loopRoutes } from '../console/routes/loop.js';
import { fileRoutes } from '../console/routes/files.js';
import { normRoutes } from '../console/routes/norms.js';
import { queueRoutes } from '../console/routes/queue.js';
import type { Core } from '../core.js';
import type { KnowledgeLoop } from '../knowledge/loop.js';
import { act } from '../handoff/acts.js';
import { linkedTo } from '../console/linked.js';
import { linkReading } from './linking.js';
import { HandoffRouter } from '../handoff/router.js';
import { staffNames } from '../handoff/staffNames.js';
import type { Gate } from '../server/api/gate.js';
import type { Route } from '../server/api/route.js';
import type { Settings } from '../settings.js';
import type { TurnLog } from '../turn/faults.js';

/** How often the router looks by itself, in ms. */
const LOOK_MS = 5_000;

/** What the desk is put together from. */
export interface DeskComposition {
  readonly settings: Pick<Settings, 'DATA_DIR' | 'UPLOAD_MEGABYTES'>;
  readonly database: Database;
  readonly core: Core;
  readonly profile: () => Profile;
  readonly norms: Pick<Norms, 'decide' | 'clause'>;
  readonly loop: () => Promise<KnowledgeLoop>;
  readonly vault: Vault;
  readonly audit: Audit;
  /** What people outside have, or are asked to take. */
  readonly elsewhere: (handoff: Handoff) => boolean;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** For tests: see {@link DeskWaits}. */
  readonly waits?: DeskWaits | undefined;
}

/** Shorter or longer waits than production's, in ms. */
export interface DeskWaits {
  /** How often an open desk's session is looked at. */
  readonly beatMs?: number;
  /** How often the router looks by itself. */
  readonly lookMs?: number;
}

/** The agents' desk: its routes, its live side, and what looks after the queue. */
export interface DeskSide {
  readonly routes: readonly Route[];
  /** Looks after the queue at once: for tests that moved the clock. */
  readonly router: Pick<HandoffRouter, 'tick'>;
  /** Mounts the live side and begins to look after the queue. */
  start(server: restify.Server, gate: Gate): void;
  stop(): Promise<void>;
}

/** Puts the desk together. @throws Error where the canned replies' file is broken */
export async function openDesk({ settings, database, core, profile, norms, loop, vault, audit, elsewhere, clock, log, waits = {} }: DeskComposition): Promise<DeskSide> {
  const names = staffNames(database.staff);
  await names.seats();
  const acts = { perform: core.act.bind(core), clock, numberOf: names.numberOf };
  const parts: DeskParts = {
    acts, host: core, handoffs: database.handoffs, presence: database.presence, desk: database.desk, cases: database.cases, bookings: database.bookings, files: database.files, norms, staff: database.staff,
    canned: await openCanned(join(settings.DATA_DIR, 'canned.json')), profile, forms: makeForms({ profile }), vault, audit, clock, log,
    linked: (conversation) => linkedTo({ vault, ...linkReading(database.readings) }, conversation),
    unlinkedAt: (conversation) => database.readings.ask('customers.unlinked', { conversation }),
    checkFile: checkedKind, largestFile: settings.UPLOAD_MEGABYTES * 1_048_576,
  };
  const router = new HandoffRouter({
    handoffs: database.handoffs, presence: database.presence, act: (handoff, what) => act(acts, handoff.conversation, what, { handoff: handoff.id }),
    seats: names.seats, rules: () => profile().people, elsewhere, clock, log, lookMs: waits.lookMs ?? LOOK_MS,
    accused: async (handoffs) => {
      const complaints = await complaintsOf(database.cases, handoffs);
      if ([...complaints.values()].every((each) => each.length === 0)) return () => false;
      const all = new Map((await database.staff.list()).map((each) => [each.id, each]));
      return (handoff, id) => {
        const staff = all.get(id);
        return staff !== undefined && complaints.get(handoff)?.some((each) => isAccused(each, staff)) === true;
      };
    },
  });
  let live: LiveDesks | undefined;
  const stopHearing: (() => void)[] = [];
  return {
    routes: [...queueRoutes(parts), ...chatRoutes(parts), ...fileRoutes(parts), ...caseRoutes(parts), ...normRoutes(parts), ...cannedRoutes(parts), ...entryRoutes(parts), ...loopRoutes(loop, audit)],
    router,
    start: (server, gate) => {
      live = mountLive(server, parts, gate, waits.beatMs);
      stopHearing.push(database.onHandoffs((hint) => {
        live?.changed(hint?.conversation);
        router.wake();
      }), database.onPresence(() => {
        live?.presenceChanged();
        // Somebody may be free now who was not.
        router.wake();
      }));
      router.start();
    },
    stop: async () => {
      for (const stop of stopHearing) stop();
      await router.stop();
      await live?.close();
    },
  };
}
