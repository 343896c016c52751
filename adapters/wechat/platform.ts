import { z } from 'zod';

/** What the platform answered other than what was asked for. `code` is its `errcode`, or the HTTP status as `http 502`. */
export class PlatformError extends Error {
  constructor(
    readonly code: number | `http ${number}` | 'timeout' | 'network' | 'malformed',
    readonly said = '',
  ) {
    super(`platform: ${code}`);
    this.name = 'PlatformError';
  }
}

const answer = z.looseObject({ errcode: z.number().default(0), errmsg: z.string().default('') });

/** How the platform's HTTP interface is reached. */
export interface PlatformSettings {
  /** `https://api.weixin.qq.com` */
  readonly url: string;
  /** For a whole call, in ms. */
  readonly timeoutMs: number;
}

/** The largest medium that is fetched: what the platform itself takes, and some room. */
const LARGEST = 20 * 1_048_576;

/** Calls one of the platform's interfaces with JSON. @throws PlatformError */
export async function call<T>(settings: PlatformSettings, path: string, query: Readonly<Record<string, string>>, body: unknown, shape: z.ZodType<T>): Promise<T> {
  const response = await reach(settings, path, query, { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) });
  return read(await textOf(response), shape);
}

/** Uploads a file as a form. @throws PlatformError */
export async function upload<T>(settings: PlatformSettings, path: string, query: Readonly<Record<string, string>>, file: { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array }, shape: z.ZodType<T>): Promise<T> {
  const form = new FormData();
  form.append('media', new Blob([new Uint8Array(file.bytes)], { type: file.contentType }), file.name);
  return read(await textOf(await reach(settings, path, query, { method: 'POST', body: form })), shape);
}

/** Fetches a medium's bytes; trouble comes as JSON in their place. @throws PlatformError */
export async function download(settings: PlatformSettings, path: string, query: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const response = await reach(settings, path, query, { method: 'GET' });
  const type = response.headers.get('content-type') ?? '';
  if (/json|text\/plain/.test(type)) {
    read(await textOf(response), z.looseObject({}));
    throw new PlatformError('malformed');
  }
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST) throw new PlatformError('malformed', 'too large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      const bytes = z.instanceof(Uint8Array).parse(chunk);
      size += bytes.byteLength;
      if (size > LARGEST) throw new PlatformError('malformed', 'too large');
      chunks.push(bytes);
    }
  } catch (error) {
    throw error instanceof PlatformError ? error : new PlatformError('network');
  }
  return Buffer.concat(chunks);
}

async function reach({ url, timeoutMs }: PlatformSettings, path: string, query: Readonly<Record<string, string>>, init: RequestInit): Promise<Response> {
  const address = new URL(path, url);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  let response: Response;
  try {
    // Where a customer's words go is settled here, not by an answer.
    response = await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw new PlatformError(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'network');
  }
  if (!response.ok) {
    response.body?.cancel().catch(() => undefined);
    throw new PlatformError(`http ${response.status}`);
  }
  return response;
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw new PlatformError(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'network');
  }
}

function read<T>(body: string, shape: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new PlatformError('malformed');
  }
  const general = answer.safeParse(value);
  if (general.success && general.data.errcode !== 0) throw new PlatformError(general.data.errcode, general.data.errmsg);
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new PlatformError('malformed');
  return parsed.data;
}
