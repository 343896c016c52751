import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto';

/** PKCS#7 is padded to so many bytes here, not to AES's sixteen. */
const BLOCK = 32;
const RANDOM = 16;
const LENGTH = 4;

/** A text that was not made with our key, or not for us. `why` is for the log; it names no part of the text. */
export class CipherBroken extends Error {
  constructor(readonly why: 'not base64' | 'length' | 'padding' | 'receiver') {
    super(`an encrypted callback can't be read: ${why}`);
    this.name = 'CipherBroken';
  }
}

/** WeChat's and WeCom's encryption of callbacks: AES-256-CBC over 16 random bytes, the length, the message, and whom it is for. */
export class WechatCipher {
  readonly #key: Buffer;
  readonly #iv: Buffer;

  /** @throws RangeError when the key is not the 43 characters that the platform shows */
  constructor(encodingKey: string, private readonly receiver: string) {
    this.#key = Buffer.from(`${encodingKey}=`, 'base64');
    if (!/^[A-Za-z0-9+/]{43}$/.test(encodingKey) || this.#key.byteLength !== 32) throw new RangeError('an EncodingAESKey has 43 letters and figures');
    this.#iv = this.#key.subarray(0, 16);
  }

  /** @throws CipherBroken */
  decrypt(encrypted: string): string {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encrypted)) throw new CipherBroken('not base64');
    const bytes = Buffer.from(encrypted, 'base64');
    if (bytes.byteLength === 0 || bytes.byteLength % 16 !== 0) throw new CipherBroken('length');
    const cipher = createDecipheriv('aes-256-cbc', this.#key, this.#iv).setAutoPadding(false);
    const padded = Buffer.concat([cipher.update(bytes), cipher.final()]);
    const padding = padded.at(-1) ?? 0;
    if (padding < 1 || padding > BLOCK || padding > padded.byteLength || !padded.subarray(-padding).every((byte) => byte === padding)) throw new CipherBroken('padding');
    const plain = padded.subarray(0, -padding);
    if (plain.byteLength < RANDOM + LENGTH) throw new CipherBroken('length');
    const length = plain.readUInt32BE(RANDOM);
    const end = RANDOM + LENGTH + length;
    if (end > plain.byteLength) throw new CipherBroken('length');
    const receiver = plain.subarray(end);
    const ours = Buffer.from(this.receiver);
    if (receiver.byteLength !== ours.byteLength || !timingSafeEqual(receiver, ours)) throw new CipherBroken('receiver');
    return plain.subarray(RANDOM + LENGTH, end).toString('utf8');
  }

  /** `random` of 16 bytes, for tests. */
  encrypt(message: string, random: Buffer = randomBytes(RANDOM)): string {
    const bytes = Buffer.from(message);
    const length = Buffer.alloc(LENGTH);
    length.writeUInt32BE(bytes.byteLength);
    const plain = Buffer.concat([random, length, bytes, Buffer.from(this.receiver)]);
    const padding = BLOCK - (plain.byteLength % BLOCK);
    const cipher = createCipheriv('aes-256-cbc', this.#key, this.#iv).setAutoPadding(false);
    return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString('base64');
  }
}
