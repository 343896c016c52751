import type { IncomingMessage } from 'node:http';
import type { BotServiceParts } from './parts.js';
import { NotServed } from './failure.js';

/** Whether a request comes from this machine itself, and not by way of a proxy on it. */
export function fromThisMachine(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers['forwarded'];
  return forwarded === undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

/** Whether an address leads to this machine. */
export function leadsHere(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * Without an app id nothing tells a channel from anybody else, and answers go wherever the request says: then only the
 * Emulator on a developer's own machine is served.
 * @throws NotServed 403, saying which condition is not met.
 */
export function checkGate(parts: Pick<BotServiceParts, 'credentials' | 'production'>, request: IncomingMessage, serviceUrl: string): void {
  if (parts.credentials.appId !== undefined) return;
  const rule = 'Without MICROSOFT_APP_ID';
  if (parts.production) throw new NotServed(403, 'NotConfigured', `${rule} Bot Service channels are not served in production. Set MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD.`);
  if (!fromThisMachine(request)) throw new NotServed(403, 'NotLocal', `${rule} only requests from this machine itself are served.`);
  if (!leadsHere(serviceUrl)) throw new NotServed(403, 'NotLocal', `${rule} answers are sent to this machine only: serviceUrl must be a loopback address.`);
}
