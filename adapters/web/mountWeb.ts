import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type restify from 'restify';
import type { Profile } from '../../cases/profile/schema.js';
import { prefers } from './encoding.js';
import { pagePolicy } from './pagePolicy.js';

/** What the customer's page is served from. */
export interface WebOptions {
  /** What `buildWeb` wrote. Without it `/` says that the page is not built. */
  readonly directory: string;
  readonly profile: () => Profile;
  /** Origins whose pages may show ours in a frame; without any, none may. */
  readonly embedOrigins: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' };

/** A file of the page, in memory. */
interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** Mounts the customer's page: `/`, its assets, and `GET /chat/profile`. Only names that were there at start are served. */
export function mountWeb(server: restify.Server, { directory, profile, embedOrigins }: WebOptions): void {
  const document = existsSync(join(directory, 'index.html')) ? readFileSync(join(directory, 'index.html'), 'utf8') : undefined;
  const assets = readAssets(join(directory, 'assets'));
  const publicProfile = (): Record<string, unknown> => ({ name: profile().name, phone: profile().phone });

  const page = (_request: restify.Request, response: restify.Response, next: restify.Next): void => {
    for (const [name, value] of Object.entries(pagePolicy(embedOrigins))) response.setHeader(name, value);
    // It knows only one origin; frame-ancestors in the policy says the same and more.
    if (embedOrigins.length > 0) response.removeHeader('X-Frame-Options');
    if (document === undefined) send(response, 503, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }, 'The page is not built. Run: node build.mjs\n');
    else send(response, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }, filled(document, profile()));
    next();
  };

  const asset = (request: restify.Request, response: restify.Response, next: restify.Next): void => {
    const found = assets.get(request.path());
    if (found === undefined) {
      send(response, 404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }, 'not found\n');
      next();
      return;
    }
    const encoding = prefers(request.headers['accept-encoding']);
    const cached: Record<string, string> = { ETag: found.etag, 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' };
    if ((request.headers['if-none-match'] ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === found.etag)) send(response, 304, cached);
    else send(response, 200, { 'Content-Type': found.type, ...cached, ...(encoding !== 'plain' && { 'Content-Encoding': encoding }) }, found[encoding]);
    next();
  };

  const institution = (_request: restify.Request, response: restify.Response, next: restify.Next): void => {
    send(response, 200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }, JSON.stringify(publicProfile()));
    next();
  };

  for (const method of ['get', 'head'] as const) {
    server[method]('/', page);
    server[method]('/assets/:name', asset);
    server[method]('/chat/profile', institution);
  }
}

/** The document with the institution's name and phone in it: they show before any script runs, and without one. */
function filled(document: string, { name, phone }: Profile): string {
  const values: Readonly<Record<string, string>> = { name: name['zh-Hans'], phone, profile: JSON.stringify({ name, phone }) };
  return document.replace(/\{\{(\w+)\}\}/g, (_, key: string) => escapeHtml(values[key] ?? ''));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Every asset by its path. A request is looked up here and never becomes a file's name. */
function readAssets(directory: string): ReadonlyMap<string, Asset> {
  if (!existsSync(directory)) return new Map();
  const names = readdirSync(directory).filter((name) => TYPES[extname(name)] !== undefined);
  return new Map(
    names.map((name) => {
      const plain = readFileSync(join(directory, name));
      const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
      return [`/assets/${name}`, { type: TYPES[extname(name)] ?? '', etag, plain, br: readFileSync(join(directory, `${name}.br`)), gzip: readFileSync(join(directory, `${name}.gz`)) }];
    }),
  );
}

/** Sends an answer whole; Node leaves the body out for HEAD. */
function send(response: restify.Response, status: number, headers: Readonly<Record<string, string>>, body: string | Buffer = ''): void {
  const length = status === 304 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}
