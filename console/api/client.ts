import type { Session } from '../../bot/api/session.ts';
import { en } from '../words/en.ts';
import { zh } from '../words/zh.ts';

/** The server said no. `code` is for the program, the message for people. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** In seconds, where the server asks to wait. */
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

let csrf = '';

/** Remembers what everything that changes something has to carry. */
export function carryToken(session: Pick<Session, 'csrf'> | undefined): void {
  csrf = session?.csrf ?? '';
}

interface Problem {
  readonly error?: { readonly code?: string; readonly message?: string };
}

/** How long an answer is waited for, in ms. */
const PATIENCE_MS = 20_000;

async function call<Answer>(method: string, path: string, body?: unknown, raw?: Blob): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        // Refusals come in the language that the console speaks.
        'Accept-Language': document.documentElement.lang,
        ...(method !== 'GET' && { 'X-Guitai-Csrf': csrf }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(raw && { 'Content-Type': raw.type === '' ? 'application/octet-stream' : raw.type }),
      },
      signal: AbortSignal.timeout(raw ? PATIENCE_MS * 6 : PATIENCE_MS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(raw && { body: raw }),
    });
  } catch {
    throw new ApiError(0, 'Offline', (document.documentElement.lang === 'en' ? en : zh)['app.unreachable']);
  }
  if (!response.ok) throw await refusalOf(response);
  const text = await response.text();
  return (text === '' ? undefined : parsed(text)) as Answer;
}

async function refusalOf(response: Response): Promise<ApiError> {
  const { error } = (parsed(await response.text()) ?? {}) as Problem;
  const after = Number(response.headers.get('Retry-After') ?? NaN);
  return new ApiError(response.status, error?.code ?? 'ServiceError', error?.message ?? `${response.status}`, Number.isFinite(after) ? after : undefined);
}

/** A file that is made for what is asked; it may take its time. */
async function file(path: string, body: unknown): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method: 'POST', credentials: 'same-origin', headers: { 'Accept-Language': document.documentElement.lang, 'X-Guitai-Csrf': csrf, 'Content-Type': 'application/json' },
      body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS * 30),
    });
  } catch {
    throw new ApiError(0, 'Offline', (document.documentElement.lang === 'en' ? en : zh)['app.unreachable']);
  }
  if (!response.ok) throw await refusalOf(response);
  return await response.blob();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The server's JSON, as the schemas in `bot/api` describe it. @throws ApiError */
export const api = {
  get: <Answer>(path: string) => call<Answer>('GET', path),
  post: <Answer>(path: string, body: unknown = {}) => call<Answer>('POST', path, body),
  put: <Answer>(path: string, body: unknown) => call<Answer>('PUT', path, body),
  patch: <Answer>(path: string, body: unknown) => call<Answer>('PATCH', path, body),
  delete: <Answer>(path: string) => call<Answer>('DELETE', path),
  file,
  upload: <Answer>(path: string, file: Blob) => call<Answer>('POST', path, undefined, file),
};

/** A key for one thing that is done; sent again with the same key it is done once. */
export function actKey(): string {
  return crypto.randomUUID();
}
