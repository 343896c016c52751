/**
 * Merkle trees as RFC 6962 (section 2.1) has them: a leaf is hashed with 0x00 before it and a node with 0x01, so that
 * neither can be taken for the other; a list is divided at the largest power of two below its length. Hashes are hex.
 * Free of any platform: the verifier in inspection files runs it in a browser.
 */

/** SHA-256 of bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** How a list of leaves grows upwards: every subtree of this many leaves, counted from the first, is complete. A power of two. */
export const CHUNK = 1_024;

/** Hash of a leaf that holds `text`, in UTF-8. */
export function leafHash(sha256: Sha256, text: string): string {
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(bytes.length + 1);
  whole.set(bytes, 1);
  return toHex(sha256(whole));
}

/** Hash of a node over its two sides. */
export function nodeHash(sha256: Sha256, left: string, right: string): string {
  const whole = new Uint8Array(65);
  whole[0] = 1;
  whole.set(fromHex(left), 1);
  whole.set(fromHex(right), 33);
  return toHex(sha256(whole));
}

/** The root over hashes: of leaves, or of complete subtrees of equal size where only the last may be smaller. That of nothing is the hash of nothing. */
export function rootOf(sha256: Sha256, hashes: readonly string[]): string {
  const [first] = hashes;
  if (first === undefined) return toHex(sha256(new Uint8Array()));
  if (hashes.length === 1) return first;
  const middle = division(hashes.length);
  return nodeHash(sha256, rootOf(sha256, hashes.slice(0, middle)), rootOf(sha256, hashes.slice(middle)));
}

/** The hashes beside the way from one of them up to the root, lowest first (RFC 6962, section 2.1.1). @throws RangeError when there is none of that index */
export function pathOf(sha256: Sha256, hashes: readonly string[], index: number): string[] {
  if (index < 0 || index >= hashes.length) throw new RangeError(`no leaf ${index} of ${hashes.length}`);
  if (hashes.length === 1) return [];
  const middle = division(hashes.length);
  return index < middle
    ? [...pathOf(sha256, hashes.slice(0, middle), index), rootOf(sha256, hashes.slice(middle))]
    : [...pathOf(sha256, hashes.slice(middle), index - middle), rootOf(sha256, hashes.slice(0, middle))];
}

/** The root that a leaf's hash and its path lead to in a tree of `size` leaves; undefined when the path does not fit there. */
export function rootByPath(sha256: Sha256, leaf: string, index: number, size: number, path: readonly string[]): string | undefined {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return undefined;
  const sides = sidesOf(index, size);
  if (sides.length !== path.length || !path.every((hash) => /^[0-9a-f]{64}$/.test(hash))) return undefined;
  return path.reduce((hash, beside, step) => (sides[step] === 'right' ? nodeHash(sha256, hash, beside) : nodeHash(sha256, beside, hash)), leaf);
}

/** On which side of the way each hash of a path stands, lowest first. */
function sidesOf(index: number, size: number): ('left' | 'right')[] {
  if (size <= 1) return [];
  const middle = division(size);
  return index < middle ? [...sidesOf(index, middle), 'right'] : [...sidesOf(index - middle, size - middle), 'left'];
}

/** The largest power of two below `size`, which is at least 2. */
function division(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Bytes in lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Hex as bytes; what is no hex gives zeros, which fit nothing. */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = Number.parseInt(text.slice(index * 2, index * 2 + 2), 16);
  return bytes;
}
