import { createHash } from 'node:crypto';
import type restify from 'restify';
import { checkedKind } from '../../adapters/files/fileKind.js';
import type { Database } from '../../adapters/database/store.js';
import { WecomApi } from '../../adapters/wecom/api.js';
import { mountWecom } from '../../adapters/wecom/mount.js';
import { WECOM, type SeatActed } from '../../adapters/wecom/parts.js';
import { Seats } from '../../adapters/wecom/seats.js';
import { WecomSpeaker } from '../../adapters/wecom/speaker.js';
import { WechatCipher } from '../../adapters/wechat/cipher.js';
import { PLATFORM } from '../../handoff/outside.js';
import type { Handoff } from '../../handoff/handoff.js';
import { RationedPusher } from '../channels/rationed.js';
import { undeliveredTold, type ChannelSide } from '../channels/side.js';
import { traitsOf } from '../channels/traits.js';
import type { Clock } from '../clock.js';
import type { Core } from '../core.js';
import { act } from '../handoff/acts.js';
import type { Settings } from '../settings.js';
import type { TurnLog } from '../turn/faults.js';
import type { HubSide } from './hub.js';

/** What WeCom's customer service is put together from. */
export interface WecomComposition {
  readonly settings: Settings;
  readonly server: restify.Server;
  readonly database: Database;
  readonly core: Core;
  readonly hub: Pick<HubSide, 'fromPlatform'>;
  readonly origin: () => string;
  readonly clock: Clock;
  readonly log: TurnLog;
}

/** How long a call of the platform's interfaces may take, in ms: less than a push may. */
const CALL_MS = 8_000;

/** WeCom's customer service as a channel; undefined where none is set up. */
export function openWecom({ settings, server, database, core, hub, origin, clock, log }: WecomComposition): ChannelSide | undefined {
  const { WECOM_CORP_ID, WECOM_KF_SECRET, WECOM_TOKEN, WECOM_ENCODING_AES_KEY, WECOM_API_URL, WECOM_SEATS } = settings;
  if (WECOM_CORP_ID === undefined || WECOM_KF_SECRET === undefined || WECOM_TOKEN === undefined || WECOM_ENCODING_AES_KEY === undefined) return undefined;
  const api = new WecomApi({ url: WECOM_API_URL, timeoutMs: CALL_MS }, { corpId: WECOM_CORP_ID, secret: WECOM_KF_SECRET }, database.channels, clock);
  const seats = new Seats({ api, conversation: (id) => core.conversation(id), log, offered: WECOM_SEATS });
  const sync = mountWecom(server, {
    host: core, files: database.files, memory: database.channels, api, clock, log,
    token: WECOM_TOKEN, cipher: new WechatCipher(WECOM_ENCODING_AES_KEY, WECOM_CORP_ID),
    characters: settings.MESSAGE_CHARACTERS, largestFile: settings.UPLOAD_MEGABYTES * 1_048_576, kindOf: checkedKind,
    seatActed: (acted) => seatActed(acted),
  });

  /** One of the platform's people took it or ended it: an act like an agent's, under the same lock. One that was not offered is begun with it. */
  async function seatActed({ conversation, id, did, seat }: SeatActed): Promise<void> {
    // The customer hears no user id of the corporation's.
    const answer = await hub.fromPlatform(conversation, { kind: 'status', id, state: did === 'took' ? 'accepted' : 'completed', message: '', agent: '' });
    if (did === 'took' && answer === 'unknown') await taken(conversation, id);
    log.info({ conversation, seat: createHash('sha256').update(seat).digest('hex').slice(0, 8), did, answer }, 'a seat of the platform acted');
    // Who was too late gives the session back.
    seats.changed(conversation);
  }

  async function taken(conversation: string, id: string): Promise<void> {
    const head = await core.conversation(conversation);
    if (head === undefined) return;
    const at = new Date(clock.now()).toISOString();
    const begins: Handoff = {
      id: `${conversation}~${id}`.slice(0, 200), conversation, channel: head.channel, locale: head.locale, kind: 'chat', why: 'staff', state: 'waiting', urgency: 2, skill: '', team: '', customerClass: '',
      title: conversation.slice(-8), openedAt: at, dueAt: at, offeredTo: '', passedBy: [], agent: '', placeTold: 0, summary: {}, version: 1,
    };
    await act({ perform: core.act.bind(core), clock, numberOf: () => '' }, conversation, { do: 'take-over', by: { id: PLATFORM, supervisor: false }, id: begins.id, title: begins.title, at }, { key: `${PLATFORM}:${id}`, begins });
  }

  let stopHearing = (): void => undefined;
  return {
    channel: WECOM,
    pusher: new RationedPusher({
      traits: traitsOf(WECOM), speaker: new WecomSpeaker(api, database.files), memory: database.channels, clock, origin,
      recordsAfter: (conversation, after, limit) => core.recordsAfter(conversation, after, limit),
      ...undeliveredTold(core, database.turns, clock),
    }),
    // The platform shows no such sign.
    typing: () => Promise.resolve(),
    start: () => {
      stopHearing = database.onHandoffs((hint) => {
        if (hint) seats.changed(hint.conversation);
      });
      sync.start();
    },
    stop: async () => {
      stopHearing();
      await sync.stop();
      await seats.idle();
    },
  };
}
