import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import { TooBusy, type PasswordHasher } from '../../bot/staff/port.js';

/** OWASP's smallest argon2id setting: 19 MiB, two passes, one lane; some 30 ms of a core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** At once, so that sign-ins leave cores to conversations; and how many may wait. */
const AT_ONCE = 2;
const WAITING = 64;

/** Argon2id, in threads of its own. Its binary is loaded with the first password. */
export function argon2Hasher(): PasswordHasher {
  const turns = bulkhead(AT_ONCE, WAITING);
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await turns.execute(work);
    } catch (error) {
      throw error instanceof BulkheadRejectedError ? new TooBusy() : error;
    }
  };
  const hash = (password: string): Promise<string> => inTurn(async () => (await import('@node-rs/argon2')).hash(password, COST));
  let nobodys: Promise<string> | undefined;
  return {
    hash,
    verify: async (kept, password) => {
      const against = kept === '' ? await (nobodys ??= hash('nobody has this password')) : kept;
      const right = await inTurn(async () => (await import('@node-rs/argon2')).verify(against, password));
      return right && kept !== '';
    },
  };
}
