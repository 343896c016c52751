import { randomUUID } from 'node:crypto';
import type restify from 'restify';
import type { Database } from '../../adapters/database/store.js';
import type { Profile } from '../../cases/profile/profile.js';
import type { Handoff } from '../../handoff/handoff.js';
import { HUB, isAskedOfHub, isHeldBy, PLATFORM, wantsHub, type HubAnswer, type HubStatus } from '../../handoff/outside.js';
import type { Clock } from '../clock.js';
import type { Core } from '../core.js';
import { act } from '../handoff/acts.js';
import { HUB_SETTINGS, type HubSettings } from '../handoff/hubErrands.js';
import { HubRelay } from '../handoff/hubRelay.js';
import { hubTakes } from '../handoff/hubTakes.js';
import type { Settings } from '../settings.js';
import type { TurnLog } from '../turn/faults.js';

/** How long the hub may take for an answer, in ms. */
const TIMEOUT_MS = 10_000;

/** The name of an instance that is the only one, whenever it runs: after a restart it goes on at once. */
const ALONE = 'alone';

/** What people outside are put together from. */
export interface HubComposition {
  readonly settings: Pick<Settings, 'HANDOFF_HUB_URL' | 'HANDOFF_HUB_SECRET' | 'DATABASE_URL' | 'PUBLIC_URL' | 'PORT' | 'MESSAGE_CHARACTERS'>;
  readonly database: Database;
  readonly core: Core;
  readonly profile: () => Profile;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** For tests: shorter waits than production's. */
  readonly waits?: Partial<HubSettings> | undefined;
}

/** People outside who take conversations: an institution's own agent system, and those of a channel's platform. */
export interface HubSide {
  /** What they have, or are asked to take: it is not our own desk's. */
  readonly elsewhere: (handoff: Handoff) => boolean;
  /** How many of them customers may count on, at least. */
  readonly agents: () => number;
  /** What a channel's own platform says of the conversation's chat. @throws StoreUnavailable */
  readonly fromPlatform: (conversation: string, said: Omit<HubStatus, 'handoff'>) => Promise<HubAnswer>;
  /** Mounts the hub's door and begins to give it chats; nothing where no hub is set up. */
  start(server: restify.Server): void;
  stop(): Promise<void>;
}

/** Puts them together. The hub's adapter is loaded only where there is one. */
export async function openHub({ settings, database, core, profile, clock, log, waits }: HubComposition): Promise<HubSide> {
  const { HANDOFF_HUB_URL: url, HANDOFF_HUB_SECRET: secret } = settings;
  const { handoffs } = database;
  const perform = core.act.bind(core);
  const answerUntil = (): string => new Date(clock.now() + profile().people.answerWithinSeconds * 1_000).toISOString();
  const takes = hubTakes({ perform, clock, handoffs, host: core, answerUntil });
  if (url === undefined || secret === undefined) {
    return { elsewhere: (each) => isHeldBy(each, PLATFORM), agents: () => 0, fromPlatform: takes.fromPlatform, start: () => undefined, stop: () => Promise.resolve() };
  }

  const [{ hubClient }, { HUB_PATH, mountHub }] = await Promise.all([import('../../adapters/hub/hubClient.js'), import('../../adapters/hub/mount.js')]);
  const origin = (): string => settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
  const relay = new HubRelay({
    hub: hubClient({ url, secret, serviceUrl: () => `${origin()}${HUB_PATH}`, timeoutMs: TIMEOUT_MS }, clock),
    handoffs, desk: database.desk, host: core, turns: database.turns, answerUntil, instance: settings.DATABASE_URL === undefined ? ALONE : randomUUID(), clock, log, settings: { ...HUB_SETTINGS, ...waits },
    act: (handoff, what) => act({ perform, clock, numberOf: () => HUB }, handoff.conversation, what, { handoff: handoff.id }),
  });
  const stopHearing: (() => void)[] = [];
  return {
    elsewhere: (each) => isHeldBy(each, PLATFORM) || isHeldBy(each, HUB) || wantsHub(each) || isAskedOfHub(each),
    agents: () => (relay.reached ? 1 : 0),
    fromPlatform: takes.fromPlatform,
    start: (server) => {
      mountHub(server, {
        secret, characters: settings.MESSAGE_CHARACTERS, clock, log,
        take: async (said) => {
          // What the hub itself ends it need not be told of.
          if (said.kind === 'status' && said.state !== 'accepted') relay.over(said.handoff);
          return await takes.fromHub(said);
        },
      });
      stopHearing.push(database.onHandoffs(() => relay.wake()));
      relay.start();
    },
    stop: async () => {
      for (const stop of stopHearing) stop();
      await relay.stop();
    },
  };
}
