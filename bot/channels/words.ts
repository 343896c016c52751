import type { Locale } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';

/** What stands for something that a channel does not put into words, such as `[图片]`; in Simplified Chinese for a platform that tells no language. */
export function channelWords(key: TextKey & `channel.${string}`, params: Readonly<Record<string, string>> = {}, locale: Locale = 'zh-Hans'): string {
  return text(locale, key, params);
}
