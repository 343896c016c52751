import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

/** A key for personal data: its id is stored beside what it sealed, so that keys can be changed. */
export interface VaultKey {
  /** 1–32 characters of A–Z, a–z, 0–9, _ and -. */
  readonly id: string;
  /** At least 16 bytes. */
  readonly secret: Uint8Array;
}

/** A text that can't be opened: its key is not given any more, or somebody changed it. */
export class SealBroken extends Error {
  constructor(readonly keyId: string, options?: ErrorOptions) {
    super(`a sealed text of key "${keyId}" can't be opened`, options);
    this.name = 'SealBroken';
  }
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const SHAPE = /^v1\.([\w-]{1,32})\.([\w-]+)$/;

/** Seals personal data (AES-256-GCM) and makes keys by which it is found without being read. */
export class Vault {
  readonly #ciphers = new Map<string, KeyObject>();
  readonly #lookups: readonly KeyObject[];
  readonly #current: string;
  readonly #keys: readonly VaultKey[];

  /** The first key seals; the others only open what they sealed before. @throws RangeError on no, a short or a doubled key. */
  constructor(keys: readonly VaultKey[]) {
    const [current] = keys;
    if (current === undefined) throw new RangeError('a vault needs a key');
    for (const { id, secret } of keys) {
      if (!/^[\w-]{1,32}$/.test(id) || secret.byteLength < 16 || this.#ciphers.has(id)) throw new RangeError(`not a usable vault key: "${id}"`);
      this.#ciphers.set(id, derived(secret, 'guitai seal'));
    }
    this.#lookups = keys.map(({ secret }) => derived(secret, 'guitai lookup'));
    this.#current = current.id;
    this.#keys = keys;
  }

  /** The keys that it was made of, for a vault of another thread of this process. They go nowhere else. */
  keysForThread(): readonly VaultKey[] {
    return this.#keys;
  }

  /** `v1.<key id>.<iv, text, tag in base64url>`. */
  seal(text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#cipherKey(this.#current), iv);
    const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `v1.${this.#current}.${sealed.toString('base64url')}`;
  }

  /** @throws SealBroken */
  open(sealed: string): string {
    const [, id = '', body = ''] = SHAPE.exec(sealed) ?? [];
    const bytes = Buffer.from(body, 'base64url');
    try {
      // Bits that decoding passes over must not be changed either.
      if (bytes.byteLength < IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== body) throw new RangeError('not a sealed text');
      const cipher = createDecipheriv('aes-256-gcm', this.#cipherKey(id), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return cipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
    } catch (cause) {
      throw cause instanceof SealBroken ? cause : new SealBroken(id, { cause });
    }
  }

  /** What a value is stored under, so that it is found without being kept: 128 bits in hex. */
  lookup(value: string): string {
    return this.lookups(value)[0] ?? '';
  }

  /** The same under every key, for finding what was stored before a key was changed. */
  lookups(value: string): string[] {
    return this.#lookups.map((key) => createHmac('sha256', key).update(value).digest('hex').slice(0, 32));
  }

  #cipherKey(id: string): KeyObject {
    const key = this.#ciphers.get(id);
    if (key === undefined) throw new SealBroken(id);
    return key;
  }
}

function derived(secret: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32)));
}
