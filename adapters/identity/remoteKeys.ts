import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** How long fetched keys are used without asking again. */
const FRESH_MS = 10 * 60_000;
/** How long they are used while the site can not be asked. */
const STALE_MS = 60 * 60_000;
/** How long after asking a key that nobody knows is not asked for again: anybody can make one up. */
const UNKNOWN_MS = 30_000;
/** How long after a failure the site is left alone. */
const RETRY_MS = 5_000;
const LARGEST = 256 * 1_024;

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1).max(100) });

/** The site's keys could not be had: nothing can be said of the token. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('the keys of the institution\'s site can not be had', { cause });
    this.name = 'KeysUnavailable';
  }
}

/** The keys that a site publishes (JWKS): kept, asked for again in time and when an unknown one turns up, on the caller's clock. */
export class RemoteKeys {
  readonly #url: URL;
  #keys: JWTVerifyGetKey | undefined;
  #fetched = -Infinity;
  #tried = -Infinity;
  #failure: unknown;
  #loading: Promise<void> | undefined;

  /** @throws RangeError for an address that is neither https nor on loopback. */
  constructor(url: string, private readonly timeoutMs = 3_000) {
    this.#url = new URL(url);
    const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(this.#url.hostname);
    if (this.#url.protocol !== 'https:' && !(loopback && this.#url.protocol === 'http:')) throw new RangeError('the address of the keys must begin with https://');
  }

  /** How to find a token's key at a time. @throws KeysUnavailable when that can not be known; jose's errors when there is none. */
  at(now: number): JWTVerifyGetKey {
    return async (header, token) => {
      if (since(this.#fetched, now) >= FRESH_MS && !this.#resting(now)) await this.#load(now);
      try {
        return await this.#kept(now)(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        if (since(this.#tried, now) >= UNKNOWN_MS || (this.#failure !== undefined && !this.#resting(now))) await this.#load(now);
        // Without an answer from the site the key may be a new one.
        if (this.#failure !== undefined) throw new KeysUnavailable(this.#failure);
        return this.#kept(now)(header, token);
      }
    };
  }

  #kept(now: number): JWTVerifyGetKey {
    if (this.#keys === undefined || since(this.#fetched, now) >= STALE_MS) throw new KeysUnavailable(this.#failure);
    return this.#keys;
  }

  #resting(now: number): boolean {
    return this.#failure !== undefined && since(this.#tried, now) < RETRY_MS;
  }

  /** Asks once, however many wait for it. A failure leaves what was kept. */
  #load(now: number): Promise<void> {
    this.#loading ??= this.#ask(now).finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #ask(now: number): Promise<void> {
    this.#tried = now;
    try {
      this.#keys = createLocalJWKSet(await fetchKeys(this.#url, this.timeoutMs));
      this.#fetched = now;
      this.#failure = undefined;
    } catch (error) {
      this.#failure = error;
    }
  }
}

/** After a clock was set back, nothing that was kept counts as new. */
function since(then: number, now: number): number {
  return now < then ? Infinity : now - then;
}

async function fetchKeys(url: URL, timeoutMs: number): Promise<z.infer<typeof keySet>> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs), headers: { accept: 'application/json, application/jwk-set+json' } });
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new Error(`the keys' address answers ${response.status}`);
  }
  const body: AsyncIterable<Uint8Array> = response.body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > LARGEST) throw new Error('the keys are too large');
    chunks.push(chunk);
  }
  return keySet.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
}
