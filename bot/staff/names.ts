import { randomBytes } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

/** A new account's id: short, and says nothing. */
export function newStaffId(): string {
  return `s-${randomBytes(5).toString('hex')}`;
}

/** A login name as it is kept: case and full-width letters don't count. */
export function normalName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** What one household or office has: an IPv4 address, or the first half of an IPv6 one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain) || !isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const [front, back] = [groups(head), groups(tail ?? '')];
  const whole = tail === undefined ? front : [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0'), ...back];
  return `${whole.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

function groups(part: string): string[] {
  return part === '' ? [] : part.split(':');
}
