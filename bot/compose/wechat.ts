import type restify from 'restify';
import { WechatApi } from '../../adapters/wechat/api.js';
import { WechatCipher } from '../../adapters/wechat/cipher.js';
import { mountWechat } from '../../adapters/wechat/mount.js';
import { WechatSpeaker } from '../../adapters/wechat/push.js';
import { checkedKind } from '../../adapters/files/fileKind.js';
import type { Database } from '../../adapters/database/store.js';
import type { Profile } from '../../cases/profile/profile.js';
import { menuWords } from '../channels/menu.js';
import { RationedPusher } from '../channels/rationed.js';
import { traitsOf } from '../channels/traits.js';
import { undeliveredTold, type ChannelSide } from '../channels/side.js';
import type { Clock } from '../clock.js';
import type { Core } from '../core.js';
import type { Settings } from '../settings.js';
import type { TurnLog } from '../turn/faults.js';

/** What the official account's channel is put together from. */
export interface WechatComposition {
  readonly settings: Settings;
  readonly server: restify.Server;
  readonly database: Database;
  readonly core: Core;
  readonly profile: () => Profile;
  readonly origin: () => string;
  readonly clock: Clock;
  readonly log: TurnLog;
}

/** How long a call of the platform's interfaces may take, in ms: less than a push may. */
const CALL_MS = 8_000;

/** The official account's channel; undefined where none is set up. */
export function openWechat({ settings, server, database, core, profile, origin, clock, log }: WechatComposition): ChannelSide | undefined {
  const { WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY, WECHAT_API_URL } = settings;
  if (WECHAT_APP_ID === undefined || WECHAT_APP_SECRET === undefined || WECHAT_TOKEN === undefined) return undefined;
  const api = new WechatApi({ url: WECHAT_API_URL, timeoutMs: CALL_MS }, { appId: WECHAT_APP_ID, appSecret: WECHAT_APP_SECRET }, database.channels, clock);
  const speaker = new WechatSpeaker(api, database.files, log);
  const mounted = mountWechat(server, {
    host: core, files: database.files, memory: database.channels, api, clock, log,
    token: WECHAT_TOKEN,
    cipher: WECHAT_ENCODING_AES_KEY === undefined ? undefined : new WechatCipher(WECHAT_ENCODING_AES_KEY, WECHAT_APP_ID),
    characters: settings.MESSAGE_CHARACTERS, largestFile: settings.UPLOAD_MEGABYTES * 1_048_576,
    menuWords: (key) => menuWords(profile().channels.wechat.menu, key),
    kindOf: checkedKind,
  });
  return {
    channel: 'wechat',
    pusher: new RationedPusher({
      traits: traitsOf('wechat'), speaker, memory: database.channels, clock, origin,
      recordsAfter: (conversation, after, limit) => core.recordsAfter(conversation, after, limit),
      ...undeliveredTold(core, database.turns, clock),
    }),
    typing: (conversation) => speaker.typing(conversation),
    start: () => mounted.start(),
    stop: () => mounted.stop(),
  };
}
