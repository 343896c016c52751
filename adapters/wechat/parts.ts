import type { ChannelMemory } from '../../bot/channels/memory.js';
import type { ChannelHost } from '../../bot/channelHost.js';
import type { Clock } from '../../bot/clock.js';
import type { TurnLog } from '../../bot/turn/faults.js';
import type { FileStore } from '../../records/files.js';
import type { WechatApi } from './api.js';
import type { WechatCipher } from './cipher.js';

/** What the official account's channel is made of. */
export interface WechatParts {
  readonly host: ChannelHost;
  readonly files: FileStore;
  readonly memory: ChannelMemory;
  readonly api: WechatApi;
  readonly clock: Clock;
  readonly log: TurnLog;
  /** The token that callbacks are signed with. */
  readonly token: string;
  /** With it callbacks come encrypted, and others are refused. */
  readonly cipher?: WechatCipher | undefined;
  /** A message may have so many characters. */
  readonly characters: number;
  /** The largest file that is kept, in bytes. */
  readonly largestFile: number;
  /** What a pressed entry of the menu says, by its key; undefined for one that is no more. */
  readonly menuWords: (key: string) => string | undefined;
  /** What a file's bytes turn out to be. */
  readonly kindOf: (name: string, bytes: Uint8Array) => Promise<string | undefined>;
}

/** The channel's name on record. */
export const WECHAT = 'wechat';
