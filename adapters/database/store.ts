import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { systemClock, type Clock } from '../../bot/clock.js';
import type { Accepted, Committed, TurnStore, Work } from '../../bot/turn/turnStore.js';
import type { Bookings } from '../../cases/bookings.js';
import type { Cases } from '../../cases/cases.js';
import type { Timers } from '../../cases/timer.js';
import { sealKey } from '../../records/chain.js';
import type { FileStore } from '../../records/files.js';
import type { RecordReader } from '../../records/reader.js';
import type { Vault } from '../../records/vault.js';
import type { CommunicationRecord } from '../../records/record.js';
import { AcceptUnit } from './accept.js';
import { AppendUnit } from './append.js';
import type { Unit } from './batch.js';
import { Batches, Call } from './batches.js';
import { bookingByFormKey, bookingByNumber, bookingsOfConversation, bookingsOfCustomer, occupiedCells } from './bookings.js';
import { caseByFormKey, caseByNumber, casesOfConversation, casesOfCustomer, dueCases, openCases } from './caseReading.js';
import { CommitUnit } from './commit.js';
import { openEngine, type Engine } from './engine.js';
import { fileOf, fileRow } from './files.js';
import { GroupCommit } from './groupCommit.js';
import { claimAbandoned, freeAllLeases, ReleaseUnit, RenewUnit } from './lease.js';
import { Loads, type Loading } from './load.js';
import { checkMigrated, migrate } from './migrations/index.js';
import type { RecordsListener } from './notices.js';
import { OutboxClaims, SettleUnit } from './outbox.js';
import { patiently, type Patience } from './patience.js';
import { recordsAfter, SnapshotReader } from './reader.js';
import { Serials, type SerialWish } from './serials.js';
import { isId, storable, storableKey } from './texts.js';
import { claimTimers, settleTimer } from './timers.js';

/** Where the database is. */
export interface DatabasePlace {
  /** `postgres://…`; without it SQLite. */
  readonly url?: string | undefined;
  /** The SQLite file. */
  readonly file: string;
}

/** How a server opens its database. */
export interface DatabaseOptions extends DatabasePlace {
  /** Seals the heads of the record's chains; at least 16 bytes, the same for all instances, kept outside the database. */
  readonly sealKey: Uint8Array;
  /** Seals personal data in cases and bookings. */
  readonly vault: Vault;
  /** Who holds leases: unique for each start of a process. */
  readonly instance: string;
  /** How long a turn may take before others may take it over, unless it is renewed. */
  readonly leaseMs: number;
  readonly clock: Clock;
  /** How long a call waits for a database that can't just now; 8000 unless told. */
  readonly patienceMs?: number;
  /** SQLite: refuse a second server on the same file, and void the leases of the one before. True unless told. */
  readonly exclusive?: boolean;
  /** Told about broken idle connections, for the log. */
  readonly onError?: (error: Error) => void;
  /** For tests: the disk is full at so many pages of 4 KB (SQLite). */
  readonly maxPages?: number;
}

/** What tools may do beside a running server. */
export interface ReadingDatabase {
  readonly records: RecordReader;
  readonly files: Pick<FileStore, 'get'>;
  close(): Promise<void>;
}

/** Everything a server keeps in its database. */
export interface Database extends ReadingDatabase {
  readonly turns: TurnStore;
  readonly bookings: Bookings;
  readonly cases: Cases;
  readonly timers: Timers;
  readonly files: FileStore;
  /** Tells what *other* instances have committed, as a hint; gives back how to stop. Never fires on SQLite. */
  onRecords(listener: RecordsListener): () => void;
  /** Resolves when the database answers now, without patience. */
  ping(): Promise<void>;
  /** Lets what is under way end, then closes. */
  close(): Promise<void>;
}

