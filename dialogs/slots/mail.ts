import type { Place } from './replaced.js';

const CANDIDATE = /[a-z0-9.!#$%&*+/=?^_`{|}~'-]+@[^\s,，、;；:：。()（）<>《》"“”]*/g;
const GOOD = /^[a-z0-9!#$%&*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})/;

/** Mail addresses in normalised text; `value` undefined where something with an @ is none. */
export function findMails(text: string): (Place & { readonly value: string | undefined })[] {
  return [...text.matchAll(CANDIDATE)].map((match) => {
    // Words may follow without a space: 邮箱mary@example.com谢谢.
    const good = GOOD.exec(match[0])?.[0];
    const usable = good !== undefined && good.length <= 254 && good.indexOf('@') <= 64 && !/^[a-z0-9-]/.test(match[0].slice(good.length)) && !/^\.[a-z0-9]/.test(match[0].slice(good.length));
    return { from: match.index, to: match.index + (usable ? good.length : match[0].length), value: usable ? good : undefined };
  });
}
