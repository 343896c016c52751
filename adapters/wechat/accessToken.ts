import { z } from 'zod';
import type { ChannelMemory } from '../../bot/channels/memory.js';
import type { Clock } from '../../bot/clock.js';
import { PlatformError } from './platform.js';

const stored = z.object({ token: z.string(), until: z.number() });
type Stored = z.infer<typeof stored>;

/** Renewed so long before it ends, in ms. */
const EARLY_MS = 5 * 60_000;
/** What these say of a call is that its token is not good: 40001, 40014, 42001. */
const TOKEN_CODES = new Set<unknown>([40_001, 40_014, 42_001]);

/** What the platform gives for a token. `force`: another one than it gave before. */
export type FetchToken = (force: boolean) => Promise<{ readonly access_token: string; readonly expires_in: number }>;

/** The platform's access token: fetched once for all instances, and once however many wait for it here. */
export class AccessToken {
  #known: Stored | undefined;
  #fetching: Promise<string> | undefined;

  constructor(
    private readonly key: string,
    private readonly fetchToken: FetchToken,
    private readonly memory: ChannelMemory,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Does something with a token; once more with another one where the first turned out to be no good. @throws PlatformError */
  async with<T>(work: (token: string) => Promise<T>): Promise<T> {
    const token = await this.#token();
    try {
      return await work(token);
    } catch (error) {
      if (!(error instanceof PlatformError) || !TOKEN_CODES.has(error.code)) throw error;
      return await work(await this.#another(token));
    }
  }

  async #token(): Promise<string> {
    if (this.#known && this.#known.until - EARLY_MS > this.clock.now()) return this.#known.token;
    return await this.#once(() => this.#fetch(undefined));
  }

  async #another(bad: string): Promise<string> {
    // Somebody here may have found it out before.
    if (this.#known && this.#known.token !== bad) return this.#known.token;
    return await this.#once(() => this.#fetch(bad));
  }

  async #once(fetch: () => Promise<string>): Promise<string> {
    this.#fetching ??= fetch().finally(() => (this.#fetching = undefined));
    return await this.#fetching;
  }

  /** From memory where another instance has a good one, else from the platform: by force only where it gives the bad one again. */
  async #fetch(bad: string | undefined): Promise<string> {
    const kept = await this.memory.get(this.key);
    const known = kept && readStored(kept.value);
    if (known && known.token !== bad && known.until - EARLY_MS > this.clock.now()) {
      this.#known = known;
      return known.token;
    }
    let given = await this.fetchToken(false);
    if (given.access_token === bad) given = await this.fetchToken(true);
    this.#known = { token: given.access_token, until: this.clock.now() + given.expires_in * 1_000 };
    // Whoever else has put one meanwhile has put one that is as good.
    await this.memory.put(this.key, JSON.stringify(this.#known), kept?.version ?? 0);
    return this.#known.token;
  }
}

function readStored(text: string): Stored | undefined {
  try {
    return stored.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
