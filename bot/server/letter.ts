import { timingSafeEqual } from 'node:crypto';
import type restify from 'restify';
import { Temporal } from 'temporal-polyfill';
import type { Case } from '../../cases/case.js';
import type { Cases } from '../../cases/cases.js';
import { parseNumber } from '../../cases/number.js';
import type { Profile } from '../../cases/profile/profile.js';
import { html, trusted } from '../../records/exportMarkup.js';
import { showDate } from '../../dialogs/slots/dates/index.js';
import { text, type TextKey } from '../../texts/catalogue.js';
import { signed } from '../keys.js';
import type { TurnLog } from '../turn/faults.js';
import { safely } from './httpServer.js';
import { LETTER_STYLE } from './letterStyle.js';

/** What letters are made of. */
export interface LetterParts {
  readonly log: TurnLog;
  readonly cases: Pick<Cases, 'byNumber'>;
  readonly profile: () => Profile;
  readonly key: Buffer;
}

/** Where the written result of a case is; only who was given the link can open it. */
export function letterLink(key: Buffer, number: string): string {
  return `/letters/${number}?s=${signed(key, `letter ${number}`)}`;
}

/** `GET /letters/{number}?s=…`: the written result of a case as a letter to be printed or kept (norm 1.5.2). */
export function mountLetter(server: restify.Server, { log, cases, profile, key }: LetterParts): void {
  server.get('/letters/:number', safely(log, async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const number = url.pathname.slice('/letters/'.length);
    const given = Buffer.from(url.searchParams.get('s') ?? '');
    const wanted = Buffer.from(signed(key, `letter ${number}`));
    const known = parseNumber(number).kind === 'valid' && given.length === wanted.length && timingSafeEqual(given, wanted);
    const found = known ? await cases.byNumber(number) : undefined;
    const answered = found?.steps.findLast((step) => step.what === 'answered');
    if (found === undefined || answered?.note === undefined) {
      response.sendRaw(404, JSON.stringify({ error: { code: 'NotFound', message: 'no such letter' } }), { 'Content-Type': 'application/json; charset=utf-8' });
      return;
    }
    response.sendRaw(200, letterOf(found, { at: answered.at, words: answered.note }, profile()), {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
  }));
}

function letterOf(found: Case, { at, words }: { readonly at: string; readonly words: string }, profile: Profile): string {
  const { locale, number, kind, person, openedAt } = found;
  const say = (key: TextKey, params: Readonly<Record<string, string>> = {}): string => text(locale, key, params);
  const institution = profile.name[locale];
  const what = say(`desk.kind.${kind}`);
  const day = (instant: string): string => showDate(Temporal.Instant.from(instant).toZonedDateTimeISO(profile.timeZone).toPlainDate(), locale);
  const title = say('letter.title', { kind: what });
  return html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} ${number}</title><style>${trusted(LETTER_STYLE)}</style></head>
<body><main>
<header><p class="from">${institution}</p><h1>${title}</h1><p class="number">${say('letter.number', { number })}</p></header>
<p>${say('letter.to', { name: person.name ?? say('letter.customer') })}</p>
<p>${say('letter.begin', { day: day(openedAt), kind: what })}</p>
<div class="words">${words}</div>
<p>${say('letter.end', { phone: profile.phone })}</p>
<footer><p>${institution}</p><p>${day(at)}</p></footer>
</main></body>
</html>
`.text;
}
