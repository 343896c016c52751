import { createHmac, randomBytes } from 'node:crypto';
import { sameSecret } from './tokens.js';

/** What a browser keeps once an account has been signed in to in it: good for nothing but tries of its own. */
export function newDevice(key: Buffer, name: string): string {
  const id = randomBytes(12).toString('base64url');
  return `${id}.${signature(key, name, id)}`;
}

/** The browser's id, if it is one in which this account has been signed in to. */
export function deviceOf(key: Buffer, name: string, kept: string | undefined): string | undefined {
  const [id = '', signed = ''] = (kept ?? '').split('.');
  return id !== '' && sameSecret(signed, signature(key, name, id)) ? id : undefined;
}

function signature(key: Buffer, name: string, id: string): string {
  return createHmac('sha256', key).update(`device:${name}:${id}`).digest('base64url');
}
