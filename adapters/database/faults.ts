import type { StoreUnavailable } from '../../bot/turn/turnStore.js';

/**
 * What an error of the database asks for.
 * `again`: a race was lost, the same thing may work at once. `transient`: the database can't just now.
 * `final`: it will fail however often it is tried.
 */
export type Fault =
  | { readonly kind: 'again' }
  | { readonly kind: 'transient'; readonly reason: StoreUnavailable['reason'] }
  | { readonly kind: 'final' };

/** Thrown inside a transaction that has read what no longer holds: everything is rolled back and tried again. */
export class RaceLost extends Error {
  constructor(what: string) {
    super(`race lost: ${what}`);
    this.name = 'RaceLost';
  }
}

const AGAIN: Fault = { kind: 'again' };
const FINAL: Fault = { kind: 'final' };
const transient = (reason: StoreUnavailable['reason']): Fault => ({ kind: 'transient', reason });

/** SQLSTATE (five characters) or SQLite's result code, by prefix; the first match counts. */
const FAULTS: readonly (readonly [prefix: string, fault: Fault])[] = [
  ['40001', AGAIN], // serialization failure
  ['40P01', AGAIN], // deadlock
  ['23505', AGAIN], // unique violation: another instance was first; what is read now shows it
  ['55P03', transient('locked')], // lock timeout
  ['57014', transient('timeout')], // statement timeout
  ['53100', transient('full')], // disk full
  ['57P', transient('unreachable')], // shutdown, crash, starting up, database dropped
  ['08', transient('unreachable')], // connection exceptions
  ['53', transient('unreachable')], // too many connections, out of memory
  ['58', transient('unreachable')], // the server's own disk
  ['25006', transient('unreachable')], // read only: a standby that is not promoted yet
  ['25P03', transient('unreachable')], // idle in transaction
  ['SQLITE_BUSY', transient('locked')],
  ['SQLITE_LOCKED', transient('locked')],
  ['SQLITE_FULL', transient('full')],
  ['SQLITE_IOERR', transient('unreachable')],
  ['SQLITE_CANTOPEN', transient('unreachable')],
  ['SQLITE_READONLY', transient('unreachable')],
  ['ENOSPC', transient('full')],
];

/** Node's own network errors. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']);

/** What pg says without a code. */
const LOST = /connection terminated|timeout exceeded when trying to connect|not queryable|connection error|after calling end on the pool|client was closed|driver has already been destroyed|connection has been discarded/i;

/** Reads an error of better-sqlite3, pg or the network. */
export function faultOf(error: unknown): Fault {
  if (error instanceof RaceLost) return AGAIN;
  if (!(error instanceof Error)) return FINAL;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = FAULTS.find(([prefix]) => code.startsWith(prefix));
  if (known) return known[1];
  if (NETWORK.has(code) || LOST.test(error.message)) return transient('unreachable');
  if (/query read timeout/i.test(error.message)) return transient('timeout');
  return FINAL;
}
