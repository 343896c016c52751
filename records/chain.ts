import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import { recordText } from './canonical.js';
import type { StoredRecord } from './reader.js';

export { canonicalText, recordText, wellFormed } from './canonical.js';

/** SHA-256 in hex over {@link recordText}. */
export function recordHash(record: Omit<StoredRecord, 'hash'>): string {
  return hash('sha256', recordText(record), 'hex');
}

/** SHA-256 in hex over one line of the register of conversations and the hash of the line before. */
export function registrationHash(ordinal: number, conversation: string, previous: string): string {
  return hash('sha256', JSON.stringify([ordinal, conversation, previous]), 'hex');
}

/** The key that heads are sealed with. At least 16 bytes; it must be kept where the database's keepers can't read it. */
export function sealKey(key: Uint8Array): KeyObject {
  if (key.byteLength < 16) throw new RangeError('the seal key must have at least 16 bytes');
  return createSecretKey(key);
}

/** Seal of a conversation's head: HMAC-SHA256 in hex over `conversation|lastSequence|lastHash`. */
export function sealOfHead(key: KeyObject, conversation: string, lastSequence: number, lastHash: string): string {
  return createHmac('sha256', key).update(`conversation|${conversation}|${lastSequence}|${lastHash}`).digest('hex');
}

/** Seal of the register's head: HMAC-SHA256 in hex over `lastOrdinal|lastHash`. */
export function sealOfRegister(key: KeyObject, lastOrdinal: number, lastHash: string): string {
  return createHmac('sha256', key).update(`register|${lastOrdinal}|${lastHash}`).digest('hex');
}
