import type { IncomingMessage } from 'node:http';

/** A body that was read: its JSON, or the HTTP status to answer with. */
export type JsonBody = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: 400 | 413 | 415 };

/** Reads a JSON body of at most `limit` bytes, sent within `patienceMs`. */
export async function readJsonBody(request: IncomingMessage, limit: number, patienceMs = 30_000): Promise<JsonBody> {
  const encoding = request.headers['content-encoding'];
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' || (encoding !== undefined && encoding.toLowerCase() !== 'identity')) return { ok: false, status: 415 };
  const patience = setTimeout(() => request.destroy(), patienceMs);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.length;
      if (size > limit) return { ok: false, status: 413 };
      chunks.push(bytes);
    }
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) };
  } catch {
    return { ok: false, status: 400 };
  } finally {
    clearTimeout(patience);
  }
}
