import type { z } from 'zod';
import { newAccount } from '../../bot/api/staff.js';
import { CSRF_HEADER, session, type Session } from '../../bot/api/session.js';
import type { Clock } from '../../bot/clock.js';
import type { Settings } from '../../bot/settings.js';
import { makeAccount } from '../../bot/staff/accounts.js';
import { onAccounts } from '../accounts.js';
import { Line } from '../bench/http.js';

/** Who is to have an account; see `newAccount`. */
export type AccountWish = z.input<typeof newAccount>;

/** Everybody's password on a tool's own server. */
export const PASSWORD = 'lantern river 42 copper';
const BY = { staff: 'command-line', address: '' };

/** Makes accounts before the server of these settings starts, all with {@link PASSWORD}. */
export async function makeAccounts(settings: Settings, wishes: readonly AccountWish[], clock?: Clock): Promise<void> {
  await onAccounts(settings, async (parts) => {
    for (const wish of wishes) await makeAccount(parts, BY, { ...newAccount.parse(wish), password: PASSWORD });
  }, clock);
}

/** Somebody who is signed in at the API. */
export interface SignedIn {
  readonly staff: Session['staff'];
  /** What a browser would send: `name=value; …`. */
  readonly cookie: string;
  get(path: string): Promise<unknown>;
  post(path: string, body?: unknown): Promise<unknown>;
  close(): void;
}

/** Signs somebody of {@link makeAccounts} in through the API. @throws Error when they may not */
export function signIn(address: string, name: string): Promise<SignedIn> {
  return signInAs(address, name, PASSWORD);
}

/** Signs somebody in through the API. @throws Error when they may not */
export async function signInAs(address: string, name: string, password: string): Promise<SignedIn> {
  const response = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'Content-Type': 'application/json', Origin: address }, body: JSON.stringify({ name, password }) });
  if (!response.ok) throw new Error(`${name} could not sign in: ${response.status} ${await response.text()}`);
  const { staff, csrf } = session.parse(await response.json());
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const line = new Line(address);
  const headers = { Cookie: cookie, Origin: address, [CSRF_HEADER]: csrf };
  const parsed = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));
  return {
    staff, cookie,
    get: async (path) => parsed(await line.ask('GET', `/api${path}`, { headers })),
    post: async (path, body = {}) => parsed(await line.ask('POST', `/api${path}`, { headers, body: JSON.stringify(body) })),
    close: () => line.close(),
  };
}
