import { localeForTags, PAGE_LOCALES, type PageLocale } from '../words.js';

const KEY = 'guitai.locale';

/** Web Chat's names for our languages. */
export const WEB_CHAT_LOCALE: Readonly<Record<PageLocale, string>> = { 'zh-Hans': 'zh-Hans', 'zh-Hant': 'zh-Hant', en: 'en-US' };

/** Whether something names a language of ours. */
export function isPageLocale(value: unknown): value is PageLocale {
  return PAGE_LOCALES.some((locale) => locale === value);
}

/** The language chosen here before, or else the browser's. */
export function storedLocale(): PageLocale {
  const stored = attempt(() => localStorage.getItem(KEY));
  return isPageLocale(stored) ? stored : localeForTags(navigator.languages);
}

/** Remembers the chosen language. */
export function storeLocale(locale: PageLocale): void {
  attempt(() => localStorage.setItem(KEY, locale));
}

/** Storage may be forbidden, in a frame or by a setting: the page works without. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
