import { APIError } from 'openai';
import { ModelFault } from '../../knowledge/answering/port.js';
import { retryAfterMs } from '../sms/retryAfter.js';

/** One request that came to nothing. */
export class RequestFault extends ModelFault {
  /** @param again whether another try may help. */
  constructor(message: string, weighs: boolean, readonly again: boolean, readonly waitMs?: number) {
    super(message, weighs);
  }
}

/** A refusal of something in the request: the service's words are for `without` alone, and go nowhere else. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return undefined;
  const said = `${error.param ?? ''} ${error.code ?? ''} ${error.message}`.toLowerCase();
  return /context_length|content_filter|content filter|maximum context|data_inspection/.test(said) ? undefined : said;
}

/** What went wrong with a request. Of an error's words none are kept: services repeat what they were sent. */
export function requestFault(error: unknown, signal: AbortSignal, now: number): ModelFault {
  if (error instanceof ModelFault) return error;
  if (signal.aborted) return new RequestFault('deadline', true, false);
  if (error instanceof APIError && typeof error.status === 'number') {
    const waitMs = retryAfterMs(error.headers instanceof Headers ? error.headers.get('retry-after') : null, now);
    // 400 is about this one question: too long, or not to the service's taste.
    return new RequestFault(`status ${error.status}`, error.status !== 400 && error.status !== 422, error.status === 429 || error.status >= 500, waitMs);
  }
  // An error event within a stream has no status.
  if (error instanceof APIError && error.error !== undefined) return new RequestFault('error in the stream', true, true);
  return new RequestFault('not reached, or cut off', true, true);
}
