import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type restify from 'restify';
import { prefers } from './encoding.js';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' };

/** A file of a page, in memory. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** Assets by their path; each is read when it is first asked for. */
export type Assets = ReadonlyMap<string, () => Asset>;

/**
 * Every asset of a folder by its path below `base`. Only names that are there now are served: a request is looked up here and
 * never becomes a file's name. Kept in memory from the first request on, so that a server nobody looks at stays small.
 */
export function readAssets(directory: string, base: string): Assets {
  if (!existsSync(directory)) return new Map();
  const names = readdirSync(directory).filter((name) => TYPES[extname(name)] !== undefined);
  return new Map(names.map((name) => {
    let held: Asset | undefined;
    return [`${base}/${name}`, () => (held ??= readAsset(join(directory, name)))];
  }));
}

function readAsset(file: string): Asset {
  const plain = readFileSync(file);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { type: TYPES[extname(file)] ?? '', etag, plain, br: readFileSync(`${file}.br`), gzip: readFileSync(`${file}.gz`) };
}

/** Answers with an asset, for good: its name changes with its content. */
export function serveAsset(assets: Assets): restify.RequestHandler {
  return (request: restify.Request, response: restify.Response, next: restify.Next): void => {
    const found = assets.get(request.path())?.();
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
}

/** Sends an answer whole; Node leaves the body out for HEAD. */
export function send(response: restify.Response, status: number, headers: Readonly<Record<string, string>>, body: string | Buffer = ''): void {
  const length = status === 304 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}
