import type { Locale } from '../../records/message.js';
import { ROLES, type Role } from '../api/staff.js';

export { ROLES, type Role };

/** Somebody's account, as it is kept. */
export interface Staff {
  /** Opaque, such as `s-4f9a0c21b7`. */
  readonly id: string;
  /** In lower case; nobody else's. */
  readonly name: string;
  readonly displayName: string;
  readonly workNumber: string;
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly locale: Locale;
  readonly active: boolean;
  /** Set by somebody else: it is good for one thing only. */
  readonly mustChangePassword: boolean;
  /** Argon2id, in its own notation; '' where somebody has none. */
  readonly passwordHash: string;
  /** The authenticator's secret, sealed; '' where there is none. */
  readonly totp: string;
  /** A secret that was shown and is not proved yet, sealed. */
  readonly totpPending: string;
  /** SHA-256 of each recovery code that is left, in hex. */
  readonly recovery: readonly string[];
  /** Who they are to the institution's own sign-on, keyed; '' where they don't use it. */
  readonly external: string;
  /** Failed sign-ins since the last that succeeded. */
  readonly failed: number;
  /** Rises with each change. */
  readonly version: number;
  /** Rises with each change that ends the account's sessions. */
  readonly stamp: number;
  readonly createdAt: string;
}

/** What became of a change. `last-admin`: nobody would be left to keep accounts. */
export type StaffChanged = 'changed' | 'stale' | 'last-admin';

/** Accounts. All throw StoreUnavailable when the database can't. */
export interface StaffStore {
  /** False when the name, or who they are to the outside sign-on, is taken. */
  add(staff: Staff): Promise<boolean>;
  byId(id: string): Promise<Staff | undefined>;
  byName(name: string): Promise<Staff | undefined>;
  byExternal(external: string): Promise<Staff | undefined>;
  /** All, by name. */
  list(): Promise<readonly Staff[]>;
  /** Whether there is any account at all. */
  any(): Promise<boolean>;
  /**
   * Puts `next` in the place of the version before it. `next.stamp` above the stored one ends the account's sessions.
   * `failed` is not touched.
   */
  change(next: Staff): Promise<StaffChanged>;
  /** Counts a failed sign-in, or (false) forgets them. */
  failed(id: string, one: boolean): Promise<void>;
  /** Takes an authenticator's time step, once: false when it, or a later one, was taken before. */
  takeStep(id: string, step: number): Promise<boolean>;
}

/** A session as it is kept: nothing in it lets anybody in. Times are epoch ms. */
export interface StoredSession {
  /** SHA-256 of the token, in hex. */
  readonly hash: string;
  /** By which its owner may name it. */
  readonly id: string;
  readonly staff: string;
  /** The account's, when it began. */
  readonly stamp: number;
  readonly began: number;
  readonly seen: number;
  /** What the browser called itself. */
  readonly agent: string;
}

/** Sessions. One whose account was disabled, or whose `stamp` is an older one, is not there. All throw StoreUnavailable. */
export interface SessionStore {
  /** False when the account has changed meanwhile. */
  begin(session: StoredSession): Promise<boolean>;
  find(hash: string): Promise<{ readonly session: StoredSession; readonly staff: Staff } | undefined>;
  seen(hash: string, at: number): Promise<void>;
  /** The latest first. */
  of(staff: string): Promise<readonly StoredSession[]>;
  end(hash: string): Promise<void>;
  /** One of somebody's own: false when they have none of that id. */
  endOne(staff: string, id: string): Promise<boolean>;
  endAll(staff: string): Promise<void>;
  /** Deletes what began or was seen before. */
  forget(began: number, seen: number): Promise<void>;
}

/** So many tries in so many seconds, counted under a key; from the first of them on. */
export interface TryLimit {
  readonly key: string;
  readonly tries: number;
  readonly seconds: number;
}

/** Counts tries, for all instances and over restarts. All throw StoreUnavailable. */
export interface TryStore {
  /** Takes one of each at once; 0, or for how many ms there is none: then none was taken. */
  take(limits: readonly TryLimit[], now: number): Promise<number>;
  /** Gives one of each back. */
  giveBack(keys: readonly string[]): Promise<void>;
  /** Forgets what was counted. */
  clear(keys: readonly string[]): Promise<void>;
}

/** Hashes passwords; slow by intent, and not on the event loop. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** With '' it takes as long as with a hash, and says no. @throws TooBusy when too many wait. */
  verify(hash: string, password: string): Promise<boolean>;
}

/** Too many passwords are being checked at the moment. */
export class TooBusy extends Error {
  constructor() {
    super('too many passwords at a time');
    this.name = 'TooBusy';
  }
}

/** An authenticator app's codes (RFC 6238). */
export interface Authenticator {
  /** A new secret, base32. */
  secret(): string;
  /** `otpauth://totp/…`, for a picture that the app reads. */
  uri(secret: string, issuer: string, name: string): string;
  /** The time step that the code belongs to, among the one at `now` and its neighbours. */
  step(secret: string, code: string, now: number): number | undefined;
}

/** Somebody as the institution's own sign-on knows them. */
export interface ExternalPerson {
  /** Issuer and subject in one; never somebody else's. */
  readonly id: string;
  /** What they would be called here; may be unfit or taken. */
  readonly name: string;
  readonly displayName: string;
  /** What their claims make them here; none: they have no business here. */
  readonly roles: readonly Role[];
}

/** The sign-on did not say who it is. Its message is for the log, and holds nothing personal. */
export class ExternalRefused extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'ExternalRefused';
  }
}

/** The institution's own sign-on (OpenID Connect). */
export interface ExternalSignOn {
  /** Where to send the browser, and what it has to bring back. @throws ExternalRefused when the sign-on can't be reached */
  begin(redirectUri: string): Promise<{ readonly location: string; readonly memory: string }>;
  /** Who came back with `query`. @throws ExternalRefused */
  finish(redirectUri: string, query: URLSearchParams, memory: string): Promise<ExternalPerson>;
}
