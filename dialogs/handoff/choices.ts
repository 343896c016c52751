import type { Choice, Locale } from '../../records/message.js';
import { text, type TextKey } from '../../texts/catalogue.js';

/** What somebody who waits can do instead; when nobody is there, waiting comes last. Pressed, they say so in words that are understood anywhere. */
export function waitingChoices(locale: Locale, somebodyThere: boolean): Choice[] {
  const [wait, others]: [TextKey[], TextKey[]] = [['handoff.button.wait'], ['handoff.button.callback', 'handoff.button.message']];
  return [...(somebodyThere ? [...wait, ...others] : [...others, ...wait]), 'handoff.button.leave' as const].map((key) => worded(key, locale));
}

/** 转人工客服, as a button. */
export function personChoice(locale: Locale): Choice {
  return worded('counter.button.human', locale);
}

/** 预约回电, as a button. */
export function callbackChoice(locale: Locale): Choice {
  return worded('handoff.button.callback', locale);
}

/** 留言, as a button. */
export function messageChoice(locale: Locale): Choice {
  return worded('handoff.button.message', locale);
}

function worded(key: TextKey, locale: Locale): Choice {
  const title = text(locale, key);
  return { title, say: title };
}
