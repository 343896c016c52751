import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '../adapters/database/store.js';
import { systemClock, type Clock } from '../bot/clock.js';
import { accountParts } from '../bot/compose/staff.js';
import { openKeys } from '../bot/keys.js';
import type { Settings } from '../bot/settings.js';
import type { AccountParts } from '../bot/staff/accounts.js';
import { Vault } from '../records/vault.js';

/** Works on the accounts that these settings name, beside a running server or before the first start. */
export async function onAccounts<Result>(settings: Settings, work: (parts: AccountParts) => Promise<Result>, clock: Clock = systemClock): Promise<Result> {
  const keys = await openKeys(settings);
  const vault = new Vault(keys.personal);
  // Not alone: a server may be running on it.
  const database = await openDatabase({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db'), sealKey: keys.seal, vault, instance: `user ${randomUUID()}`, leaseMs: 15_000, clock, exclusive: false });
  try {
    return await work(accountParts(database, vault, clock));
  } finally {
    await database.close();
  }
}
