import type { IncomingMessage } from 'node:http';
import type { DirectLineParts } from './parts.js';

/** Headers for pages of the origins that the institution allows; none for any other. */
export function corsHeaders(request: IncomingMessage, { origins }: Pick<DirectLineParts, 'origins'>): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
    'Access-Control-Max-Age': '600',
    Vary: 'Origin',
  };
}
