import type { IncomingMessage } from 'node:http';
import type { Role } from '../../api/staff.js';
import type { Sessions, SignedIn } from '../../staff/sessions.js';
import { cookieOf, isOurs, originOf, type Reach } from './caller.js';
import { cookieName } from './cookies.js';
import type { Who } from './route.js';

/** Whether a socket may be opened, and else the HTTP status and code to refuse it with. */
export type Upgrade = { readonly ok: true; readonly session: SignedIn } | { readonly ok: false; readonly status: 401 | 403; readonly code: 'NotSignedIn' | 'WrongRole' | 'Forged' | 'PasswordMustChange' };

/** Knows who is at the door. */
export interface Gate {
  /** Who sent a request; undefined when nobody is signed in. `quietly`: it does not count as their doing something. @throws StoreUnavailable */
  sessionOf(request: IncomingMessage, quietly?: boolean): Promise<SignedIn | undefined>;
  /**
   * Whether a WebSocket of the console may be opened. Browsers ask nobody before they open one to another site, and send
   * the cookies along: the origin must be ours. Call `sessionOf(request, true)` every now and then: sessions end.
   * @throws StoreUnavailable
   */
  authenticateUpgrade(request: IncomingMessage, who?: Exclude<Who, 'anyone'>): Promise<Upgrade>;
}

/** Opens the gate on sessions. */
export function openGate(sessions: Pick<Sessions, 'of'>, reach: Reach): Gate {
  const sessionOf = async (request: IncomingMessage, quietly = false): Promise<SignedIn | undefined> => {
    const token = cookieOf(request, cookieName(originOf(request, reach).startsWith('https:')));
    return token === undefined ? undefined : await sessions.of(token, quietly);
  };
  return {
    sessionOf,
    authenticateUpgrade: async (request, who = 'signed-in') => {
      const { origin } = request.headers;
      if (origin === undefined || !isOurs(origin, request, reach)) return { ok: false, status: 403, code: 'Forged' };
      const session = await sessionOf(request);
      if (session === undefined) return { ok: false, status: 401, code: 'NotSignedIn' };
      if (session.mustChangePassword) return { ok: false, status: 403, code: 'PasswordMustChange' };
      return mayCall(who, session.staff.roles) ? { ok: true, session } : { ok: false, status: 403, code: 'WrongRole' };
    },
  };
}

/** Whether somebody with these roles may call what is open to `who`. */
export function mayCall(who: Who, roles: readonly Role[]): boolean {
  return typeof who === 'string' || who.some((each) => roles.includes(each));
}
