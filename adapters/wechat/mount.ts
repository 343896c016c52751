import type restify from 'restify';
import { readCallback, type Callback } from './callback.js';
import { mountDoor, type CallbackQuery, type Refused } from './door.js';
import { MediaErrands } from '../files/media.js';
import { mediumInbound } from '../files/withFiles.js';
import { WECHAT, type WechatParts } from './parts.js';
import { fetchedFrom } from './fetched.js';
import { Replays } from './replays.js';
import { isSignedBy } from './signature.js';
import { conversationOf, eventInbound, keyOf, messageInbound, wordsOf } from './toRecord.js';
import { readXml } from './xml.js';

/** Mounts `/api/wechat`: the platform's check of the address, and its callbacks, answered `success` as soon as they are kept. */
export function mountWechat(server: restify.Server, parts: WechatParts): { start(): void; stop(): Promise<void> } {
  const { log, clock, token } = parts;
  const replays = new Replays(clock);
  const media = new MediaErrands({
    channel: WECHAT, files: parts.files, memory: parts.memory, clock, log, largestFile: parts.largestFile, kindOf: parts.kindOf,
    fetch: (mediaId) => fetchedFrom(parts.api, mediaId),
    deliver: async (item, said, files, lost) => {
      const message = messageInbound({ FromUserName: item.customer }, item.key, said, item.at, parts.characters);
      for (const inbound of mediumInbound(message, item, files, lost)) await parts.host.receive(inbound);
    },
  });
  const unknown = new Set<string>();

  mountDoor(server, {
    path: '/api/wechat', channel: WECHAT, log,
    echo: ({ signature, timestamp, nonce, echo }) => (isSignedBy(signature, [token, timestamp, nonce]) && /^[\w-]{1,128}$/.test(echo) ? echo : undefined),
    take: async (body, query) => {
      const fields = fieldsIn(body, query);
      if (typeof fields === 'string') return fields;
      const callback = readCallback(fields);
      if (callback === undefined) return 'shape';
      if ('unknown' in callback) noteUnknown(callback.unknown);
      else await take(callback);
      return undefined;
    },
  });

  /** What a callback says, if it is the platform's. @throws NotXml, CipherBroken */
  function fieldsIn(body: string, { signature, sealed, timestamp, nonce }: CallbackQuery): Readonly<Record<string, unknown>> | Refused {
    if (parts.cipher === undefined) {
      if (!isSignedBy(signature, [token, timestamp, nonce])) return 'signature';
      if (replays.isStale(timestamp)) return 'stale';
      return replays.isReplayed(signature, body) ? 'replayed' : readXml(body);
    }
    const { Encrypt: encrypted } = readXml(body);
    if (typeof encrypted !== 'string') return 'plain';
    if (!isSignedBy(sealed, [token, timestamp, nonce, encrypted.trim()])) return 'signature';
    return replays.isStale(timestamp) ? 'stale' : readXml(parts.cipher.decrypt(encrypted.trim()));
  }

  function noteUnknown(type: string): void {
    if (unknown.has(type) || unknown.size >= 100) return;
    unknown.add(type);
    log.warn({ channel: WECHAT, type }, 'a kind of message that is not known here; it is not kept');
  }

  async function take(callback: Callback): Promise<void> {
    const at = new Date(clock.now()).toISOString();
    const key = keyOf(callback);
    if (callback.MsgType === 'event') await happened(callback, key, at);
    else if (callback.MsgType === 'image' || callback.MsgType === 'voice' || callback.MsgType === 'video' || callback.MsgType === 'shortvideo') {
      const kind = callback.MsgType === 'shortvideo' ? 'video' : callback.MsgType;
      await media.add({ conversation: conversationOf(callback.FromUserName), customer: callback.FromUserName, key, mediaId: callback.MediaId, kind, words: wordsOf(callback) ?? '', at });
    } else await parts.host.receive(messageInbound(callback, key, wordsOf(callback) ?? '', at, parts.characters));
  }

  async function happened(callback: Callback & { readonly MsgType: 'event' }, key: string, at: string): Promise<void> {
    const { host, characters, menuWords } = parts;
    switch (callback.Event.toLowerCase()) {
      case 'subscribe':
        await host.receive(eventInbound(callback, key, at, 'conversation.opened', { locale: 'zh-Hans', ...(callback.EventKey !== '' && { scene: callback.EventKey.replace(/^qrscene_/, '') }) }, true));
        return;
      case 'scan':
        await host.receive(eventInbound(callback, key, at, 'channel.scanned', { scene: callback.EventKey }, false));
        return;
      case 'unsubscribe':
        await host.receive(eventInbound(callback, key, at, 'channel.left', {}, false));
        return;
      case 'click': {
        const words = menuWords(callback.EventKey);
        if (words === undefined) await host.receive(eventInbound(callback, key, at, 'channel.menu-unknown', { key: callback.EventKey }, false));
        else await host.receive(messageInbound(callback, key, words, at, characters));
        return;
      }
      default:
        // Seen pages, templates delivered, places told by the phone: nothing that is said, and nothing that we keep.
        return;
    }
  }

  return media;
}
