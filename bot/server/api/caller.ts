import type { IncomingMessage } from 'node:http';

/** How the server is reached. */
export interface Reach {
  /** PUBLIC_URL: our origin as the outside knows it. */
  readonly publicUrl: string | undefined;
  /** Whether X-Forwarded-For and X-Forwarded-Proto are a proxy's of ours. */
  readonly trustProxy: boolean;
}

/** Where a request comes from. */
export function addressOf(request: IncomingMessage, { trustProxy }: Reach): string {
  const forwarded = trustProxy ? String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : undefined;
  return forwarded === undefined || forwarded === '' ? (request.socket.remoteAddress ?? 'unknown') : forwarded;
}

/** Our origin as the caller sees it. */
export function originOf(request: IncomingMessage, { publicUrl, trustProxy }: Reach): string {
  if (publicUrl !== undefined) return publicUrl;
  return `${trustProxy && request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
}

/**
 * Whether a browser says that another page than ours began this. Every browser sends Origin with what is not a GET, and
 * with every WebSocket; a program that sends neither header has no cookies but those it was given.
 */
export function isForeign(request: IncomingMessage, reach: Reach): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin') return true;
  return origin !== undefined && !isOurs(origin, request, reach);
}

/** Whether an origin is our own: the one that the outside knows, or the host that was asked. */
export function isOurs(origin: string, request: IncomingMessage, { publicUrl }: Reach): boolean {
  if (origin === publicUrl) return true;
  // Only the host: a proxy may have ended TLS without saying so.
  return URL.canParse(origin) && new URL(origin).host !== '' && new URL(origin).host === request.headers.host;
}

/** The cookies of a request; the first of a name counts. */
export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
