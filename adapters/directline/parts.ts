import type { Clock } from '../../bot/clock.js';
import type { ChannelHost } from '../../bot/channelHost.js';
import type { TurnLog } from '../../bot/turn/faults.js';
import type { FileStore } from '../../records/files.js';
import type { SiteIdentity } from '../identity/siteIdentity.js';
import type { Tokens } from './tokens.js';

/** Limits of the web channel; each is told to whoever meets it. */
export interface DirectLineLimits {
  readonly characters: number;
  readonly uploadMegabytes: number;
  /** Requests a minute. */
  readonly perToken: number;
  readonly perAddress: number;
}

/** What the Direct Line server is made of. */
export interface DirectLineParts {
  readonly host: ChannelHost;
  readonly files: FileStore;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly limits: DirectLineLimits;
  readonly log: TurnLog;
  /** Lets the institution's own servers make tokens; without it they can't. */
  readonly secret: string | undefined;
  /** Other origins whose pages may call us. */
  readonly origins: readonly string[];
  /** Whether `X-Forwarded-For` and `-Proto` are a proxy's word, or anybody's. */
  readonly trustProxy: boolean;
  /** Who checks the institution's own sign-ins, where there are any. */
  readonly identity: SiteIdentity | undefined;
  /** Our address as the outside knows it; taken from the request unless set. */
  readonly publicUrl: string | undefined;
}

/** Body of an ordinary request, in bytes, at the most. */
export const LARGEST_BODY = 262_144;
