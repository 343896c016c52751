import * as oidc from 'openid-client';
import { z } from 'zod';
import { ExternalRefused, type ExternalPerson, type ExternalSignOn, type Role } from '../../bot/staff/port.js';
import type { Clock } from '../../bot/clock.js';
import type { Vault } from '../../records/vault.js';

/** The institution's own sign-on, and what its claims mean here. */
export interface OidcSettings {
  /** https, or http on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Where in the claims the roles are: `roles`, `realm_access.roles`. */
  readonly roleClaim: string;
  /** What each value of it makes somebody. */
  readonly roles: ReadonlyMap<string, Role>;
}

/** For all of a call to the sign-on, in seconds. */
const TIMEOUT = 10;
/** How long somebody may take over there. */
const PATIENCE_MS = 600_000;

const memoryShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), redirectUri: z.string(), until: z.number() });

/** Code flow with PKCE, state and nonce. Its keys and addresses are fetched with the first sign-in, so that a sign-on that is away does not stop the start. */
export function oidcSignOn(settings: OidcSettings, vault: Pick<Vault, 'seal' | 'open'>, clock: Clock): ExternalSignOn {
  let found: Promise<oidc.Configuration> | undefined;
  const configuration = async (): Promise<oidc.Configuration> => {
    found ??= discover(settings);
    try {
      return await found;
    } catch (cause) {
      found = undefined;
      throw new ExternalRefused('the sign-on can’t be reached, or does not describe itself', { cause });
    }
  };
  return {
    begin: async (redirectUri) => {
      const config = await configuration();
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
      const location = oidc.buildAuthorizationUrl(config, { redirect_uri: redirectUri, scope: settings.scope, state, nonce, code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' });
      // Sealed and kept by the browser: any instance can go on with it, and a link from elsewhere finds none.
      return { location: location.href, memory: vault.seal(JSON.stringify({ state, nonce, verifier, redirectUri, until: clock.now() + PATIENCE_MS })) };
    },
    finish: async (redirectUri, query, memory) => {
      const { state, nonce, verifier, until, redirectUri: begun } = opened(vault, memory);
      if (until < clock.now() || begun !== redirectUri) throw new ExternalRefused('no sign-in was begun in this browser, or too long ago');
      const config = await configuration();
      const back = new URL(redirectUri);
      back.search = query.toString();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
        const claims = tokens.claims();
        if (claims === undefined) throw new ExternalRefused('no id token');
        // Some tell more there than in the token.
        const more = valueAt(claims, settings.roleClaim) === undefined && config.serverMetadata().userinfo_endpoint !== undefined ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : {};
        return personOf(settings, claims.iss, claims.sub, { ...more, ...claims });
      } catch (cause) {
        throw cause instanceof ExternalRefused ? cause : new ExternalRefused('the sign-on did not say who it is', { cause });
      }
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  // The settings let http through on this machine only; the library marks it as deprecated to make it stand out.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return oidc.discovery(url, clientId, clientSecret, undefined, { timeout: TIMEOUT, ...(url.protocol === 'http:' && { execute: [oidc.allowInsecureRequests] }) });
}

function opened(vault: Pick<Vault, 'open'>, memory: string): z.infer<typeof memoryShape> {
  try {
    return memoryShape.parse(JSON.parse(vault.open(memory)));
  } catch (cause) {
    throw new ExternalRefused('no sign-in was begun in this browser, or too long ago', { cause });
  }
}

function personOf({ roleClaim, roles }: OidcSettings, issuer: string, subject: string, claims: object): ExternalPerson {
  const said = valueAt(claims, roleClaim);
  const values = typeof said === 'string' ? said.split(/[\s,]+/) : Array.isArray(said) ? said.filter((each) => typeof each === 'string') : [];
  const word = (name: string): string | undefined => {
    const value = valueAt(claims, name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined;
  };
  const name = word('preferred_username') ?? '';
  return {
    id: `${issuer} ${subject}`,
    name,
    displayName: word('name') ?? (name === '' ? subject.slice(0, 100) : name),
    roles: [...new Set(values.flatMap((value) => roles.get(value) ?? []))],
  };
}

/** A claim, in the depth that dots name; a name with a dot of its own (`https://x.example/roles`) counts first. */
function valueAt(claims: object, path: string): unknown {
  const own = (of: unknown, name: string): unknown => (typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? (of as Readonly<Record<string, unknown>>)[name] : undefined);
  return own(claims, path) ?? path.split('.').reduce<unknown>(own, claims);
}
