import type { Locale } from '../../records/message.js';

/** A language tag (`zh-CN`, `zh_TW`, `en-GB`) as one of the three languages served; undefined for any other. */
export function localeOfTag(tag: unknown): Locale | undefined {
  if (typeof tag !== 'string' || tag.length > 35) return undefined;
  const [language, ...rest] = tag.trim().toLowerCase().split(/[-_]/);
  if (language === 'en') return 'en';
  if (language !== 'zh' && language !== 'yue') return undefined;
  if (rest.includes('hans')) return 'zh-Hans';
  if (rest.includes('hant') || rest.some((part) => part === 'tw' || part === 'hk' || part === 'mo')) return 'zh-Hant';
  return language === 'yue' ? 'zh-Hant' : 'zh-Hans';
}

/** The best served language of an `Accept-Language` header; undefined when it names none of them. */
export function acceptedLocale(header: string | undefined): Locale | undefined {
  if (header === undefined || header.length > 1_000) return undefined;
  const wanted = header.split(',').map((part, index) => {
    const [tag, ...parameters] = part.trim().split(';');
    const quality = Number(parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined) ?? 1);
    return { locale: localeOfTag(tag), quality, index };
  });
  wanted.sort((a, b) => b.quality - a.quality || a.index - b.index);
  return wanted.find(({ locale, quality }) => locale !== undefined && quality > 0)?.locale;
}
