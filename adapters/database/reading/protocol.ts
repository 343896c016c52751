import { StoreUnavailable } from '../../../bot/turn/turnStore.js';
import type { VaultKey } from '../../../records/vault.js';
import type { GroundPlace } from './ground.js';

/** What a thread is started with. */
export interface ThreadData {
  readonly place: GroundPlace;
  /** The vault's keys; they stay in this process. */
  readonly keys: readonly VaultKey[];
}

/** Asked of a thread. */
export interface ThreadCall {
  readonly id: number;
  readonly name: string;
  readonly params: unknown;
}

/** What a thread answers. */
export type ThreadAnswer =
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly fault: SentFault };

/** An error as it crosses threads. */
export interface SentFault {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** Of a StoreUnavailable. */
  readonly reason?: StoreUnavailable['reason'];
}

/** An error for the way. */
export function sentFault(error: unknown): SentFault {
  if (error instanceof StoreUnavailable) return { name: error.name, message: error.message, reason: error.reason };
  if (error instanceof Error) return { name: error.name, message: error.message, ...(error.stack !== undefined && { stack: error.stack }) };
  return { name: 'Error', message: String(error) };
}

/** It again, on the other side. */
export function faultSent({ name, message, stack, reason }: SentFault): Error {
  if (reason !== undefined) return new StoreUnavailable(reason);
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
