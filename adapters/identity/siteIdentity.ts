import { errors, jwtVerify } from 'jose';
import { KeysUnavailable } from './remoteKeys.js';
import { siteClaims, type SiteCustomer } from './siteClaims.js';
import { openSiteKeys, type SiteKeySource } from './siteKeys.js';

/** Algorithms that a site's token may be signed with. HS256 goes with a shared secret, the others with public keys, `none` with nothing. */
export const SITE_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'HS256'] as const;

/** One of {@link SITE_ALGORITHMS}. */
export type SiteAlgorithm = (typeof SITE_ALGORITHMS)[number];

/** Why a token is not good: all that anybody outside is told. `unavailable` says nothing against the token; try again. */
export type SiteRefusal = 'expired' | 'not-yet' | 'refused' | 'unavailable';

/** A token, checked. */
export type SiteVerdict = { readonly ok: true; readonly identity: SiteCustomer } | { readonly ok: false; readonly reason: SiteRefusal };

/** How the institution's site signs who its customers are. */
export interface SiteIdentitySettings {
  readonly issuer: string;
  /** The name that we have with the site; a token for anybody else is not for us. */
  readonly audience: string;
  readonly algorithms: readonly SiteAlgorithm[];
  readonly keys: SiteKeySource;
  /** Told why a token was not taken, for the log: error codes and names of claims, nothing of what the token says. */
  readonly note?: (reason: SiteRefusal, why: string) => void;
}

/** Checks the tokens of the institution's own site. */
export interface SiteIdentity {
  /** Never throws; `now` in epoch milliseconds. */
  verify(token: string, now: number): Promise<SiteVerdict>;
}

const TOLERANCE = 30;
const LONGEST_TOKEN = 8_192;

/** Opens the check of a site's tokens. @throws RangeError for settings that contradict each other, or a key that is none. */
export async function openSiteIdentity(settings: SiteIdentitySettings): Promise<SiteIdentity> {
  const { issuer, audience, note } = settings;
  const algorithms = [...settings.algorithms];
  if (issuer === '' || audience === '') throw new RangeError('issuer and audience must be set');
  // A key of one kind must never serve the other: a public key is no secret.
  const secret = 'secret' in settings.keys;
  if (algorithms.length === 0 || algorithms.some((name) => !SITE_ALGORITHMS.includes(name) || (name === 'HS256') !== secret)) {
    throw new RangeError('HS256 goes with a shared secret and nothing else does');
  }
  const keys = await openSiteKeys(settings.keys);

  async function check(token: string, now: number): Promise<SiteVerdict & { readonly why?: string }> {
    if (token.length > LONGEST_TOKEN) return { ok: false, reason: 'refused', why: 'too large' };
    const { payload } = await jwtVerify(token, keys(now), {
      issuer, audience, algorithms, currentDate: new Date(now), clockTolerance: TOLERANCE, requiredClaims: ['sub', 'iat', 'exp'],
    });
    const claims = siteClaims.safeParse(payload);
    if (!claims.success) return { ok: false, reason: 'refused', why: `claims: ${claims.error.issues.map((issue) => String(issue.path[0])).join(', ')}` };
    const { issued, ...identity } = claims.data;
    return issued * 1_000 > now + TOLERANCE * 1_000 ? { ok: false, reason: 'not-yet', why: 'iat' } : { ok: true, identity };
  }

  return {
    async verify(token, now) {
      const verdict = await check(token, now).catch((error: unknown) => ({ ok: false as const, reason: reasonOf(error), why: whyOf(error) }));
      if (verdict.ok) return { ok: true, identity: verdict.identity };
      note?.(verdict.reason, verdict.why ?? '');
      return { ok: false, reason: verdict.reason };
    },
  };
}

/** Claims are only looked at once the signature is good, so what this tells, it tells the site's own customers. */
function reasonOf(error: unknown): SiteRefusal {
  if (error instanceof KeysUnavailable) return 'unavailable';
  if (error instanceof errors.JWTExpired) return 'expired';
  return error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf' && error.reason === 'check_failed' ? 'not-yet' : 'refused';
}

function whyOf(error: unknown): string {
  if (error instanceof KeysUnavailable) return error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}`.slice(0, 200) : error.message;
  if (error instanceof errors.JWTClaimValidationFailed) return `${error.code}: ${error.claim}`;
  return error instanceof errors.JOSEError ? error.code : error instanceof Error ? error.name : 'unknown';
}
