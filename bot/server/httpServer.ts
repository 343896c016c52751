import restify from 'restify';
import { z } from 'zod';
import { faultOf, type TurnLog } from '../turn/faults.js';

/** Headers on every answer, errors included. The page adds its own content policy. */
const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'SAMEORIGIN',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** A channel's conversation ids in a path, each of their characters as three: the router would take no more than 100. */
const LONGEST_PARAM = 2_048;

const KNOWN: Readonly<Record<number, string>> = { 400: 'bad request', 404: 'not found', 405: 'method not allowed', 413: 'too large', 415: 'unsupported media type' };

/** Makes the HTTP server: security headers on everything, and errors that tell nothing of our insides. */
export function createHttpServer(log: TurnLog): restify.Server {
  const server = restify.createServer({ name: 'guitai', handleUncaughtExceptions: false, maxParamLength: LONGEST_PARAM });
  // `pre` and not `use`: 404 and 405 never get to `use`.
  server.pre((_request, response, next) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.removeHeader('Server');
    next();
  });
  // restify would send the message of whatever was thrown.
  server.on('restifyError', (request: restify.Request, response: restify.Response, error: Error & { statusCode?: number }, done: () => void) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) log.error({ path: request.path(), fault: faultOf(error) }, 'request failed');
    if (!response.headersSent) response.sendRaw(status, JSON.stringify({ error: { code: status === 500 ? 'ServiceError' : 'BadArgument', message: KNOWN[status] ?? 'internal error' } }), { 'Content-Type': 'application/json; charset=utf-8' });
    done();
  });
  return server;
}

const routed = z.object({ routes: z.array(z.object({ method: z.string(), path: z.string() })) });

/** Every route that a server answers, whoever put it there: `POST /api/session`. */
export function routesOf(server: restify.Server): readonly string[] {
  return routed.parse(server.getDebugInfo()).routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
}

/** A handler whose failure is logged once and answered without a word of it. */
export function safely(log: TurnLog, handle: (request: restify.Request, response: restify.Response) => Promise<void>): restify.RequestHandler {
  // restify takes async handlers with exactly two parameters.
  return async (request: restify.Request, response: restify.Response): Promise<void> => {
    try {
      await handle(request, response);
    } catch (fault) {
      log.error({ path: request.path(), fault: faultOf(fault) }, 'request failed');
      if (!response.headersSent) response.sendRaw(500, JSON.stringify({ error: { code: 'ServiceError', message: 'internal error' } }), { 'Content-Type': 'application/json; charset=utf-8' });
    }
  };
}
