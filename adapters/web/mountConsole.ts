import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type restify from 'restify';
import { readAssets, send, serveAsset } from './assets.js';

/** What the console may do in a browser: nothing that is not ours. Ant Design writes its styles into the document. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Mounts the console at `/console`: its document for each of its screens, and its assets. `directory`: what `buildConsole` wrote. */
export function mountConsole(server: restify.Server, directory: string): void {
  const document = existsSync(join(directory, 'index.html')) ? readFileSync(join(directory, 'index.html')) : undefined;
  const page = (_request: restify.Request, response: restify.Response, next: restify.Next): void => {
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('X-Frame-Options', 'DENY');
    if (document === undefined) send(response, 503, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }, 'The console is not built. Run: node build.mjs\n');
    else send(response, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }, document);
    next();
  };
  const asset = serveAsset(readAssets(join(directory, 'assets'), '/console/assets'));
  for (const method of ['get', 'head'] as const) {
    server[method]('/console/assets/:name', asset);
    server[method]('/console', page);
    server[method]('/console/*', page);
  }
}
