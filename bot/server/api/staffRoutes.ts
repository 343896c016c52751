import { z } from 'zod';
import { account, accountChange, accountMade, accounts, newAccount, placeChange } from '../../api/staff.js';
import { changeAccount, known, makeAccount, resetAccount, seenAccount, type Keeper } from '../../staff/accounts.js';
import type { SignedIn } from '../../staff/sessions.js';
import { route, type CallContext, type Route } from './route.js';
import type { StaffParts } from './staffParts.js';

const one = z.object({ id: z.string().max(64) });

/** Accounts: admins keep them; supervisors see them, and say who works where and on what. */
export function staffRoutes({ accounts: parts, sessions, audit }: StaffParts): readonly Route[] {
  const keeper = ({ session, address }: CallContext & { readonly session: SignedIn }): Keeper => ({ staff: session.staff.id, address });
  return [
    route({
      method: 'GET', path: '/api/staff', who: ['supervisor', 'compliance', 'admin'], summary: 'All accounts', answer: accounts,
      handle: async () => ({ accounts: (await parts.staff.list()).map(seenAccount) }),
    }),
    route({
      method: 'GET', path: '/api/staff/:id', who: ['supervisor', 'compliance', 'admin'], summary: 'One account', params: one, answer: account,
      handle: async ({ params }) => seenAccount(await known(parts.staff, params.id)),
    }),
    route({
      method: 'POST', path: '/api/staff', who: ['admin'], summary: 'Make an account', body: newAccount, answer: accountMade, status: 201,
      handle: async (call) => {
        // What somebody else chose is good for one sign-in.
        const { staff, password } = await makeAccount(parts, keeper(call), { ...call.body, mustChange: true });
        return { account: seenAccount(staff), password };
      },
    }),
    route({
      method: 'PATCH', path: '/api/staff/:id', who: ['admin'], summary: 'Change an account, its roles, or disable it', params: one, body: accountChange, answer: account,
      handle: async (call) => seenAccount(await changeAccount(parts, keeper(call), call.params.id, call.body)),
    }),
    route({
      method: 'PATCH', path: '/api/staff/:id/place', who: ['supervisor', 'admin'], summary: 'Say who works where and on what', params: one, body: placeChange, answer: account,
      handle: async (call) => seenAccount(await changeAccount(parts, keeper(call), call.params.id, call.body)),
    }),
    route({
      method: 'POST', path: '/api/staff/:id/reset', who: ['admin'], summary: 'A new password, without two-step sign-in, for who has lost theirs', params: one, answer: accountMade,
      handle: async (call) => {
        const { staff, password } = await resetAccount(parts, keeper(call), call.params.id);
        return { account: seenAccount(staff), password };
      },
    }),
    route({
      method: 'DELETE', path: '/api/staff/:id/sessions', who: ['admin'], summary: 'Sign somebody out everywhere', params: one,
      handle: async (call) => {
        await known(parts.staff, call.params.id);
        await sessions.endAll(call.params.id);
        await audit.append({ ...keeper(call), what: 'session.end-all', subject: call.params.id, outcome: 'done' });
      },
    }),
  ];
}
