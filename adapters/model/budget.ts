import type { Clock } from '../../bot/clock.js';

/** Days end at midnight in China. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Counts tokens, so that a day costs no more than it may. In this process's memory: several processes may each spend as much. */
export class TokenBudget {
  #day = 0;
  #spent = 0;

  constructor(private readonly daily: number, private readonly clock: Pick<Clock, 'now'>) {}

  /** Sets tokens aside before a call; undefined when they would be too many for today, or for a share of it (0–1). What it returns is told what the call really cost. */
  reserve(tokens: number, share = 1): ((cost: number) => void) | undefined {
    if (this.spent() + tokens > this.daily * share) return undefined;
    const day = this.#day;
    this.#spent += tokens;
    return (cost) => {
      if (day === this.#day) this.#spent += cost - tokens;
    };
  }

  /** Today's. */
  spent(): number {
    const day = Math.floor((this.clock.now() + OFFSET_MS) / DAY_MS);
    if (day !== this.#day) [this.#day, this.#spent] = [day, 0];
    return this.#spent;
  }
}

/** About how many tokens a text is, rather too many than too few: counting exactly would need a vocabulary from the net. */
export function tokensOf(text: string): number {
  const wide = text.match(/[^\x00-\x7f]/g)?.length ?? 0;
  return wide + Math.ceil((text.length - wide) / 3);
}
