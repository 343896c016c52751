import type { Json } from '../../../records/json.js';
import type { Locale } from '../../../records/message.js';
import type { House } from './house.js';

/** Channels of Bot Service that the demo's customers come by. */
export const OUTSIDE_CHANNELS = ['line', 'telegram', 'msteams'] as const;
/** One of {@link OUTSIDE_CHANNELS}. */
export type OutsideChannel = (typeof OUTSIDE_CHANNELS)[number];

const TAGS: Readonly<Record<Locale, string>> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-US' };

/** Delivers a message as the channel does. */
export async function deliver(house: House, channel: OutsideChannel, { conversation, user, text, id, locale, value }: { readonly conversation: string; readonly user: string; readonly text: string; readonly id: string; readonly locale: Locale; readonly value?: Json }): Promise<void> {
  const activity = {
    type: 'message', id, timestamp: new Date(house.clock.now()).toISOString(), serviceUrl: house.outside.connectorUrl, channelId: channel, from: { id: user }, conversation: { id: conversation }, recipient: { id: `guitai-${channel}` },
    text, locale: TAGS[locale], attachments: [], ...(value !== undefined && { value }),
  };
  const response = await fetch(`${house.app.address}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(activity) });
  if (!response.ok) throw new Error(`${channel} was refused: ${response.status}`);
  await response.body?.cancel();
}
