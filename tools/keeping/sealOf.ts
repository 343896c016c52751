import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openKeys } from '../../bot/keys.js';
import type { Settings } from '../../bot/settings.js';

/** The key the server seals with. None is made: a new one would fit nothing. @throws Error when it is nowhere */
export async function sealOf(settings: Settings): Promise<Uint8Array> {
  if (settings.RECORD_SEAL_KEY !== undefined) return Buffer.from(settings.RECORD_SEAL_KEY);
  const file = join(settings.DATA_DIR, 'keys.json');
  const shared = settings.DATABASE_URL !== undefined && settings.NODE_ENV === 'production';
  if (!shared && !existsSync(file)) throw new Error(`There is no key to seal with: neither RECORD_SEAL_KEY is set nor is there ${file}. It has to be the one the server uses.`);
  return (await openKeys(settings)).seal;
}
