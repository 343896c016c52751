import type { RationedParts } from '../../bot/channels/rationed.js';
import type { ChannelHost } from '../../bot/channelHost.js';
import type { Clock } from '../../bot/clock.js';
import type { HubStatus } from '../../handoff/outside.js';
import type { BotServiceFileParts } from './files.js';
import type { TurnLog } from '../../bot/turn/faults.js';

/** Who we are to Bot Service. Without an app id only a developer's own machine is served. */
export interface Credentials {
  readonly appId?: string | undefined;
  readonly password?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMsi';
}

/** What the Bot Service channel is made of. */
export interface BotServiceParts extends BotServiceFileParts {
  readonly host: ChannelHost;
  readonly clock: Clock;
  readonly log: TurnLog;
  readonly credentials: Credentials;
  readonly production: boolean;
  /** A message may have so many characters. */
  readonly characters: number;
  /** Our address as the outside knows it, for links. */
  readonly origin: () => string;
  /** The channel's own platform says how handing a conversation over to its people goes on. @throws StoreUnavailable */
  readonly handedOver: (conversation: string, said: Omit<HubStatus, 'handoff'>) => Promise<unknown>;
  /** A message was not delivered, and won't be: it may go another way. */
  readonly undelivered: RationedParts['undelivered'];
  /** How long an `expectReplies` request waits for its answer, in ms. */
  readonly repliesMs?: number;
  /** How long a push to a channel may take, in ms. */
  readonly pushMs?: number;
  /** How long a request waits for the keys that its token is checked with, in ms. */
  readonly keysMs?: number;
}
