import { en } from './en/index.js';
import { zhHans } from './zh-Hans/index.js';
import { zhHant } from './zh-Hant/index.js';

/** Every text, by key, as written in Simplified Chinese, the first language. */
export type Catalogue = Record<TextKey, string>;

/** Names of texts: `booking.when.ask`. */
export type TextKey = keyof typeof zhHans;

// The other languages must have exactly these keys: a missing translation does not compile.
const hant: Catalogue = zhHant;
const english: Catalogue = en;

const catalogues = { 'zh-Hans': zhHans as Catalogue, 'zh-Hant': hant, en: english } as const;

/** The languages that texts exist in. */
export type TextLocale = keyof typeof catalogues;

/** Whether a string names a text. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(zhHans, key);
}

/**
 * A text with its placeholders (`{service}`) filled. A placeholder without a value stays visible in tests and is empty
 * for customers: no braces ever reach them.
 */
export function text(locale: TextLocale, key: TextKey, params: Readonly<Record<string, string | number>> = {}): string {
  return catalogues[locale][key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** The names of the placeholders in a text, so that a test can hold the three languages against each other. */
export function placeholders(locale: TextLocale, key: TextKey): string[] {
  return [...catalogues[locale][key].matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

/** Every text key, for tests. */
export const TEXT_KEYS = Object.keys(zhHans).filter(isTextKey);
