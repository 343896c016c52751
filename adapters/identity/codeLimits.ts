import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Who wants a code, or answers one. */
export interface CodeAsker {
  /** The contact that the code goes to, keyed so that it can not be read. */
  readonly contactKey: string;
  readonly conversation: string;
  readonly address: string;
}

/** Whether it may be, and else when to ask again. */
export type CodeLeave = { readonly ok: true } | { readonly ok: false; readonly waitSeconds: number };

interface Limit {
  readonly by: keyof CodeAsker;
  readonly points: number;
  readonly seconds: number;
}

const TEN_MINUTES = 600;
const DAY = 86_400;

/** Many customers share an address (offices, mobile networks), few a conversation, none a contact. */
const SENDING: readonly Limit[] = [
  { by: 'contactKey', points: 1, seconds: 60 },
  { by: 'contactKey', points: 3, seconds: TEN_MINUTES },
  { by: 'contactKey', points: 10, seconds: DAY },
  { by: 'conversation', points: 5, seconds: TEN_MINUTES },
  { by: 'conversation', points: 15, seconds: DAY },
  { by: 'address', points: 30, seconds: TEN_MINUTES },
  { by: 'address', points: 300, seconds: DAY },
];

/** Answers outlive a challenge: whoever asks for code after code to guess at each comes to an end here. */
const ANSWERING: readonly Limit[] = [
  { by: 'contactKey', points: 50, seconds: DAY },
  { by: 'conversation', points: 30, seconds: TEN_MINUTES },
  { by: 'address', points: 150, seconds: TEN_MINUTES },
];

/**
 * Keeps codes from being sent to strangers' phones in numbers, and from being guessed at. In memory: each instance
 * counts its own, so a challenge's own tries and what is on record of sent codes stay the rule across instances.
 */
export class CodeLimits {
  readonly #sending = limiters(SENDING);
  readonly #answering = limiters(ANSWERING);

  /** Counts a code that is about to be sent. One that may not be counts nowhere, so that asking in vain locks nobody out. */
  async send(asker: CodeAsker): Promise<CodeLeave> {
    return take(this.#sending, asker);
  }

  /** Counts an answer. */
  async answer(asker: CodeAsker): Promise<CodeLeave> {
    return take(this.#answering, asker);
  }
}

interface Counted {
  readonly limit: Limit;
  readonly limiter: RateLimiterMemory;
}

function limiters(limits: readonly Limit[]): readonly Counted[] {
  return limits.map((limit) => ({ limit, limiter: new RateLimiterMemory({ keyPrefix: `${limit.by}:${limit.seconds}`, points: limit.points, duration: limit.seconds }) }));
}

/** Takes a point everywhere at once, so that of two who ask together one is told to wait; gives all back when one is refused. */
async function take(counted: readonly Counted[], asker: CodeAsker): Promise<CodeLeave> {
  const outcomes = await Promise.all(counted.map(({ limit, limiter }) => consume(limiter, asker[limit.by])));
  const wait = Math.max(...outcomes);
  if (wait === 0) return { ok: true };
  await Promise.all(counted.map(({ limit, limiter }) => limiter.reward(asker[limit.by])));
  return { ok: false, waitSeconds: Math.max(1, Math.ceil(wait / 1_000)) };
}

/** Milliseconds to wait; 0 when there was a point left. */
async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (limited) {
    if (limited instanceof RateLimiterRes) return Math.max(1, limited.msBeforeNext);
    throw limited;
  }
}
