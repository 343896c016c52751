import { once } from 'node:events';
import type restify from 'restify';
import { html, trusted } from '../../../records/exportMarkup.js';
import type { Locale } from '../../../records/message.js';
import { fileHtml } from '../../../supervision/customers/fileHtml.js';
import type { DataRequest } from '../../../supervision/customers/request.js';
import { text } from '../../../texts/catalogue.js';
import { safely } from '../../server/httpServer.js';
import type { TryStore } from '../../staff/port.js';
import type { TurnLog } from '../../turn/faults.js';
import { openFile, subjectsOf } from './file.js';
import { gather } from './gather.js';
import { requestIn } from './link.js';
import type { CustomerParts } from './parts.js';
import { typedPerson } from './person.js';
import { NOBODY, requestsOf } from './requestRoutes.js';

const LONGEST = 2_000;
/** Wrong answers for one link within an hour. */
const TRIES = 5;
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};
const STYLE = 'body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#1c2422;background:#f4f6f5;margin:0;display:grid;place-items:center;min-height:100vh}main{background:#fff;padding:24px;border-radius:12px;max-width:420px;margin:16px}h1{font-size:20px;margin:0 0 8px}label{display:block;margin:12px 0 4px}input{font:inherit;width:100%;box-sizing:border-box;padding:10px;border:1px solid #63716d;border-radius:8px}button{font:inherit;margin-top:12px;width:100%;padding:10px;border:0;border-radius:8px;background:#0b6b5d;color:#fff}.bad{color:#a8071a}';

/**
 * `/my-data/{request}?…`: the package that a customer asked for. The link stands in the chat, where staff may read it: so
 * whoever opens it also types the contact that they had verified, which staff see masked.
 */
export function mountMyData(server: restify.Server, parts: CustomerParts, { log, tries }: { readonly log: TurnLog; readonly tries: TryStore }): void {
  const { key, clock, audit, profile } = parts;
  const requests = requestsOf(parts);
  const known = async (address: string): Promise<DataRequest | undefined> => {
    const id = requestIn(key, address, clock.now());
    const request = id === undefined ? undefined : await requests.byId(id);
    return request?.answer?.how === 'link' ? request : undefined;
  };
  const show = (response: restify.Response, status: number, locale: Locale, problem?: 'data-request.page.wrong' | 'data-request.page.wait'): void => {
    response.sendRaw(status, formPage(locale, profile().name[locale], problem), HEADERS);
  };
  const gone = (response: restify.Response): void => {
    response.sendRaw(404, html`<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>404</title><style>${trusted(STYLE)}</style></head><body><main><p>${text('zh-Hans', 'data-request.page.gone')}</p><p lang="en">${text('en', 'data-request.page.gone')}</p></main></body></html>`.text, HEADERS);
  };
  server.get('/my-data/:id', safely(log, async (request, response) => {
    const found = await known(request.url ?? '');
    if (found === undefined) gone(response);
    else show(response, 200, found.locale);
  }));
  server.post('/my-data/:id', safely(log, async (request, response) => {
    const found = await known(request.url ?? '');
    if (found === undefined) {
      gone(response);
      return;
    }
    const typed = new URLSearchParams(await bodyOf(request)).get('who') ?? '';
    const limit = { key: `my-data ${found.id}`, tries: TRIES, seconds: 3_600 };
    if ((await tries.take([limit], clock.now())) > 0) {
      show(response, 429, found.locale, 'data-request.page.wait');
      return;
    }
    const [subject = ''] = subjectsOf(found.person, parts);
    if (!isTyped(found, typed)) {
      await audit.append({ what: 'customer.fetched', subject, outcome: 'refused', detail: { request: found.id } });
      show(response, 403, found.locale, 'data-request.page.wrong');
      return;
    }
    await tries.clear([limit.key]);
    await audit.append({ what: 'customer.fetched', subject, outcome: 'done', detail: { request: found.id } });
    const file = await openFile(parts, found.person, NOBODY);
    const how = { audience: 'customer', unsealed: true, reader: NOBODY, locale: found.locale } as const;
    const { name, timeZone } = profile();
    response.writeHead(200, HEADERS);
    for await (const piece of fileHtml(gather(parts, file, how), { ...how, institution: name[found.locale], timeZone, madeAt: new Date(clock.now()).toISOString() })) {
      if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  }));
}

function isTyped({ person }: DataRequest, typed: string): boolean {
  const { contacts, identities } = typedPerson(typed);
  return contacts.some((each) => person.contacts.some(({ kind, value }) => kind === each.kind && value === each.value)) || identities.some((each) => person.identities.includes(each));
}

async function bodyOf(request: restify.Request): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += Buffer.from(chunk as Uint8Array).toString('utf8');
    if (text.length > LONGEST) return '';
  }
  return text;
}

function formPage(locale: Locale, institution: string, problem?: 'data-request.page.wrong' | 'data-request.page.wait'): string {
  const say = (name: 'title' | 'who' | 'open'): string => text(locale, `data-request.page.${name}`);
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${say('title')}</title><style>${trusted(STYLE)}</style></head>
<body><main><p>${institution}</p><h1>${say('title')}</h1>${problem === undefined ? undefined : html`<p class="bad" role="alert">${text(locale, problem)}</p>`}
<form method="post"><label for="who">${say('who')}</label><input id="who" name="who" autocomplete="off" required maxlength="200"><button>${say('open')}</button></form></main></body></html>
`.text;
}
