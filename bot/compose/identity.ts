import { openSiteIdentity, type SiteIdentity } from '../../adapters/identity/siteIdentity.js';
import { WrongSettings, type Settings } from '../settings.js';
import type { TurnLog } from '../turn/faults.js';

/** Who checks the institution's own sign-ins; undefined when none is set up. @throws WrongSettings on keys that can't be used. */
export async function openIdentity(settings: Settings, log: TurnLog): Promise<SiteIdentity | undefined> {
  const { IDENTITY_ISSUER: issuer, IDENTITY_AUDIENCE: audience, IDENTITY_ALGORITHMS: algorithms, IDENTITY_JWKS_URL: jwksUrl, IDENTITY_KEY_FILE: keyFile, IDENTITY_SECRET: secret } = settings;
  const keys = jwksUrl !== undefined ? { jwksUrl } : keyFile !== undefined ? { keyFile } : secret !== undefined ? { secret } : undefined;
  if (issuer === undefined || audience === undefined || keys === undefined) return undefined;
  try {
    return await openSiteIdentity({ issuer, audience, algorithms, keys, note: (reason, why) => log.info({ reason, why }, 'site identity refused') });
  } catch (problem) {
    throw new WrongSettings([`IDENTITY: ${problem instanceof Error ? problem.message : String(problem)}`]);
  }
}
