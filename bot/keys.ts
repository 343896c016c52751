import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
  const made: KeptKeys = { seal: randomBytes(32).toString('hex'), token: randomBytes(32).toString('hex'), personal: randomBytes(32).toString('hex') };
  let known = await read(file);
  if (known === undefined) {
    // When two processes start at once, the second reads what the first wrote.
    await place(file, made);
    known = await read(file);
  }
  if (known?.personal !== undefined) return { ...known, personal: known.personal };
  // Made by a build that knew no vault: it grows, beside it first, so that all who start now take the same key.
  const next = `${file}.next`;
  await place(next, { ...made, ...known });
  const grown = await read(next);
  const meanwhile = await read(file);
  if (meanwhile?.personal !== undefined || grown === undefined) {
    await rm(next, { force: true });
    return stored.required().parse(meanwhile);
  }
  await rename(next, file).catch(absent);
  return stored.required().parse(await read(file));
}

async function read(file: string): Promise<z.infer<typeof stored> | undefined> {
  const text = await readFile(file, 'utf8').catch(absent);
  return text === undefined ? undefined : stored.parse(JSON.parse(text));
}

/** Puts keys there in one moment, whole, unless the file is there already. */
async function place(file: string, keys: object): Promise<void> {
  const part = `${file}.${randomBytes(8).toString('hex')}`;
  const text = `${JSON.stringify(keys, null, 2)}\n`;
  await writeFile(part, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(part, file).catch(async (error: unknown) => {
      // Some file systems know no links.
      if (!isCalled(error, 'EEXIST')) await writeFile(file, text, { mode: 0o600, flag: 'wx', flush: true });
    });
  } catch (error) {
    if (!isCalled(error, 'EEXIST')) throw error;
  } finally {
    await rm(part, { force: true });
  }
}

function absent(error: unknown): undefined {
  if (!isCalled(error, 'ENOENT')) throw error;
}

function isCalled(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Signs a path so that only who was given it can open it; 128 bits, base64url. */
export function signed(key: Buffer, what: string): string {
  return createHmac('sha256', key).update(`link:${what}`).digest().subarray(0, 16).toString('base64url');
}
