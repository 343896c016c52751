import { z } from 'zod';
import { ownChange, ownSessions, session as sessionAnswer, signIn, waysIn } from '../../api/session.js';
import { ApiProblem } from '../../problem.js';
import { deviceOf, newDevice } from '../../staff/devices.js';
import { normalName } from '../../staff/names.js';
import { changeOwn } from '../../staff/ownAccount.js';
import type { Staff } from '../../staff/port.js';
import { memberOf, type SignedIn } from '../../staff/sessions.js';
import { identify } from '../../staff/signIn.js';
import { cookieLine, cookieName } from './cookies.js';
import { route, type CallContext, type Route } from './route.js';
import type { StaffParts } from './staffParts.js';

/** A browser is known for so long, in seconds. */
const DEVICE_SECONDS = 180 * 86_400;
const DEVICE = '-device';

/** Signing in and out, and where one is signed in. */
export function sessionRoutes(parts: StaffParts): readonly Route[] {
  const { sessions, audit, key, external } = parts;
  return [
    route({
      method: 'GET', path: '/api/session/ways', who: 'anyone', summary: 'How one can sign in here', answer: waysIn,
      handle: () => Promise.resolve({ password: true as const, external: external !== undefined }),
    }),
    route({
      method: 'POST', path: '/api/session', who: 'anyone', summary: 'Sign in with name, password and, where it is on, a code', body: signIn, answer: sessionAnswer,
      handle: async (call) => {
        const { name, password, code } = call.body;
        const device = deviceOf(key, normalName(name), call.cookie(cookieName(call.secure, DEVICE)));
        const staff = await identify(parts.signIn, { name, password, code, network: call.network, address: call.address, ...(device !== undefined && { device }) });
        const begun = await begin(parts, call, staff, call.session);
        if (device === undefined) call.setCookie(cookieLine(call.secure, DEVICE, newDevice(key, staff.name), { seconds: DEVICE_SECONDS }));
        return seenSession(parts, begun);
      },
    }),
    route({
      method: 'GET', path: '/api/session', who: 'signed-in', summary: 'Who is signed in', answer: sessionAnswer, beforeNewPassword: true,
      handle: ({ session }) => Promise.resolve(seenSession(parts, session)),
    }),
    route({
      method: 'PATCH', path: '/api/session', who: 'signed-in', summary: 'Set one’s own language and shown name', body: ownChange, answer: sessionAnswer,
      handle: async ({ body, session, address }) => {
        const staff = await changeOwn(parts.signIn, { staff: session.staff.id, address }, body);
        return seenSession(parts, { ...session, staff: memberOf(staff) });
      },
    }),
    route({
      method: 'DELETE', path: '/api/session', who: 'signed-in', summary: 'Sign out', beforeNewPassword: true,
      handle: async (call) => {
        await sessions.end(call.session.hash);
        call.setCookie(cookieLine(call.secure, '', '', { seconds: 0 }));
        await audit.append({ staff: call.session.staff.id, what: 'session.end', subject: call.session.staff.id, address: call.address, outcome: 'done' });
      },
    }),
    route({
      method: 'GET', path: '/api/sessions', who: 'signed-in', summary: 'Where one is signed in', answer: ownSessions,
      handle: async ({ session }) => ({
        sessions: (await sessions.list(session.staff.id)).map(({ id, began, seen, agent, hash }) => ({ id, since: new Date(began).toISOString(), seenAt: new Date(seen).toISOString(), agent, current: hash === session.hash })),
      }),
    }),
    route({
      method: 'DELETE', path: '/api/sessions', who: 'signed-in', summary: 'Sign out everywhere, here too', beforeNewPassword: true,
      handle: async (call) => {
        await sessions.endAll(call.session.staff.id);
        call.setCookie(cookieLine(call.secure, '', '', { seconds: 0 }));
        await audit.append({ staff: call.session.staff.id, what: 'session.end-all', subject: call.session.staff.id, address: call.address, outcome: 'done' });
      },
    }),
    route({
      method: 'DELETE', path: '/api/sessions/:id', who: 'signed-in', summary: 'End one of one’s own sessions', params: z.object({ id: z.string().max(64) }),
      handle: async ({ params, session, address }) => {
        if (!(await sessions.endOne(session.staff.id, params.id))) throw new ApiProblem(404, 'NotFound', { en: 'no such session', 'zh-Hans': '没有这个登录会话' });
        await audit.append({ staff: session.staff.id, what: 'session.end', subject: session.staff.id, address, outcome: 'done', detail: { other: true } });
      },
    }),
  ];
}

/** Begins a session in the place of the one before: whoever knew the old token has nothing of the new one. @throws ApiProblem 401 when the account has changed at this moment */
export async function begin({ sessions, audit }: StaffParts, call: CallContext, staff: Staff, before: SignedIn | undefined, by = 'password'): Promise<SignedIn> {
  if (before !== undefined) await sessions.end(before.hash);
  const begun = await sessions.begin(staff, call.request.headers['user-agent'] ?? '');
  if (begun === undefined) throw new ApiProblem(401, 'WrongCredentials', { en: 'the account has changed at this moment; sign in again', 'zh-Hans': '账号刚刚发生变更，请重新登录' });
  call.setCookie(cookieLine(call.secure, '', begun.token));
  await audit.append({ staff: staff.id, what: 'session.begin', subject: staff.id, address: call.address, outcome: 'done', detail: { by } });
  return begun.signedIn;
}

/** A session as the console knows it. */
export function seenSession({ sessions }: Pick<StaffParts, 'sessions'>, { staff, csrf, mustChangePassword, twoStep, external, endsAt }: SignedIn): z.input<typeof sessionAnswer> {
  return { staff, csrf, mustChangePassword, twoStep, external, endsAt: new Date(endsAt).toISOString(), idleSeconds: sessions.idleMs / 1_000 };
}
