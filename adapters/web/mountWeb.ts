import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type restify from 'restify';
import type { Profile } from '../../cases/profile/schema.js';
import { readAssets, send, serveAsset } from './assets.js';
import type { PublicNotice } from '../../supervision/incidents/notice.js';
import { noticesText, serveNotices } from './notices.js';
import { pagePolicy } from './pagePolicy.js';

/** What the customer's page is served from. */
export interface WebOptions {
  /** What `buildWeb` wrote. Without it `/` says that the page is not built. */
  readonly directory: string;
  readonly profile: () => Profile;
  /** What is going on, for everybody to see. */
  readonly notices: () => readonly PublicNotice[];
  /** Origins whose pages may show ours in a frame; without any, none may. */
  readonly embedOrigins: readonly string[];
}

/** Mounts the customer's page: `/`, its assets, `GET /chat/profile` and `GET /chat/notices`. Only names that were there at start are served. */
export function mountWeb(server: restify.Server, { directory, profile, notices, embedOrigins }: WebOptions): void {
  const document = existsSync(join(directory, 'index.html')) ? readFileSync(join(directory, 'index.html'), 'utf8') : undefined;
  const assets = readAssets(join(directory, 'assets'), '/assets');
  const publicProfile = (): Record<string, unknown> => ({ name: profile().name, phone: profile().phone });

  const page = (_request: restify.Request, response: restify.Response, next: restify.Next): void => {
    for (const [name, value] of Object.entries(pagePolicy(embedOrigins))) response.setHeader(name, value);
    // It knows only one origin; frame-ancestors in the policy says the same and more.
    if (embedOrigins.length > 0) response.removeHeader('X-Frame-Options');
    if (document === undefined) send(response, 503, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }, 'The page is not built. Run: node build.mjs\n');
    else send(response, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }, filled(document, profile(), notices()));
    next();
  };

  const institution = (_request: restify.Request, response: restify.Response, next: restify.Next): void => {
    send(response, 200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }, JSON.stringify(publicProfile()));
    next();
  };

  for (const method of ['get', 'head'] as const) {
    server[method]('/', page);
    server[method]('/assets/:name', serveAsset(assets));
    server[method]('/chat/profile', institution);
    server[method]('/chat/notices', serveNotices(notices));
  }
}

/** The document with the institution's name and phone in it: they show before any script runs, and without one. */
function filled(document: string, { name, phone }: Profile, notices: readonly PublicNotice[]): string {
  const values: Readonly<Record<string, string>> = { name: name['zh-Hans'], phone, profile: JSON.stringify({ name, phone }), notices: noticesText(notices) };
  return document.replace(/\{\{(\w+)\}\}/g, (_, key: string) => escapeHtml(values[key] ?? ''));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
