import { randomBytes } from 'node:crypto';
import type { StaffMember } from '../api/staff.js';
import type { Clock } from '../clock.js';
import type { SessionStore, Staff, StoredSession } from './port.js';
import { csrfOf, newToken, tokenHash } from './tokens.js';

/** Somebody who is signed in. */
export interface SignedIn {
  readonly staff: StaffMember;
  /** The session's own id, by which its owner may name it; no secret. */
  readonly id: string;
  readonly hash: string;
  /** What has to come with everything that changes something. */
  readonly csrf: string;
  readonly mustChangePassword: boolean;
  readonly twoStep: boolean;
  /** Signed in by the institution's own sign-on. */
  readonly external: boolean;
  /** Epoch ms: when it ends, whatever is done. */
  readonly endsAt: number;
}

/** What sessions are made of. */
export interface SessionParts {
  readonly store: SessionStore;
  readonly clock: Clock;
  /** Signs anti-forgery tokens. */
  readonly key: Buffer;
  /** A session ends when nothing was done for so long, and in any case after so long. In ms. */
  readonly idleMs: number;
  readonly longestMs: number;
}

/** Sessions, as those who check them know them. All throw StoreUnavailable. */
export interface Sessions {
  /** A new session, and its token; undefined when the account has changed meanwhile. */
  begin(staff: Staff, agent: string): Promise<{ readonly token: string; readonly signedIn: SignedIn } | undefined>;
  /** Whose token it is. It counts as being used unless `quietly`. */
  of(token: string, quietly?: boolean): Promise<SignedIn | undefined>;
  list(staff: string): Promise<readonly StoredSession[]>;
  end(hash: string): Promise<void>;
  endOne(staff: string, id: string): Promise<boolean>;
  endAll(staff: string): Promise<void>;
  readonly idleMs: number;
}

/** That a session is in use is noted so often, and no oftener. */
const NOTE_MS = 30_000;

/** Opens sessions on their store. */
export function openSessions({ store, clock, key, idleMs, longestMs }: SessionParts): Sessions {
  const alive = ({ began, seen }: StoredSession, now: number): boolean => now - seen < idleMs && now - began < longestMs;
  const signedIn = (session: StoredSession, staff: Staff, token: string): SignedIn => ({
    staff: memberOf(staff), id: session.id, hash: session.hash, csrf: csrfOf(key, token),
    mustChangePassword: staff.mustChangePassword, twoStep: staff.totp !== '', external: staff.external !== '', endsAt: session.began + longestMs,
  });
  return {
    idleMs,
    begin: async (staff, agent) => {
      const now = clock.now();
      await store.forget(now - longestMs, now - idleMs);
      const token = newToken();
      const session = { hash: tokenHash(token), id: randomBytes(8).toString('hex'), staff: staff.id, stamp: staff.stamp, began: now, seen: now, agent: agent.slice(0, 200) };
      return (await store.begin(session)) ? { token, signedIn: signedIn(session, staff, token) } : undefined;
    },
    of: async (token, quietly = false) => {
      if (!/^[\w-]{43}$/.test(token)) return undefined;
      const found = await store.find(tokenHash(token));
      const now = clock.now();
      if (found === undefined || !alive(found.session, now)) return undefined;
      if (!quietly && now - found.session.seen >= NOTE_MS) await store.seen(found.session.hash, now);
      return signedIn(found.session, found.staff, token);
    },
    list: async (staff) => (await store.of(staff)).filter((session) => alive(session, clock.now())),
    end: (hash) => store.end(hash),
    endOne: (staff, id) => store.endOne(staff, id),
    endAll: (staff) => store.endAll(staff),
  };
}

/** Somebody as their colleagues may see them. */
export function memberOf({ id, name, displayName, workNumber, roles, teams, skills, languages, locale }: Staff): StaffMember {
  return { id, name, displayName, workNumber, roles: [...roles], teams: [...teams], skills: [...skills], languages: [...languages], locale };
}
