import type { IncomingMessage } from 'node:http';
import type { BotServiceParts } from './parts.js';
import { NotServed } from './failure.js';

const RULE = 'Without MICROSOFT_APP_ID';

/** Headers that tell of a proxy. */
const PROXIED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'];

/** Whether a request comes from this machine itself, and not by way of a proxy on it or of a page of another site whose name was made to lead here. */
export function fromThisMachine({ socket, headers }: IncomingMessage): boolean {
  if (PROXIED.some((name) => headers[name] !== undefined)) return false;
  const called = `http://${headers.host ?? ''}`;
  return /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') && URL.canParse(called) && leadsHere(called);
}

/** Whether an address leads to this machine. */
export function leadsHere(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * Without an app id nothing tells a channel from anybody else, and answers go wherever the request says: then only the
 * Emulator on a developer's own machine is served. Asked before anything of the request is read.
 * @throws NotServed 403, saying which condition is not met; 401 when there should be a token and is none.
 */
export function checkCaller({ credentials, production }: Pick<BotServiceParts, 'credentials' | 'production'>, request: IncomingMessage): void {
  if (credentials.appId !== undefined) {
    if ((request.headers.authorization ?? '').trim() === '') throw new NotServed(401, 'Unauthorized', 'The request carries no token.');
    return;
  }
  if (production) throw new NotServed(403, 'NotConfigured', `${RULE} Bot Service channels are not served in production. Set MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD.`);
  if (!fromThisMachine(request)) throw new NotServed(403, 'NotLocal', `${RULE} only requests from this machine itself are served.`);
}

/** The same rule for where answers go. @throws NotServed 403. */
export function checkServiceUrl({ credentials }: Pick<BotServiceParts, 'credentials'>, serviceUrl: string): void {
  if (credentials.appId !== undefined) return;
  if (!leadsHere(serviceUrl)) throw new NotServed(403, 'NotLocal', `${RULE} answers are sent to this machine only: serviceUrl must be a loopback address.`);
}
