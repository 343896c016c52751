import type { PersonalSpan } from './span.js';

const LOCAL = /[a-z0-9._%+'-]/i;
const DOMAIN = /[a-z0-9.-]/i;

/** E-mail addresses in plain text; places are those of the plain text. Linear: no part is scanned for two of them. */
export function findEmails(text: string): PersonalSpan[] {
  const found: PersonalSpan[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let from = at;
    while (from > 0 && LOCAL.test(text[from - 1] ?? '')) from -= 1;
    while (from < at && /[.'%-]/.test(text[from] ?? '')) from += 1;
    let to = at + 1;
    while (to < text.length && DOMAIN.test(text[to] ?? '')) to += 1;
    while (to > at + 1 && /[.-]/.test(text[to - 1] ?? '')) to -= 1;
    // What a mask left before the @ is no address.
    if (from === at || to === at + 1 || text[from - 1] === '*') continue;
    const domain = text.slice(at + 1, to);
    const whole = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i.test(domain);
    const announced = /(?:邮箱|郵箱|邮件|郵件|電郵|电邮|e-?mail)[^@]{0,12}$/i.test(text.slice(Math.max(0, from - 20), from));
    if (!whole && !announced) continue;
    found.push({ kind: 'email', certain: whole && !text.slice(from, at).includes('..') && text[at - 1] !== '.', from, to });
  }
  return found;
}
