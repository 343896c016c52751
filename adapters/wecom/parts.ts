import type { ChannelMemory } from '../../bot/channels/memory.js';
import type { ChannelHost } from '../../bot/channelHost.js';
import type { Clock } from '../../bot/clock.js';
import type { TurnLog } from '../../bot/turn/faults.js';
import type { FileStore } from '../../records/files.js';
import type { WechatCipher } from '../wechat/cipher.js';
import type { WecomApi } from './api.js';

/** The channel's name on record. */
export const WECOM = 'wecom';

/** What one of WeCom's own people has done. */
export interface SeatActed {
  readonly conversation: string;
  /** The event's own id: the same again is the same. */
  readonly id: string;
  readonly did: 'took' | 'ended';
  /** The seat's user id at WeCom. */
  readonly seat: string;
}

/** What WeCom's customer service is made of as a channel. */
export interface WecomParts {
  readonly host: ChannelHost;
  readonly files: FileStore;
  readonly memory: ChannelMemory;
  readonly api: WecomApi;
  readonly clock: Clock;
  readonly log: TurnLog;
  readonly token: string;
  readonly cipher: WechatCipher;
  readonly characters: number;
  readonly largestFile: number;
  readonly kindOf: (name: string, bytes: Uint8Array) => Promise<string | undefined>;
  /** One of WeCom's own people has taken a conversation, or ended it. @throws StoreUnavailable */
  readonly seatActed: (acted: SeatActed) => Promise<void>;
}
