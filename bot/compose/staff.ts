import { argon2Hasher } from '../../adapters/signin/argon2.js';
import { totpAuthenticator } from '../../adapters/signin/totp.js';
import type { StaffSide } from '../../adapters/database/staffSide.js';
import type { Vault } from '../../records/vault.js';
import type { Clock } from '../clock.js';
import type { Keys } from '../keys.js';
import { ApiProblem } from '../problem.js';
import type { StaffParts } from '../server/api/staffParts.js';
import { auditRoutes } from '../server/api/auditRoutes.js';
import { externalRoutes } from '../server/api/externalRoutes.js';
import { openGate, type Gate } from '../server/api/gate.js';
import type { ApiParts } from '../server/api/mount.js';
import { ownRoutes } from '../server/api/ownRoutes.js';
import type { Route } from '../server/api/route.js';
import { sessionRoutes } from '../server/api/sessionRoutes.js';
import { staffRoutes } from '../server/api/staffRoutes.js';
import { WrongSettings, type Settings } from '../settings.js';
import { makeAccount, type AccountParts } from '../staff/accounts.js';
import { limitsOn } from '../staff/limits.js';
import { ExternalRefused, ROLES, type ExternalSignOn } from '../staff/port.js';
import { openSessions } from '../staff/sessions.js';
import type { SignInParts } from '../staff/signIn.js';
import type { TurnLog } from '../turn/faults.js';

/** What sign-in and rights stand on. */
export interface StaffDeskParts {
  readonly settings: Settings;
  readonly log: TurnLog;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly vault: Vault;
  readonly database: StaffSide;
  /** The institution's name. */
  readonly issuer: () => string;
}

/** Who works here: the routes of sign-in and accounts, and what every other route stands on. */
export interface StaffDesk {
  readonly gate: Gate;
  readonly api: ApiParts;
  readonly routes: readonly Route[];
}

/**
 * Puts sign-in and rights together; makes the first account where the settings name its password.
 * @throws WrongSettings when that password is not good enough
 */
export async function openStaffDesk({ settings, log, clock, keys, vault, database, issuer }: StaffDeskParts): Promise<StaffDesk> {
  const accounts = accountParts(database, vault, clock);
  await firstAccount(accounts, settings.CONSOLE_ADMIN_PASSWORD);
  const sessions = openSessions({ store: database.sessions, clock, key: keys.token, idleMs: settings.SESSION_IDLE_MINUTES * 60_000, longestMs: settings.SESSION_HOURS * 3_600_000 });
  const reach = { publicUrl: settings.PUBLIC_URL, trustProxy: settings.TRUST_PROXY };
  const gate = openGate(sessions, reach);
  const signIn: SignInParts = { ...accounts, vault, authenticator: totpAuthenticator };
  const parts: StaffParts = { log, signIn, accounts, sessions, audit: database.audit, key: keys.token, external: openSignOn(settings, vault, clock), issuer };
  return {
    gate,
    api: { log, gate, audit: database.audit, vault, reach },
    routes: [...sessionRoutes(parts), ...ownRoutes(parts), ...externalRoutes(parts), ...staffRoutes(parts), ...auditRoutes(database.audit)],
  };
}

/** What keeping accounts stands on; for the command line, too. */
export function accountParts(database: StaffSide, vault: Vault, clock: Clock): AccountParts {
  const limits = limitsOn(database.tries, clock, (value) => vault.lookup(`try ${value}`));
  return { staff: database.staff, audit: database.audit, clock, hasher: argon2Hasher(), limits };
}

/** The account `admin`, where there is none at all. @throws WrongSettings */
async function firstAccount(parts: AccountParts, password: string | undefined): Promise<void> {
  if (password === undefined || (await parts.staff.any())) return;
  try {
    await makeAccount(parts, { staff: '', address: '' }, { name: 'admin', workNumber: '', roles: ['admin'], teams: [], skills: [], languages: [], locale: 'zh-Hans', password });
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    // Another instance that starts at this moment has made it.
    if (problem.code !== 'NameTaken') throw new WrongSettings([`CONSOLE_ADMIN_PASSWORD: ${problem.message}`]);
  }
}

function openSignOn({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_SCOPE: scope, OIDC_ROLE_CLAIM: roleClaim, OIDC_ROLES: mapped }: Settings, vault: Vault, clock: Clock): ExternalSignOn | undefined {
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const roles = new Map(mapped.length > 0 ? mapped : ROLES.map((role) => [role, role] as const));
  let opening: Promise<ExternalSignOn> | undefined;
  // Loaded with the first sign-in: a server whose staff sign in by password never pays for it.
  const signOn = (): Promise<ExternalSignOn> => (opening ??= import('../../adapters/signin/oidc.js').then(
    ({ oidcSignOn }) => oidcSignOn({ issuer, clientId, clientSecret, scope, roleClaim, roles }, vault, clock),
    (cause: unknown) => { throw new ExternalRefused('the sign-on’s client could not be loaded', { cause }); },
  ));
  return {
    begin: async (redirectUri) => (await signOn()).begin(redirectUri),
    finish: async (redirectUri, query, memory) => (await signOn()).finish(redirectUri, query, memory),
  };
}
