import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the sign-on knows of somebody, by the name they give there. */
export type Claims = Readonly<Record<string, unknown>>;

/** A real OpenID provider on this machine. */
export interface LoopbackProvider {
  readonly issuer: string;
  /** Lets a client come back to an address. */
  admit(redirectUri: string): void;
  stop(): Promise<void>;
}

/** The client that the console is, there. */
export const CLIENT = { OIDC_CLIENT_ID: 'guitai', OIDC_CLIENT_SECRET: 'a client secret of more than thirty-two characters' };

/** Starts a provider where these people can sign in, whatever their password. */
export async function startProvider(people: ReadonlyMap<string, Claims>): Promise<LoopbackProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const redirects: string[] = ['http://127.0.0.1:1/api/session/oidc/callback'];
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.OIDC_CLIENT_ID, client_secret: CLIENT.OIDC_CLIENT_SECRET, redirect_uris: redirects, grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'roles', 'realm_access'] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['a key for the cookies of the provider'] },
    findAccount: (_context, id) => (people.has(id) ? { accountId: id, claims: () => ({ sub: id, ...people.get(id) }) } : undefined),
  });
  // The product's port is known only after it was told the provider's.
  const admitted = provider.Client.prototype as { redirectUriAllowed(uri: string): boolean };
  admitted.redirectUriAllowed = (uri) => redirects.includes(uri);
  server.on('request', provider.callback() as (request: unknown, response: unknown) => void);
  return {
    issuer,
    admit: (redirectUri) => void redirects.push(redirectUri),
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

/** Somebody's browser over there: follows from `location` through sign-in and consent, until it is sent back; gives back where to. */
export async function signInThere(location: string, login: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>();
  const go = async (url: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const response = await fetch(url, { redirect: 'manual', headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }, ...(form && { method: 'POST', body: new URLSearchParams(form) }) });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  let at = location;
  for (let steps = 0; steps < 12; steps += 1) {
    if (!at.startsWith(issuer)) return at;
    let response = await go(at);
    if (response.status === 200) {
      const page = await response.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? at;
      response = await go(new URL(action, issuer).href, page.includes('value="login"') ? { prompt: 'login', login, password: 'any' } : { prompt: 'consent' });
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`the provider stopped with ${response.status}: ${(await response.text()).slice(0, 300)}`);
    at = new URL(next, issuer).href;
  }
  throw new Error('the provider went round in circles');
}
