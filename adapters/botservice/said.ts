import { channelWords } from '../../bot/channels/words.js';
import { localeOfTag } from '../directline/locale.js';
import type { ChannelActivity } from './activity.js';

/** Where the words of an earlier message begin that a mail's answer carries along. */
const QUOTED = [
  /^-{2,}\s*(original message|原始邮件|原邮件|原始郵件)\s*-{2,}/i,
  /^(on\b.{4,200}\bwrote|于?.{0,200}写道|於?.{0,200}寫道)\s*[:：]\s*$/iu,
  /^(from|发件人|寄件者|寄件人)\s*[:：]\s*\S/iu,
  /^_{20,}$/,
  /^>/,
];

/** What was written anew in a mail, without what it answers. All of it, where nothing else would be left. */
export function withoutQuoted(mail: string): string {
  const lines = mail.split(/\r\n|\r|\n/);
  const from = lines.findIndex((line) => QUOTED.some((pattern) => pattern.test(line.trim())));
  const written = (from === -1 ? lines : lines.slice(0, from)).join('\n').trim();
  return written === '' ? mail.trim() : written;
}

const ESCAPES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Slack's text as it was typed: addresses and numbers come wrapped up, and three signs escaped. */
export function asTyped(slack: string): string {
  return slack
    .replace(/<(?:mailto:|tel:|https?:)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<((?:https?:|mailto:|tel:)[^|>]*)>/g, (_, address: string) => address.replace(/^(mailto|tel):/, ''))
    .replace(/&(?:lt|gt|amp);/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A message's words, as the customer wrote them; '' where there are none. */
export function wordsIn({ channelId, text, entities, channelData, locale: tag }: ChannelActivity): string {
  const written = text ?? '';
  if (written.trim() !== '') {
    if (channelId === 'email') return withoutQuoted(written);
    return channelId === 'slack' ? asTyped(written) : written;
  }
  const locale = localeOfTag(tag) ?? 'zh-Hans';
  const place = entities?.find((entity) => entity?.latitude !== undefined && entity.longitude !== undefined);
  if (place) return channelWords('channel.location', { label: place.name ?? `${place.latitude}, ${place.longitude}` }, locale);
  return channelData?.message?.type === 'sticker' || channelData?.message?.sticker !== undefined ? channelWords('channel.sticker', {}, locale) : '';
}

/** Whether it is only the button that a chat begins with. */
export function isStart({ channelId, text }: ChannelActivity): boolean {
  return channelId === 'telegram' && /^\/start(?:\s|$)/.test(text ?? '');
}
