import { randomInt, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type restify from 'restify';
import { openDatabase, type Database } from '../adapters/database/store.js';
import { mountConsole } from '../adapters/web/mountConsole.js';
import { mountWeb } from '../adapters/web/mountWeb.js';
import { openProfile, type OpenProfile } from '../adapters/profile/profileFile.js';
import { Vault } from '../records/vault.js';
import { codeHash } from '../dialogs/identify/code.js';
import type { Norms } from '../dialogs/norms/port.js';
import type { Understander } from '../dialogs/understanding/port.js';
import { deskSituation } from './handoff/situation.js';
import type { CounterPorts } from '../dialogs/ports.js';
import { makeForms } from '../dialogs/forms.js';
import { systemClock, type Clock } from './clock.js';
import { Core } from './core.js';
import { CodeLimits } from '../adapters/identity/codeLimits.js';
import { makeCouriers } from './compose/couriers.js';
import { openCounterModel, understandingMs } from './compose/model.js';
import { openNormsAmendments } from './compose/amendments.js';
import { openLoop } from './compose/loop.js';
import { counterNorms } from './compose/norms.js';
import type { KnowledgeLoop } from './knowledge/loop.js';
import { openIdentity } from './compose/identity.js';
import { openHub } from './compose/hub.js';
import { openChannels, pushes } from './compose/channels.js';
import type { HubSettings } from './handoff/hubErrands.js';
import { openDesk, type DeskSide, type DeskWaits } from './compose/desk.js';
import { openStaffDesk } from './compose/staff.js';
import { openSupervision, type SupervisionSide } from './compose/supervision.js';
import { refreshDeadlines, type RefreshParts } from './deadlineRefresh.js';
import { openKeys, type Keys } from './keys.js';
import { linkReading } from './compose/linking.js';
import { formsElsewhere } from './elsewhere.js';
import { makeMetrics } from './metrics.js';
import { OUTBOX_SETTINGS, OutboxDispatcher, type OutboxSettings } from './outboxDispatcher.js';
import { calendarLink, mountCalendar } from './server/calendar.js';
import type { Gate } from './server/api/gate.js';
import { mountApi } from './server/api/mount.js';
import { mountDesk } from './server/desk.js';
import { letterLink, mountLetter } from './server/letter.js';
import { dataRequestDesk } from './supervision/customers/requestDesk.js';
import { mountMyData } from './supervision/customers/mountMyData.js';
import { mountHealth } from './server/health.js';
import { createHttpServer, routesOf } from './server/httpServer.js';
import { LanePusher, type Couriers } from './noticePusher.js';
import type { CodeMaking } from './shell/codes.js';
import { thinker } from './shell/think.js';
import { TimerDispatcher } from './timerDispatcher.js';
import type { Settings } from './settings.js';
import type { Think } from './turn/think.js';
import { faultOf, type TurnLog } from './turn/faults.js';

/** What the product is started with; tests bring their own clock, or a mind that fails. */
export interface StartOptions {
  readonly settings: Settings;
  readonly log: TurnLog;
  readonly clock?: Clock;
  /** Wraps the thinking part of turns; for tests of what happens when it fails or hangs. */
  readonly wrapThink?: (think: Think) => Think;
  /** Where the customer's page was built to. */
  readonly webDirectory?: string;
  /** Where the console was built to. */
  readonly consoleDirectory?: string;
  /** For tests: see `DatabaseOptions.maxPages`. */
  readonly maxPages?: number;
  /** For tools that play months in minutes: nothing is projected, anchored or watched beside the chats. */
  readonly unsupervised?: boolean;
  /** For tests: shorter waits than production's. */
  readonly waits?: { readonly repliesMs?: number; readonly pushMs?: number; readonly keysMs?: number; readonly showAfterMs?: number; readonly outbox?: Partial<OutboxSettings>; readonly hub?: Partial<HubSettings>; readonly desk?: DeskWaits };
}

/** The product, running. */
export interface Guitai {
  /** Where it listens: `http://127.0.0.1:3978`. */
  readonly address: string;
  readonly profileName: string;
  readonly core: Core;
  readonly database: Database;
  readonly profile: OpenProfile;
  /** What was asked and not answered well, and what is made of it. Opened when first asked for. */
  readonly loop: () => Promise<KnowledgeLoop>;
  /** Who is at the door of the console. */
  readonly gate: Gate;
  /** Every route that the server answers: `POST /api/session`. */
  readonly routes: readonly string[];
  /** Looks for due timers at once: for tests that moved the clock. */
  readonly timers: Pick<TimerDispatcher, 'tick'>;
  /** Looks for what may be an incident at once: for tests that moved the clock. */
  readonly watcher: SupervisionSide['watcher'];
  /** Reminds owners of corrections at once: for tests that moved the clock. */
  readonly reminders: SupervisionSide['reminders'];
  /** Works at verifications, anchors and exports that wait, at once. */
  readonly proof: SupervisionSide['proof'];
  /** Looks after the queue at once: for tests that moved the clock. */
  readonly router: DeskSide['router'];
  /** Readiness off, turns in work finished, sockets closed with 1001, everything closed. */
  stop(): Promise<void>;
}

/** A turn's lease; a crashed instance's conversations are taken over after it. */
const LEASE_MS = 15_000;

/** How long a turn may think; a model's calls come on top. */
const THINK_MS = 20_000;
/** A burst may hold several questions; after so many stalled calls in a row the model is left alone, and the norms answer in their own words. */
const MODEL_CALLS = 4;

/** The composition root: only here are parts made and put together. */
export async function startGuitai({ settings, log, clock = systemClock, wrapThink = (think) => think, webDirectory = 'dist/web', consoleDirectory = 'dist/console', maxPages, unsupervised = false, waits: { outbox: outboxWaits, hub: hubWaits, desk: deskWaits, showAfterMs, ...waits } = {} }: StartOptions): Promise<Guitai> {
  await mkdir(settings.DATA_DIR, { recursive: true });
  const keys = await openKeys(settings);
  const identity = await openIdentity(settings, log);
  const model = openCounterModel(settings, clock, log);
  const amendments = await openNormsAmendments(settings, {
    onChange: (changed) => {
      log.info({ published: changed.filter(({ status }) => status === 'published').length }, 'amendments to the norms changed');
      norms.renew();
    },
    onBroken: (problem) => log.error({ problem }, 'amendments to the norms are broken; the last good ones stay in force'),
  });
  const norms = counterNorms(settings, clock, log, model, amendments);
  // An edition of the institution's own that can't be read stops the start, not the first question.
  if (settings.NORMS_DIR !== undefined) await norms.clause('1.1');
  let serving = false;
  const profile = await openProfile(settings.PROFILE_FILE, {
    onReload: (changed) => {
      log.info({ file: settings.PROFILE_FILE }, 'profile reloaded');
      // A change during the start is seen to at its end.
      if (serving) void refreshDeadlines(refresh(), changed);
    },
    onBroken: (problem) => log.error({ problem }, 'profile is broken; the last good one stays in force'),
  });
  const vault = new Vault(keys.personal);
  const database = await openDatabase({
    url: settings.DATABASE_URL,
    file: join(settings.DATA_DIR, 'guitai.db'),
    sealKey: keys.seal,
    vault,
    instance: randomUUID(),
    leaseMs: LEASE_MS,
    pushes,
    clock,
    onError: (error) => log.warn({ fault: faultOf(error) }, 'database connection'),
    ...(maxPages !== undefined && { maxPages }),
  }).catch((error: unknown) => {
    profile.close();
    throw error;
  });
  const staffDesk = await openStaffDesk({ settings, log, clock, keys, vault, database, issuer: () => profile.current().name['zh-Hans'] }).catch(async (error: unknown) => {
    profile.close();
    await database.close();
    throw error;
  });
  const metrics = makeMetrics(() => core.activeTurns, model);
  const couriers = makeCouriers(settings, () => profile.current(), clock);
  const think = thinker({ ports: portsOf(profile, database, vault, keys, norms, model, clock, log, () => hub.agents(), () => supervision.notices()), vault, codes: codesOf(keys, couriers) });
  const core = new Core({
    turns: database.turns, handoffs: database.handoffs, records: database.records, think: wrapThink(think), clock, log, vault, meter: metrics.meter,
    burst: { quietMs: settings.BURST_QUIET_MS, longestMs: settings.BURST_LONGEST_MS },
    turn: { thinkMs: THINK_MS + (model === undefined ? 0 : MODEL_CALLS * settings.MODEL_TIMEOUT_MS + understandingMs(settings)), renewMs: LEASE_MS / 3, retryMs: 250, showAfterMs },
    sweepMs: 1_000,
    pushes,
    pushed: () => outbox.wake(),
    tellTyping: (typing) => database.tellTyping(typing),
    pushTyping: (conversation) => void channels.pusher.typing(conversation),
  });
  const server = createHttpServer(log);
  mountHealth(server, { log, registry: metrics.registry, serving: () => serving, ping: () => database.ping() });
  mountCalendar(server, { log, bookings: database.bookings, profile: () => profile.current(), key: keys.token });
  mountDesk(server, { log, host: core, cases: database.cases, bookings: database.bookings, vault, clock, token: settings.DESK_TOKEN });
  let opened: Promise<KnowledgeLoop> | undefined;
  const loop = (): Promise<KnowledgeLoop> => (opened ??= openLoop(settings, database.questions, amendments, clock));
  const hub = await openHub({ settings, database, core, profile: () => profile.current(), clock, log, waits: hubWaits });
  const desk = await openDesk({ settings, database, core, profile: () => profile.current(), norms, loop, vault, audit: database.audit, elsewhere: hub.elsewhere, clock, log, waits: deskWaits });
  const supervision = openSupervision({ settings, database, core, profile: () => profile.current(), vault, keys, clock, log });
  mountApi(server, [...staffDesk.routes, ...desk.routes, ...supervision.routes], staffDesk.api);
  mountConsole(server, consoleDirectory);
  mountMyData(server, supervision.customers, { log, tries: database.tries });
  mountLetter(server, { log, cases: database.cases, profile: () => profile.current(), key: keys.token });
  mountWeb(server, { directory: webDirectory, profile: () => profile.current(), notices: supervision.notices, embedOrigins: settings.EMBED_ORIGINS });
  const channels = openChannels({ settings, server, database, core, keys, hub, identity, profile: () => profile.current(), clock, log, waits });
  const outbox = new OutboxDispatcher({ store: database.turns, pusher: new LanePusher(channels.pusher, couriers, vault, clock), clock, log, meter: metrics.meter, settings: { ...OUTBOX_SETTINGS, ...outboxWaits } });
  const timers = new TimerDispatcher({ timers: database.timers, host: core, clock, log, pollMs: 1_000 });
  const stopHearing = [database.onRecords((grown) => core.heard(grown)), database.onTyping((typing) => core.heardTyping(typing))];
  const refresh = (): RefreshParts => ({ cases: database.cases, host: core, clock, log, directory: settings.DATA_DIR });
  await core.start();
  outbox.start();
  timers.start();
  desk.start(server, staffDesk.gate);
  hub.start(server);
  channels.start();
  if (!unsupervised) supervision.start();
  const address = await listen(server, settings);
  serving = true;
  void refreshDeadlines(refresh(), profile.current());
  log.info({ address }, 'ready');
  norms.prepare();
  return {
    address,
    profileName: profile.current().name['zh-Hans'],
    core,
    database,
    profile,
    loop,
    gate: staffDesk.gate,
    routes: routesOf(server),
    timers,
    router: desk.router,
    watcher: supervision.watcher,
    reminders: supervision.reminders,
    proof: supervision.proof,
    stop: async () => {
      serving = false;
      for (const stop of stopHearing) stop();
      await timers.stop();
      await channels.stop();
      await supervision.stop();
      await desk.stop();
      await hub.stop();
      await core.stop();
      await outbox.stop();
      // Sockets last: what the turns in work have answered still goes out.
      await channels.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      });
      profile.close();
      amendments.close();
      await norms.close();
      await database.close();
      log.info({}, 'stopped');
    },
  };
}