/**
 * Opens, locks and migrates the database.
 * @throws Error when another server works on the SQLite file, a migration fails, or the seal key is too short.
 * @throws StoreUnavailable when it can't be reached in time.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const key = sealKey(options.sealKey);
  const patience: Patience = { clock: options.clock, patienceMs: options.patienceMs ?? 8_000 };
  const { instance, leaseMs, vault } = options;
  const engine = await openEngine({ ...options, patience, readOnly: false });
  const { db, traits } = engine;
  try {
    await patiently(patience, () => migrate(db, traits));
    if (engine.alone) await patiently(patience, () => freeAllLeases(db));
    await engine.listen();
  } catch (error) {
    await engine.close();
    throw error;
  }
  const hangs = traits.name === 'postgres';
  const batches = new Batches({ traits, key, vault, instance, leaseMs, transaction: engine.transaction, committed: engine.committed });
  const writes = new GroupCommit<Call>({ ...patience, hangs, lanes: hangs ? 3 : 1, largest: 256, run: (calls) => batches.run(calls) });
  const loads = new Loads(traits, db, vault);
  const loading = new GroupCommit<Loading>({ ...patience, hangs, lanes: hangs ? 2 : 1, largest: 256, run: (calls) => loads.run(calls) });
  const serials = new Serials(traits, engine.transaction);
  const wishes = new GroupCommit<SerialWish>({ ...patience, hangs, lanes: 1, largest: 256, run: (calls) => serials.run(calls) });
  const claims = new OutboxClaims(traits);
  const write = <Answer>(unit: Unit<Answer>): Promise<Answer> =>
    writes.submit<Answer>(unit.needs.conversation, (answer) => Call.of(unit, answer));
  const load = async (id: string): Promise<Work | undefined> =>
    isId(id) ? await loading.submit<Work | undefined>(undefined, (answer) => ({ id, answer })) : undefined;

  const turns: TurnStore = {
    accept: async (inbound, now): Promise<Accepted> => {
      if (!inbound.opening && !isId(inbound.conversation)) return { kind: 'unknown-conversation' };
      return await write(new AcceptUnit(inbound, now));
    },
    load,
    commit: async (commit, now): Promise<Committed> => await write(new CommitUnit(commit, now)),
    renew: (conversation, now) => write(new RenewUnit(conversation, now)),
    release: (conversation) => write(new ReleaseUnit(conversation)),
    claimAbandoned: (now, limit) =>
      patiently(patience, () => engine.transaction((on) => claimAbandoned(on, traits, { instance, now, until: now + leaseMs, limit }))),
    append: async (appendix): Promise<CommunicationRecord | undefined> =>
      isId(appendix.conversation) ? await write(new AppendUnit(appendix)) : undefined,
    conversation: async (id) => (await load(id))?.conversation,
    claimOutbox: (now, limit, forMs) => patiently(patience, () => engine.transaction((on) => claims.claim(on, now, limit, forMs))),
    settleOutbox: (item, outcome, at) => write(new SettleUnit(item, outcome, at)),
  };
  const reading = readingSide(engine, patience);
  return {
    ...reading,
    turns,
    bookings: {
      occupied: (advisers, from, to) => patiently(patience, () => occupiedCells(db, advisers, from, to)),
      byNumber: async (number) => (isId(number) ? await patiently(patience, () => bookingByNumber(db, vault, number)) : undefined),
      byFormKey: async (formKey) => (isId(formKey) ? await patiently(patience, () => bookingByFormKey(db, vault, formKey)) : undefined),
      ofCustomer: (customer, limit) => patiently(patience, () => bookingsOfCustomer(db, vault, customer, limit)),
      ofConversation: (conversation, limit) => patiently(patience, () => bookingsOfConversation(db, vault, conversation, limit)),
      serial: (prefix, day, formKey) =>
        wishes.submit<number>(undefined, (answer) => ({ prefix: storable(prefix), day: storable(day), formKey: storableKey(formKey), answer })),
    },
    cases: {
      byNumber: async (number) => (isId(number) ? await patiently(patience, () => caseByNumber(db, vault, number)) : undefined),
      byFormKey: (formKey) => patiently(patience, () => caseByFormKey(db, vault, formKey)),
      ofCustomer: (customer, limit) => patiently(patience, () => casesOfCustomer(db, vault, customer, limit)),
      ofConversation: (conversation, limit) => patiently(patience, () => casesOfConversation(db, vault, conversation, limit)),
      open: (after, limit) => patiently(patience, () => openCases(db, after, limit)),
      due: (now, limit) => patiently(patience, () => dueCases(db, vault, now, limit)),
    },
    timers: {
      claim: (now, limit, forMs) => patiently(patience, () => engine.transaction((on) => claimTimers(on, traits, now, limit, forMs))),
      settle: (timer) => patiently(patience, () => engine.transaction((on) => settleTimer(on, timer))),
    },
    files: {
      ...reading.files,
      put: async (file) => {
        const { reference, store } = fileRow(file);
        await patiently(patience, () => engine.transaction(store));
        return reference;
      },
    },
    onRecords: engine.onRecords,
    ping: engine.ping,
    close: async () => {
      await Promise.all([writes.idle(), loading.idle(), wishes.idle()]);
      await engine.close();
    },
  };
}

/**
 * Opens the database for tools such as `verify` and `export`: nothing is written or locked, whether a server runs or not.
 * @throws Error when there is no database, or it is not at this program's schema.
 */
export async function openForReading(place: DatabasePlace): Promise<ReadingDatabase> {
  const patience: Patience = { clock: systemClock, patienceMs: 8_000 };
  const embedded = place.url === undefined || place.url === '';
  if (embedded && !existsSync(place.file)) throw new Error(`there is no database at ${place.file}: start the server once`);
  const engine = await openEngine({ ...place, instance: `reader ${randomUUID()}`, clock: systemClock, patience, readOnly: true });
  try {
    await checkMigrated(engine.db, engine.traits);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return { ...readingSide(engine, patience), close: engine.close };
}

function readingSide({ db, snapshot }: Engine, patience: Patience): Omit<ReadingDatabase, 'close'> {
  return {
    records: {
      recordsAfter: async (conversation, after, limit) =>
        isId(conversation) ? await patiently(patience, () => recordsAfter(db, conversation, after, limit)) : [],
      snapshot: (work) => snapshot((on) => work(new SnapshotReader(on))),
    },
    files: {
      get: async (conversation, id) => (isId(conversation) && isId(id) ? await patiently(patience, () => fileOf(db, conversation, id)) : undefined),
    },
  };
}
