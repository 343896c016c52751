import { createHash } from 'node:crypto';
import type restify from 'restify';
import type { PublicNotice } from '../../supervision/incidents/notice.js';
import { send } from './assets.js';

/** The notices as every page gets them. */
export function noticesText(notices: readonly PublicNotice[]): string {
  return JSON.stringify({ notices });
}

/** `GET /chat/notices`: what is going on, for every open page to ask every few seconds; 304 while nothing has changed. */
export function serveNotices(notices: () => readonly PublicNotice[]): restify.RequestHandler {
  let known: readonly PublicNotice[] | undefined;
  let text = '';
  let etag = '';
  return (request: restify.Request, response: restify.Response, next: restify.Next): void => {
    const now = notices();
    if (now !== known) {
      known = now;
      text = noticesText(now);
      etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
    }
    const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
    if ((request.headers['if-none-match'] ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) send(response, 304, headers);
    else send(response, 200, { 'Content-Type': 'application/json; charset=utf-8', ...headers }, text);
    next();
  };
}
