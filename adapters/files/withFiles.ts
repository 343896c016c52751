import type { Inbound } from '../../bot/turn/turnStore.js';
import type { FileReference } from '../../records/message.js';
import { BOT } from '../directline/toRecord.js';
import type { MediaErrand } from './media.js';

/** A message's delivery with files beside its words. */
export function withFiles(inbound: Inbound, files: readonly FileReference[]): Inbound {
  if (files.length === 0 || inbound.record.kind !== 'message') return inbound;
  return { ...inbound, record: { ...inbound.record, content: { ...inbound.record.content, files } } };
}

/** What a fetched medium comes to: a message with the file; or one that says what was sent, and word that it was not to be had, which the bot answers. */
export function mediumInbound(message: Inbound, { kind }: Pick<MediaErrand, 'kind'>, files: readonly FileReference[], lost: boolean): readonly Inbound[] {
  if (!lost) return [withFiles(message, files)];
  const { conversation, key, opening, record: { at, from } } = message;
  return [
    { ...message, wantsTurn: false },
    { conversation, key: `${key}:lost`, wantsTurn: true, ...(opening && { opening }), record: { kind: 'event', at, from, to: BOT, outcome: 'received', content: { event: 'channel.not-fetched', data: { kind } } } },
  ];
}
