import type restify from 'restify';
import type { Registry } from 'prom-client';
import type { TurnLog } from '../turn/faults.js';
import { safely } from './httpServer.js';

/** What health is made of. */
export interface HealthParts {
  readonly log: TurnLog;
  readonly registry: Registry;
  /** False while starting and from the beginning of a shutdown. */
  readonly serving: () => boolean;
  /** Rejects when the database does not answer. */
  readonly ping: () => Promise<void>;
}

/** `/livez`: the process runs; `/readyz`: it can serve now; `/metrics`: figures for Prometheus. */
export function mountHealth(server: restify.Server, { log, registry, serving, ping }: HealthParts): void {
  const json = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
  server.get('/livez', safely(log, (_request, response) => Promise.resolve(response.sendRaw(200, '{"status":"live"}', json))));
  server.get('/readyz', safely(log, async (_request, response) => {
    const ready = serving() && (await ping().then(() => true, () => false));
    response.sendRaw(ready ? 200 : 503, JSON.stringify({ status: ready ? 'ready' : 'not ready' }), json);
  }));
  server.get('/metrics', safely(log, async (_request, response) => {
    response.sendRaw(200, await registry.metrics(), { 'Content-Type': registry.contentType });
  }));
}
