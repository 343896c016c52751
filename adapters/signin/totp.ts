import { Secret, TOTP } from 'otpauth';
import type { Authenticator } from '../../bot/staff/port.js';

/** What every authenticator app can do: six digits, thirty seconds, SHA-1. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Codes of authenticator apps (RFC 6238); a clock may be one step off. */
export const totpAuthenticator: Authenticator = {
  secret: () => new Secret({ size: 20 }).base32,
  uri: (secret, issuer, name) => new TOTP({ ...SHAPE, issuer, label: name, secret: Secret.fromBase32(secret) }).toString(),
  step: (secret, code, now) => {
    const token = code.replaceAll(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return undefined;
    const delta = new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret) }).validate({ token, timestamp: now, window: 1 });
    return delta === null ? undefined : Math.floor(now / 1_000 / SHAPE.period) + delta;
  },
};
