import type { IncomingMessage } from 'node:http';
import { Refusal } from './errors.js';

/** How deep JSON may be nested: far more than any card needs, far less than what hurts a parser. */
const DEEPEST = 64;

/** A body that trickles in is given up after this long. */
const PATIENCE_MS = 30_000;

/** The media type of a request, without parameters, in lower case; '' when there is none. */
export function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** @throws Refusal for a compressed body: it could be far larger than it looks. */
export function refuseEncoded(request: IncomingMessage): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw new Refusal('UnsupportedEncoding');
}

/**
 * Reads a whole body of at most `limit` bytes.
 * @throws Refusal when it is larger, compressed, or does not come to an end.
 */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  refuseEncoded(request);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new Refusal('BodyTooLarge');
  return new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => done(new Refusal('BadArgument')), PATIENCE_MS);
    const done = (refusal?: Refusal): void => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('error', broken).off('aborted', broken);
      if (refusal) reject(refusal);
      else resolve(Buffer.concat(chunks, size));
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) done(new Refusal('BodyTooLarge'));
      else chunks.push(chunk);
    };
    const end = (): void => done();
    const broken = (): void => done(new Refusal('BadArgument'));
    request.on('data', take).on('end', end).on('error', broken).on('aborted', broken);
  });
}

/** Reads a JSON body; undefined when there is none. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const type = mediaType(request);
  if (type !== '' && type !== 'application/json' && !type.endsWith('+json') && type !== 'text/json') throw new Refusal('UnsupportedMediaType');
  return parseJson(await readBytes(request, limit));
}

/**
 * Parses JSON out of bytes; undefined when they are none.
 * @throws Refusal for anything that is not UTF-8, not JSON, or nested deeper than {@link DEEPEST}.
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('BadJson');
  }
  if (tooDeep(text)) throw new Refusal('TooDeep');
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('BadJson');
  }
}

/** Counts brackets outside strings, so that nothing deep is ever built. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (quoted) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}
