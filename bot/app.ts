import { randomInt, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type restify from 'restify';
import { mountBotService } from '../adapters/botservice/mount.js';
import { openDatabase, type Database } from '../adapters/database/store.js';
import { mountDirectLine } from '../adapters/directline/mount.js';
import { Tokens } from '../adapters/directline/tokens.js';
import { mountWeb } from '../adapters/web/mountWeb.js';
import { openProfile, type OpenProfile } from '../adapters/profile/profileFile.js';
import { Vault } from '../records/vault.js';
import { codeHash } from '../dialogs/identify/code.js';
import type { Norms } from '../dialogs/norms/port.js';
import type { CounterPorts } from '../dialogs/ports.js';
import { systemClock, type Clock } from './clock.js';
import { Core } from './core.js';
import { CodeLimits } from '../adapters/identity/codeLimits.js';
import { makeCouriers } from './compose/couriers.js';
import { counterNorms } from './compose/norms.js';
import { openIdentity } from './compose/identity.js';
import { refreshDeadlines, type RefreshParts } from './deadlineRefresh.js';
import { openKeys, type Keys } from './keys.js';
import { makeMetrics } from './metrics.js';
import { OUTBOX_SETTINGS, OutboxDispatcher, type OutboxSettings } from './outboxDispatcher.js';
import { calendarLink, mountCalendar } from './server/calendar.js';
import { mountDesk } from './server/desk.js';
import { letterLink, mountLetter } from './server/letter.js';
import { mountHealth } from './server/health.js';
import { createHttpServer } from './server/httpServer.js';
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
  /** For tests: see `DatabaseOptions.maxPages`. */
  readonly maxPages?: number;
  /** For tests: shorter waits than production's. */
  readonly waits?: { readonly repliesMs?: number; readonly pushMs?: number; readonly keysMs?: number; readonly outbox?: Partial<OutboxSettings> };
}

/** The product, running. */
export interface Guitai {
  /** Where it listens: `http://127.0.0.1:3978`. */
  readonly address: string;
  readonly profileName: string;
  readonly core: Core;
  readonly database: Database;
  readonly profile: OpenProfile;
  /** Looks for due timers at once: for tests that moved the clock. */
  readonly timers: Pick<TimerDispatcher, 'tick'>;
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
export async function startGuitai({ settings, log, clock = systemClock, wrapThink = (think) => think, webDirectory = 'dist/web', maxPages, waits: { outbox: outboxWaits, ...waits } = {} }: StartOptions): Promise<Guitai> {
  await mkdir(settings.DATA_DIR, { recursive: true });
  const keys = await openKeys(settings);
  const identity = await openIdentity(settings, log);
  const norms = counterNorms(settings, clock, log);
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
    clock,
    onError: (error) => log.warn({ fault: faultOf(error) }, 'database connection'),
    ...(maxPages !== undefined && { maxPages }),
  }).catch((error: unknown) => {
    profile.close();
    throw error;
  });
  const metrics = makeMetrics(() => core.activeTurns);
  const couriers = makeCouriers(settings, () => profile.current(), clock);
  const think = thinker({ ports: portsOf(profile, database, keys, norms), vault, codes: codesOf(keys, couriers) });
  const core = new Core({
    turns: database.turns, records: database.records, think: wrapThink(think), clock, log, vault, meter: metrics.meter,
    burst: { quietMs: settings.BURST_QUIET_MS, longestMs: settings.BURST_LONGEST_MS },
    turn: { thinkMs: THINK_MS + (settings.OPENAI_API_KEY === undefined ? 0 : MODEL_CALLS * settings.MODEL_TIMEOUT_MS), renewMs: LEASE_MS / 3, retryMs: 250 },
    sweepMs: 1_000,
    pushes: (channel) => channel !== 'directline',
    pushed: () => outbox.wake(),
  });
  const server = createHttpServer(log);
  mountHealth(server, { log, registry: metrics.registry, serving: () => serving, ping: () => database.ping() });
  mountCalendar(server, { log, bookings: database.bookings, profile: () => profile.current(), key: keys.token });
  mountDesk(server, { log, host: core, cases: database.cases, bookings: database.bookings, vault, clock, token: settings.DESK_TOKEN });
  mountLetter(server, { log, cases: database.cases, profile: () => profile.current(), key: keys.token });
  mountWeb(server, { directory: webDirectory, profile: () => profile.current(), embedOrigins: settings.EMBED_ORIGINS });
  const directLine = mountDirectLine(server, {
    host: core, files: database.files, clock, log,
    tokens: new Tokens({ key: keys.token, lifeSeconds: settings.TOKEN_MINUTES * 60, clock }),
    limits: { characters: settings.MESSAGE_CHARACTERS, uploadMegabytes: settings.UPLOAD_MEGABYTES, perToken: settings.RATE_PER_TOKEN, perAddress: settings.RATE_PER_ADDRESS },
    secret: settings.DIRECTLINE_SECRET,
    origins: settings.ALLOWED_ORIGINS,
    trustProxy: settings.TRUST_PROXY,
    identity,
    publicUrl: settings.PUBLIC_URL,
  });
  const botService = mountBotService(server, {
    host: core, clock, log,
    credentials: { appId: settings.MICROSOFT_APP_ID, password: settings.MICROSOFT_APP_PASSWORD, tenantId: settings.MICROSOFT_APP_TENANT_ID, type: settings.MICROSOFT_APP_TYPE },
    production: settings.NODE_ENV === 'production',
    characters: settings.MESSAGE_CHARACTERS,
    origin: () => settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    ...waits,
  });
  const outbox = new OutboxDispatcher({ store: database.turns, pusher: new LanePusher(botService.pusher, couriers, vault, clock), clock, log, meter: metrics.meter, settings: { ...OUTBOX_SETTINGS, ...outboxWaits } });
  const timers = new TimerDispatcher({ timers: database.timers, host: core, clock, log, pollMs: 1_000 });
  const stopHearing = database.onRecords((grown) => core.heard(grown));
  const refresh = (): RefreshParts => ({ cases: database.cases, host: core, clock, log, directory: settings.DATA_DIR });
  await core.start();
  outbox.start();
  timers.start();
  const address = await listen(server, settings);
  serving = true;
  void refreshDeadlines(refresh(), profile.current());
  log.info({ address }, 'ready');
  return {
    address,
    profileName: profile.current().name['zh-Hans'],
    core,
    database,
    profile,
    timers,
    stop: async () => {
      serving = false;
      stopHearing();
      await timers.stop();
      await core.stop();
      await outbox.stop();
      // Sockets last: what the turns in work have answered still goes out.
      await directLine.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      });
      profile.close();
      await database.close();
      log.info({}, 'stopped');
    },
  };
}

function portsOf(profile: OpenProfile, database: Database, keys: Keys, norms: Norms): CounterPorts {
  return { profile: () => profile.current(), bookings: database.bookings, cases: database.cases, norms, calendarLink: (number) => calendarLink(keys.token, number), letterLink: (number) => letterLink(keys.token, number) };
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
