import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import type restify from 'restify';
import { z } from 'zod';
import type { ProblemBody } from '../../api/problem.js';
import { ApiProblem } from '../../problem.js';
import type { FileAnswer, RedirectAnswer, Route, StreamAnswer } from './route.js';

const HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };

/** The console's two languages, by what the caller's browser asks for. */
export function languageOf(request: IncomingMessage): 'en' | 'zh-Hans' {
  return /^\s*zh\b/i.test(request.headers['accept-language'] ?? '') ? 'zh-Hans' : 'en';
}

/** Sends a refusal, in the caller's language. */
export function sendProblem(request: IncomingMessage, response: restify.Response, { status, code, words, facts }: ApiProblem): void {
  const body: ProblemBody = { error: { code, message: words[languageOf(request)], ...(facts.field !== undefined && { field: facts.field }) } };
  response.sendRaw(status, JSON.stringify(body), {
    ...HEADERS,
    ...(facts.retryAfter !== undefined && { 'Retry-After': String(facts.retryAfter) }),
    // A body that was not read to its end must not be taken for the next request.
    ...(!request.readableEnded && request.method !== 'GET' && { Connection: 'close' }),
  });
}

/** Sends what a route gave back. Of JSON only what its schema names leaves the house. @throws ZodError when it is not what was declared */
export function sendAnswer(response: restify.Response, { answer, status }: Route, value: unknown): void {
  if (answer === undefined) {
    response.sendRaw(status ?? 204, '', { 'Cache-Control': 'no-store' });
  } else if (answer === 'file') {
    sendFile(response, value as FileAnswer | StreamAnswer, status);
  } else if (answer === 'redirect') {
    response.sendRaw(status ?? 303, '', { Location: (value as RedirectAnswer).location, 'Cache-Control': 'no-store' });
  } else {
    response.sendRaw(status ?? 200, JSON.stringify(answer.parse(value)), HEADERS);
  }
}

function sendFile(response: restify.Response, answer: FileAnswer | StreamAnswer, status = 200): void {
  const { contentType, saveAs } = answer;
  const headers = {
    'Content-Type': contentType,
    'Cache-Control': 'private, no-store',
    // Whatever it is, it runs nothing of its own.
    'Content-Security-Policy': "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox",
    ...(saveAs !== undefined && { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(saveAs).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}` }),
  };
  if ('stream' in answer) {
    response.writeHead(status, { ...headers, ...(answer.size !== undefined && { 'Content-Length': String(answer.size) }) });
    // Whoever fetches it may leave, and the file may end early: the connection then ends, and no more can be said.
    pipeline(answer.stream(), response, () => undefined);
    return;
  }
  const { bytes } = answer;
  response.sendRaw(status, typeof bytes === 'string' ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), headers);
}

/** Checks a part of a request. @throws ApiProblem 400 naming the first field that is wrong, in the caller's language */
export function checker(request: IncomingMessage) {
  return <S extends z.ZodType>(part: 'params' | 'query' | 'body', schema: S, value: unknown): z.output<S> => {
    const parsed = schema.safeParse(value, languageOf(request) === 'zh-Hans' ? { error: z.locales.zhCN().localeError } : undefined);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const field = [part, ...(issue?.path ?? [])].map(String).join('.');
    throw new ApiProblem(part === 'params' ? 404 : 400, part === 'params' ? 'NotFound' : 'BadArgument', `${field}: ${issue?.message ?? 'wrong'}`, { field });
  };
}
