import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import nock from 'nock';

/** Our bot's app id, as if Azure had given it. */
export const APP_ID = '6f1c0b1e-2d3a-4c5b-8e9f-0a1b2c3d4e5f';
/** The bank's own tenant. */
export const TENANT_ID = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
/** What Microsoft's login gives for our password. */
export const PUSH_TOKEN = 'token-for-the-connector';

const KEY_ID = 'key-1';

/** What a channel's token says; undefined leaves a claim out. */
export interface TokenClaims {
  readonly issuer?: string;
  readonly audience?: string;
  readonly serviceurl?: string | undefined;
  /** Seconds from now. */
  readonly expires?: number;
  readonly begins?: number;
  readonly keyId?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** Bot Framework's authority, with a key of our own: its metadata and keys, and Microsoft's login for our pushes, are served by nock. */
export class Authority {
  private constructor(
    private readonly key: CryptoKey,
    private readonly published: JWK,
  ) {}

  /** Nothing but this machine is reached from here on. */
  static async open(): Promise<Authority> {
    nock.disableNetConnect();
    nock.enableNetConnect(/^(127\.0\.0\.1|localhost)(:|$)/);
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    return new Authority(privateKey, await exportJWK(publicKey));
  }

  /** Serves the keys, endorsed for these channels; the same ones for tokens of other bots and of the Emulator. */
  serveKeys(endorsements: readonly string[]): void {
    nock('https://login.microsoftonline.com').persist()
      .get('/common/v2.0/.well-known/openid-configuration').reply(200, { jwks_uri: 'https://login.microsoftonline.com/common/keys' })
      .get('/common/keys').reply(200, { keys: [{ ...this.published, kid: KEY_ID, use: 'sig' }] });
    nock('https://login.botframework.com').persist()
      .get('/v1/.well-known/openidconfiguration').reply(200, { issuer: 'https://api.botframework.com', jwks_uri: 'https://login.botframework.com/v1/.well-known/keys', id_token_signing_alg_values_supported: ['RS256'] })
      .get('/v1/.well-known/keys').reply(200, { keys: [{ ...this.published, kid: KEY_ID, use: 'sig', endorsements }] });
  }

  /** Serves tokens for pushes at a tenant; returns what was asked for. */
  serveLogin(tenant: string): URLSearchParams[] {
    const asked: URLSearchParams[] = [];
    const endpoint = `https://login.microsoftonline.com/${tenant}`;
    nock('https://login.microsoftonline.com').persist()
      .get('/common/discovery/instance').query(true).reply(200, { tenant_discovery_endpoint: `${endpoint}/v2.0/.well-known/openid-configuration`, 'api-version': '1.1', metadata: [] })
      .get(`/${tenant}/v2.0/.well-known/openid-configuration`).query(true).reply(200, { token_endpoint: `${endpoint}/oauth2/v2.0/token`, issuer: `${endpoint}/v2.0`, authorization_endpoint: `${endpoint}/oauth2/v2.0/authorize`, jwks_uri: `${endpoint}/discovery/v2.0/keys`, end_session_endpoint: `${endpoint}/oauth2/v2.0/logout` })
      .post(`/${tenant}/oauth2/v2.0/token`, (body: Readonly<Record<string, string>>) => {
        asked.push(new URLSearchParams(body));
        return true;
      }).query(true).reply(200, { token_type: 'Bearer', expires_in: 3_600, ext_expires_in: 3_600, access_token: PUSH_TOKEN });
    return asked;
  }

  /** Has the login refuse our password. */
  refuseLogin(tenant: string): void {
    nock('https://login.microsoftonline.com').post(`/${tenant}/oauth2/v2.0/token`).query(true).reply(401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.', error_codes: [7000215] });
  }

  /** A token as a channel would bear it, right unless told otherwise. */
  token({ issuer = 'https://api.botframework.com', audience = APP_ID, serviceurl, expires = 600, begins = -60, keyId = KEY_ID, more = {} }: TokenClaims, key: CryptoKey = this.key): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ ...(serviceurl !== undefined && { serviceurl }), ...more }).setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
      .setIssuer(issuer).setAudience(audience).setNotBefore(now + begins).setExpirationTime(now + expires).sign(key);
  }

  /** The network as it was. */
  close(): void {
    nock.cleanAll();
    nock.enableNetConnect();
    nock.restore();
  }
}
