import { ApiProblem } from '../../problem.js';
import { accountOf } from '../../staff/external.js';
import { ExternalRefused, type ExternalSignOn } from '../../staff/port.js';
import { faultOf } from '../../turn/faults.js';
import { cookieLine, cookieName } from './cookies.js';
import { route, type Route } from './route.js';
import { begin } from './sessionRoutes.js';
import type { StaffParts } from './staffParts.js';

const MEMORY = '-signon';
const MEMORY_SECONDS = 600;
const CALLBACK = '/api/session/oidc/callback';
/** Where the browser goes then: the console, which asks who is signed in, or says why nobody is. */
const CONSOLE = '/console/';

/** Sign-in with the institution's own sign-on (OpenID Connect). The browser comes and goes here itself, so refusals are told by the console. */
export function externalRoutes(parts: StaffParts): readonly Route[] {
  return [
    route({
      method: 'GET', path: '/api/session/oidc', who: 'anyone', summary: 'On to the institution’s own sign-on', answer: 'redirect',
      handle: (call) => orBack(parts, async (signOn) => {
        const { location, memory } = await signOn.begin(`${call.origin}${CALLBACK}`);
        // Lax: the browser comes back by a link from elsewhere. The session's own cookie stays Strict: the console's page is the same for all, and asks from our origin.
        call.setCookie(cookieLine(call.secure, MEMORY, memory, { seconds: MEMORY_SECONDS, sameSite: 'Lax' }));
        return location;
      }),
    }),
    route({
      method: 'GET', path: CALLBACK, who: 'anyone', summary: 'Back from the institution’s own sign-on', answer: 'redirect',
      handle: (call) => orBack(parts, async (signOn) => {
        const memory = call.cookie(cookieName(call.secure, MEMORY));
        call.setCookie(cookieLine(call.secure, MEMORY, '', { seconds: 0, sameSite: 'Lax' }));
        if (memory === undefined) throw new ExternalRefused('no sign-in was begun in this browser, or too long ago');
        const person = await signOn.finish(`${call.origin}${CALLBACK}`, new URL(call.request.url ?? '/', call.origin).searchParams, memory);
        await begin(parts, call, await accountOf(parts.accounts, person, call.address), call.session, 'sign-on');
        return CONSOLE;
      }),
    }),
  ];
}

async function orBack({ external, log }: StaffParts, work: (signOn: ExternalSignOn) => Promise<string>): Promise<{ location: string }> {
  if (external === undefined) throw new ApiProblem(404, 'NotFound', { en: 'there is no other sign-on here', 'zh-Hans': '未配置机构统一登录' });
  try {
    return { location: await work(external) };
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status < 500) return { location: `${CONSOLE}?refused=${problem.code}` };
    if (!(problem instanceof ExternalRefused)) throw problem;
    log.warn({ why: problem.message, fault: faultOf(problem) }, 'sign-on refused');
    return { location: `${CONSOLE}?refused=SignOnFailed` };
  }
}
