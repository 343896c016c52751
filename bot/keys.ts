import { createHmac, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { VaultKey } from '../records/vault.js';
import { WrongSettings, type Settings } from './settings.js';

const stored = z.object({ seal: z.string().min(32), token: z.string().min(32), personal: z.string().min(32).optional() });

/** The secrets that the product signs with; kept outside the database. */
export interface Keys {
  /** Seals the communication record's chains. */
  readonly seal: Buffer;
  /** Signs chat tokens, cookies and links. */
  readonly token: Buffer;
  /** Seals personal data; the first is the one to seal with. */
  readonly personal: readonly VaultKey[];
}

/**
 * The keys from the settings; what is not set there is made at first start and kept in `DATA_DIR/keys.json`.
 * @throws WrongSettings with PostgreSQL, where instances must share their keys, when one is not set.
 */
export async function openKeys(settings: Settings): Promise<Keys> {
  const { RECORD_SEAL_KEY: seal, TOKEN_KEY: token, PERSONAL_KEYS: personal } = settings;
  const given = personal?.map(({ id, secret }): VaultKey => ({ id, secret: Buffer.from(secret) }));
  if (seal !== undefined && token !== undefined && given !== undefined) return { seal: Buffer.from(seal), token: Buffer.from(token), personal: given };
  if (settings.DATABASE_URL !== undefined && settings.NODE_ENV === 'production') {
    throw new WrongSettings(['RECORD_SEAL_KEY, TOKEN_KEY, PERSONAL_KEYS: must be set with PostgreSQL in production, the same for all instances; make each secret with: openssl rand -hex 32']);
  }
  const kept = await keptKeys(settings.DATA_DIR);
  return { seal: Buffer.from(seal ?? kept.seal), token: Buffer.from(token ?? kept.token), personal: given ?? [{ id: 'kept', secret: Buffer.from(kept.personal) }] };
}

type KeptKeys = { readonly [Name in keyof z.infer<typeof stored>]-?: string };

async function keptKeys(directory: string): Promise<KeptKeys> {
  const file = join(directory, 'keys.json');
  await mkdir(directory, { recursive: true });
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  const made: KeptKeys = { seal: randomBytes(32).toString('hex'), token: randomBytes(32).toString('hex'), personal: randomBytes(32).toString('hex') };
  if (text !== undefined) {
    const known = stored.parse(JSON.parse(text));
    if (known.personal !== undefined) return { ...known, personal: known.personal };
    // Made by a build that knew no vault.
    const grown = { ...known, personal: made.personal };
    await writeFile(file, `${JSON.stringify(grown, null, 2)}\n`, { mode: 0o600 });
    return grown;
  }
  // `wx`: when two processes start at once, the second reads what the first wrote.
  try {
    await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch {
    return stored.required().parse(JSON.parse(await readFile(file, 'utf8')));
  }
  await chmod(file, 0o600);
  return made;
}

/** Signs a path so that only who was given it can open it; 128 bits, base64url. */
export function signed(key: Buffer, what: string): string {
  return createHmac('sha256', key).update(`link:${what}`).digest().subarray(0, 16).toString('base64url');
}
