import { ApiProblem } from '../problem.js';
import type { Clock } from '../clock.js';
import type { TryLimit, TryStore } from './port.js';

/** Who tries to sign in. */
export interface Trying {
  readonly name: string;
  /** See `networkOf`. */
  readonly network: string;
  /** A browser in which this account has been signed in to before. */
  readonly device?: string;
}

const QUARTER = 900;
const HOUR = 3_600;

/** Keys are kept hashed: what is typed as a name is sometimes a password. */
type Keyed = (value: string) => string;

/**
 * What a try counts under. A browser that the account knows has tries of its own: a stranger who uses up all others
 * slows down whoever comes from a new browser, for a while, and never the owner's own one. Windows end by themselves.
 */
function limitsOf({ name, network, device }: Trying, keyed: Keyed): TryLimit[] {
  if (device !== undefined) return [{ key: keyed(`device ${name} ${device}`), tries: 10, seconds: QUARTER }];
  return [
    { key: keyed(`pair ${name} ${network}`), tries: 10, seconds: QUARTER },
    { key: keyed(`name ${name}`), tries: 60, seconds: HOUR },
    // Many share an office's address.
    { key: keyed(`network ${network}`), tries: 100, seconds: QUARTER },
  ];
}

/** Counts tries; see {@link limitsOf}. */
export interface Limits {
  /** Takes a try before it is known how it ends, so that many at one moment don't get through. @throws ApiProblem 429 */
  take(trying: Trying): Promise<void>;
  /** It was right: it does not count, and who proved themselves begins anew. */
  right(trying: Trying): Promise<void>;
  /** It was no failure either. */
  neither(trying: Trying): Promise<void>;
  /** For passwords asked again in a session. @throws ApiProblem 429 */
  again(staff: string): Promise<void>;
  againRight(staff: string): Promise<void>;
  /** An admin lets an account be tried again. */
  forgive(name: string): Promise<void>;
}

/** Limits on a store. */
export function limitsOn(store: TryStore, clock: Clock, keyed: Keyed): Limits {
  const takeAll = async (limits: readonly TryLimit[]): Promise<void> => {
    const wait = await store.take(limits, clock.now());
    if (wait > 0) throw tooMany(wait);
  };
  const again = (staff: string): TryLimit => ({ key: keyed(`again ${staff}`), tries: 10, seconds: QUARTER });
  return {
    take: (trying) => takeAll(limitsOf(trying, keyed)),
    right: async (trying) => {
      const [own, ...shared] = limitsOf(trying, keyed).map(({ key }) => key);
      if (own !== undefined) await store.clear([own]);
      await store.giveBack(shared);
    },
    neither: (trying) => store.giveBack(limitsOf(trying, keyed).map(({ key }) => key)),
    again: (staff) => takeAll([again(staff)]),
    againRight: (staff) => store.clear([again(staff).key]),
    forgive: (name) => store.clear([keyed(`name ${name}`)]),
  };
}

function tooMany(waitMs: number): ApiProblem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const minutes = Math.ceil(seconds / 60);
  return new ApiProblem(429, 'TooManyTries', { en: `too many tries; try again in ${minutes} minute${minutes === 1 ? '' : 's'}`, 'zh-Hans': `尝试次数过多，请在${minutes}分钟后再试` }, { retryAfter: seconds });
}
