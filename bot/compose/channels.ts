import type restify from 'restify';
import { mountBotService } from '../../adapters/botservice/mount.js';
import type { Database } from '../../adapters/database/store.js';
import { mountDirectLine } from '../../adapters/directline/mount.js';
import { Tokens } from '../../adapters/directline/tokens.js';
import type { Profile } from '../../cases/profile/profile.js';
import { DOSSIER_CHANNEL } from '../../supervision/dossiers/dossier.js';
import { ChannelPusher, undeliveredTold, type ChannelSide } from '../channels/side.js';
import type { Clock } from '../clock.js';
import type { Core } from '../core.js';
import type { Keys } from '../keys.js';
import type { Settings } from '../settings.js';
import type { TurnLog } from '../turn/faults.js';
import type { HubSide } from './hub.js';
import type { openIdentity } from './identity.js';
import { openWechat } from './wechat.js';
import { openWecom } from './wecom.js';

/** Direct Line reads the record, what was entered by hand was said elsewhere, and dossiers are nobody's; every other channel is pushed to. */
const UNPUSHED: ReadonlySet<string> = new Set(['directline', 'phone', 'counter', DOSSIER_CHANNEL]);

/** Whether messages of a channel leave through the outbox. */
export const pushes = (channel: string): boolean => !UNPUSHED.has(channel);

/** What the channels are put together from. */
export interface ChannelsComposition {
  readonly settings: Settings;
  readonly server: restify.Server;
  readonly database: Database;
  readonly core: Core;
  readonly keys: Keys;
  readonly hub: HubSide;
  readonly identity: Awaited<ReturnType<typeof openIdentity>>;
  readonly profile: () => Profile;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** For tests: shorter waits than production's, in ms. */
  readonly waits: { readonly repliesMs?: number; readonly pushMs?: number; readonly keysMs?: number };
}

/** Every way to and from customers. */
export interface ChannelsSide {
  /** Pushes each message by its own channel. */
  readonly pusher: ChannelPusher;
  start(): void;
  /** Fetches and takes nothing more. */
  stop(): Promise<void>;
  /** Closes customers' sockets: last, so that what turns in work have answered still goes out. */
  close(): Promise<void>;
}

/** Mounts the channels. */
export function openChannels({ settings, server, database, core, keys, hub, identity, profile, clock, log, waits }: ChannelsComposition): ChannelsSide {
  const origin = (): string => settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
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
    host: core, clock, log, origin,
    credentials: { appId: settings.MICROSOFT_APP_ID, password: settings.MICROSOFT_APP_PASSWORD, tenantId: settings.MICROSOFT_APP_TENANT_ID, type: settings.MICROSOFT_APP_TYPE },
    production: settings.NODE_ENV === 'production',
    characters: settings.MESSAGE_CHARACTERS,
    files: database.files, memory: database.channels, largestFile: settings.UPLOAD_MEGABYTES * 1_048_576, fileHosts: settings.BOT_SERVICE_FILE_HOSTS,
    handedOver: hub.fromPlatform,
    undelivered: undeliveredTold(core, database.turns, clock).undelivered,
    ...waits,
  });
  const sides = [openWechat({ settings, server, database, core, profile, origin, clock, log }), openWecom({ settings, server, database, core, hub, origin, clock, log })].filter((side): side is ChannelSide => side !== undefined);
  return {
    pusher: new ChannelPusher(sides, botService.pusher),
    start: () => {
      botService.start();
      for (const side of sides) side.start();
    },
    stop: async () => {
      await Promise.all([botService.stop(), ...sides.map((side) => side.stop())]);
    },
    close: () => directLine.close(),
  };
}
