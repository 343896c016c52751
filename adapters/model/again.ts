import { handleWhen, retry, type IRetryBackoffContext, type RetryPolicy } from 'cockatiel';
import { RequestFault } from './fault.js';

/** A service that wants longer is left alone so long; the customer isn't kept waiting. */
export const LONGEST_WAIT_MS = 2_000;
const WAIT_MS = 200;

/** One more try for what may go better, after the wait that the service asked for. */
export function oneMoreTry(): RetryPolicy {
  return retry(handleWhen((error) => error instanceof RequestFault && error.again && (error.waitMs ?? 0) <= LONGEST_WAIT_MS), {
    maxAttempts: 1,
    backoff: { next: ({ result }: IRetryBackoffContext<unknown>) => ({ duration: 'error' in result && result.error instanceof RequestFault ? result.error.waitMs ?? WAIT_MS : WAIT_MS, next() { return this; } }) },
  });
}
