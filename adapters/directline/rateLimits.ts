import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './errors.js';
import type { DirectLineLimits } from './parts.js';

/** Typing of a conversation that is passed on, a minute: Web Chat says it every 3 s. */
const MOST_TYPING = 30;

/** Keeps one client from taking the counter for itself. In memory: each instance counts its own. */
export class RateLimits {
  readonly #perToken: RateLimiterMemory;
  readonly #perAddress: RateLimiterMemory;
  readonly #typing = new RateLimiterMemory({ points: MOST_TYPING, duration: 60 });

  constructor(limits: DirectLineLimits) {
    this.#perToken = new RateLimiterMemory({ points: limits.perToken, duration: 60 });
    this.#perAddress = new RateLimiterMemory({ points: limits.perAddress, duration: 60 });
  }

  /** Counts a request of an address. @throws Refusal that says when to try again. */
  async address(address: string): Promise<void> {
    await count(this.#perAddress, address);
  }

  /** Counts that a customer types; false when it was told often enough. It takes nothing from what the customer may say. */
  async typing(conversation: string): Promise<boolean> {
    return await this.#typing.consume(conversation).then(() => true, () => false);
  }

  /** Counts a message of a conversation, whichever of its tokens it came with. @throws Refusal that says when to try again. */
  async conversation(conversation: string): Promise<void> {
    await count(this.#perToken, conversation);
  }
}

async function count(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (limited) {
    if (!(limited instanceof RateLimiterRes)) throw limited;
    const seconds = Math.max(1, Math.ceil(limited.msBeforeNext / 1_000));
    throw new Refusal('TooManyRequests', { seconds }, seconds);
  }
}
