import type { IncomingMessage } from 'node:http';
import type restify from 'restify';
import type { Vault } from '../../../records/vault.js';
import { CSRF_HEADER } from '../../api/session.js';
import type { Audit } from '../../audit.js';
import { ApiProblem } from '../../problem.js';
import { networkOf } from '../../staff/names.js';
import type { SignedIn } from '../../staff/sessions.js';
import { sameSecret } from '../../staff/tokens.js';
import { faultOf, type TurnLog } from '../../turn/faults.js';
import { StoreUnavailable } from '../../turn/turnStore.js';
import { safely } from '../httpServer.js';
import { checker, sendAnswer, sendProblem } from './answer.js';
import { bodyOf } from './body.js';
import { addressOf, cookieOf, isForeign, originOf, type Reach } from './caller.js';
import { mayCall, type Gate } from './gate.js';
import { describedBy } from './openapi.js';
import type { CallContext, Route } from './route.js';

/** What the API stands on. */
export interface ApiParts {
  readonly log: TurnLog;
  readonly gate: Gate;
  readonly audit: Audit;
  readonly vault: Pick<Vault, 'lookup'>;
  readonly reach: Reach;
}

/** Puts routes on the server, and `GET /api/openapi.json` that describes them. @throws Error when two are the same */
export function mountApi(server: restify.Server, routes: readonly Route[], parts: ApiParts): void {
  const all = [...routes, describedBy(routes)];
  const twice = all.find(({ method, path }, index) => all.findIndex((other) => other.method === method && other.path === path) !== index);
  if (twice !== undefined) throw new Error(`two routes ${twice.method} ${twice.path}`);
  for (const route of all) {
    const handler = safely(parts.log, (request, response) => answered(route, parts, request, response));
    switch (route.method) {
      case 'GET': server.get(route.path, handler); break;
      case 'POST': server.post(route.path, handler); break;
      case 'PUT': server.put(route.path, handler); break;
      case 'PATCH': server.patch(route.path, handler); break;
      case 'DELETE': server.del(route.path, handler); break;
    }
  }
}

async function answered(route: Route, parts: ApiParts, request: restify.Request, response: restify.Response): Promise<void> {
  try {
    const context = contextOf(parts, request, response);
    const session = await admitted(route, parts, request, context);
    const body = await bodyOf(request, route);
    const given = { params: request.params as unknown, query: queryOf(request), body };
    sendAnswer(response, route, await route.run(given, checker(request), context, session));
  } catch (problem) {
    if (problem instanceof ApiProblem) {
      sendProblem(request, response, problem);
    } else if (problem instanceof StoreUnavailable) {
      parts.log.warn({ route: route.path, reason: problem.reason, fault: faultOf(problem) }, 'store unavailable');
      sendProblem(request, response, new ApiProblem(503, 'ServiceUnavailable', { en: 'the store can’t be reached at the moment; try again', 'zh-Hans': '存储暂时不可用，请稍后重试' }, { retryAfter: 5 }));
    } else {
      throw problem;
    }
  }
}

/** Lets somebody in, or says why not. @throws ApiProblem 401, 403 */
async function admitted(route: Route, { gate, audit, reach }: ApiParts, request: IncomingMessage, { address }: CallContext): Promise<SignedIn | undefined> {
  const safe = route.method === 'GET';
  const subject = `${route.method} ${route.path}`;
  if (!safe && isForeign(request, reach)) {
    await audit.append({ what: 'api.forged', subject, address, outcome: 'refused' });
    throw forged();
  }
  const session = await gate.sessionOf(request);
  if (route.who === 'anyone') return session;
  if (session === undefined) throw new ApiProblem(401, 'NotSignedIn', { en: 'sign in first', 'zh-Hans': '请先登录' });
  const { staff } = session;
  if (!mayCall(route.who, staff.roles)) {
    await audit.append({ staff: staff.id, what: 'api.denied', subject, address, outcome: 'refused', detail: { roles: [...staff.roles] } });
    throw new ApiProblem(403, 'WrongRole', { en: 'your role does not allow this', 'zh-Hans': '您的角色无权执行此操作' });
  }
  if (session.mustChangePassword && route.beforeNewPassword !== true) throw new ApiProblem(403, 'PasswordMustChange', { en: 'change your password first', 'zh-Hans': '请先修改密码' });
  const csrf = request.headers[CSRF_HEADER.toLowerCase()];
  if (!safe && (typeof csrf !== 'string' || !sameSecret(csrf, session.csrf))) {
    await audit.append({ staff: staff.id, what: 'api.forged', subject, address, outcome: 'refused' });
    throw forged();
  }
  return session;
}

function forged(): ApiProblem {
  return new ApiProblem(403, 'Forged', { en: `this did not come from our own page (${CSRF_HEADER}); reload it`, 'zh-Hans': '请求并非来自本系统页面，请刷新页面后重试' });
}

function contextOf({ reach, vault }: ApiParts, request: IncomingMessage, response: restify.Response): CallContext {
  const origin = originOf(request, reach);
  const network = networkOf(addressOf(request, reach));
  return {
    request, network, origin,
    address: vault.lookup(`address ${network}`),
    secure: origin.startsWith('https:'),
    cookie: (name) => cookieOf(request, name),
    setCookie: (line) => {
      const before = response.getHeader('Set-Cookie');
      response.setHeader('Set-Cookie', [...(Array.isArray(before) ? before.map(String) : []), line]);
    },
  };
}

/** The query as an object; what is given several times is a list. */
function queryOf(request: IncomingMessage): Readonly<Record<string, string | string[]>> {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  return Object.fromEntries([...new Set(searchParams.keys())].map((name) => {
    const values = searchParams.getAll(name);
    return [name, values.length === 1 ? (values[0] ?? '') : values];
  }));
}