function portsOf(profile: OpenProfile, database: Database, vault: Vault, keys: Keys, norms: Norms, model: Understander | undefined, clock: Clock, log: TurnLog, outside: () => number, notices: SupervisionSide['notices']): CounterPorts {
  return { profile: () => profile.current(), bookings: database.bookings, cases: database.cases, desk: deskSituation(database.handoffs, database.presence, clock, outside), norms, ...(model && { model }), notices: () => notices().map(({ texts }) => texts), elsewhere: formsElsewhere({ vault, clock, log, forms: makeForms({ profile: () => profile.current() }), conversation: (id) => database.turns.conversation(id), ...linkReading(database.readings) }), dataRequests: dataRequestDesk({ dossiers: database.dossiers, profile: () => profile.current(), vault }), calendarLink: (number) => calendarLink(keys.token, number), letterLink: (number) => letterLink(keys.token, number) };
}

/** One-time codes: who sends them, and how often. */
function codesOf({ token }: Keys, { mail, sms }: Couriers): CodeMaking {
  const limits = new CodeLimits();
  return {
    hash: (conversation) => codeHash(token, conversation),
    random: (max) => randomInt(max),
    reaches: ({ kind }) => (kind === 'mail' ? mail : sms) !== undefined,
    leave: (contactKey, conversation) => limits.send({ contactKey, conversation, address: conversation }),
  };
}

function listen(server: restify.Server, { PORT, HOST }: Settings): Promise<string> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(PORT, HOST, () => {
      const { port } = server.server.address() as AddressInfo;
      resolve(`http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${port}`);
    });
  });
}
