import type { IncomingMessage } from 'node:http';
import { ApiProblem } from '../../problem.js';
import { readJsonBody } from '../jsonBody.js';
import type { RawBody, Route } from './route.js';

/** Bytes of a body unless a route says otherwise. */
const LARGEST = 64 * 1_024;

/** How long a body may take to arrive. */
const PATIENCE_MS = 30_000;

/** Reads what a route takes. @throws ApiProblem 400, 413, 415 */
export async function bodyOf(request: IncomingMessage, { body, largest = LARGEST }: Route): Promise<unknown> {
  if (body === undefined) return undefined;
  if (body === 'raw') return rawBody(request, largest);
  const read = await readJsonBody(request, largest, PATIENCE_MS);
  if (read.ok) return read.value;
  if (read.status === 413) throw tooLarge(largest);
  if (read.status === 415) throw new ApiProblem(415, 'NotJson', { en: 'expected application/json, without Content-Encoding', 'zh-Hans': '请求内容须为 application/json，且不使用 Content-Encoding' });
  throw new ApiProblem(400, 'NotJson', { en: 'expected JSON in UTF-8', 'zh-Hans': '请求内容须为 UTF-8 编码的 JSON' });
}

async function rawBody(request: IncomingMessage, largest: number): Promise<RawBody> {
  if (Number(request.headers['content-length'] ?? 0) > largest) throw tooLarge(largest);
  const patience = setTimeout(() => request.destroy(), PATIENCE_MS);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.length;
      if (size > largest) throw tooLarge(largest);
      chunks.push(bytes);
    }
    return { contentType: request.headers['content-type'] ?? 'application/octet-stream', bytes: Buffer.concat(chunks) };
  } finally {
    clearTimeout(patience);
  }
}

function tooLarge(largest: number): ApiProblem {
  const kilobytes = Math.floor(largest / 1_024);
  return new ApiProblem(413, 'TooLarge', { en: `too large: at most ${kilobytes} KB`, 'zh-Hans': `内容过大，最多${kilobytes} KB` });
}
