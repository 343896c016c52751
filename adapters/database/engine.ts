import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Clock } from '../../bot/clock.js';
import { StoreUnavailable } from '../../bot/turn/turnStore.js';
import type { Typing } from '../../bot/ephemeral.js';
import { faultOf } from './faults.js';
import { impatient } from './impatience.js';
import { DESK_CHANNEL, DeskHints, deskItem, type DeskHint } from './deskHints.js';
import { Announcer, Notices, RECORDS_CHANNEL, type RecordsListener } from './notices.js';
import { patiently, type Patience } from './patience.js';
import { clientConfig, openPool } from './postgres.js';
import type { Connection, Schema } from './schema.js';
import { TypingTeller, type TypingListener } from './typingNotices.js';
import { GuitaiSqliteDialect, lockForWriting, openSqlite } from './sqlite.js';
import { POSTGRES, SQLITE, type Traits } from './traits.js';

/** One of the two databases, opened: all that the rest needs to know of it. */
export interface Engine {
  readonly traits: Traits;
  readonly db: Kysely<Schema>;
  /** True when no other process can write. */
  readonly alone: boolean;
  /** A writing transaction: all or nothing. Not repeated. */
  readonly transaction: <T>(work: (on: Connection) => Promise<T>) => Promise<T>;
  /** A reading transaction that sees one state of the database, on a connection of its own. */
  readonly snapshot: <T>(work: (on: Connection) => Promise<T>) => Promise<T>;
  /** To be told which conversations have grown. */
  readonly committed: (grown: ReadonlyMap<string, number>) => void;
  readonly onRecords: (listener: RecordsListener) => () => void;
  /** To be told what has changed for desks; tells this process and the others. */
  readonly tellDesk: (hints: readonly DeskHint[]) => void;
  readonly desk: Pick<DeskHints, 'onHandoffs' | 'onPresence'>;
  /** Tells other instances, as a hint, that somebody types. */
  readonly tellTyping: (typing: Typing) => void;
  readonly onTyping: (listener: TypingListener) => () => void;
  /** Begins to listen for other instances. */
  readonly listen: () => Promise<void>;
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** See DatabaseOptions. */
export interface EngineOptions {
  readonly url?: string | undefined;
  readonly file: string;
  readonly instance: string;
  readonly clock: Clock;
  readonly patience: Patience;
  readonly readOnly: boolean;
  /** See `PostgresOptions`. */
  readonly unhurried?: boolean;
  readonly exclusive?: boolean;
  readonly maxPages?: number;
  readonly onError?: (error: Error) => void;
}

/** PostgreSQL where there is an address, SQLite otherwise. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  return options.url === undefined || options.url === '' ? await openSqliteEngine(options) : openPostgresEngine(options.url, options);
}

async function openSqliteEngine(options: EngineOptions): Promise<Engine> {
  const { file, readOnly, patience } = options;
  const inMemory = file === ':memory:';
  const alone = !readOnly && (inMemory || options.exclusive !== false);
  const lock = alone && !inMemory ? lockForWriting(file) : undefined;
  const open = (forReading: boolean): Promise<Kysely<Schema>> =>
    patiently(patience, () => {
      const database = openSqlite({ file, readOnly: forReading, ...(options.maxPages === undefined ? {} : { maxPages: options.maxPages }) });
      return Promise.resolve(new Kysely<Schema>({ dialect: new GuitaiSqliteDialect(database) }));
    });
  const db = await open(readOnly).catch((error: unknown) => {
    lock?.release();
    throw error;
  });
  const desk = new DeskHints();
  return {
    traits: SQLITE,
    db,
    alone,
    transaction: (work) => db.transaction().execute(work),
    snapshot: async (work) => {
      if (inMemory) return await db.transaction().execute(work);
      const reader = await open(true);
      try {
        return await reader.transaction().setAccessMode('read only').execute(work);
      } finally {
        await reader.destroy();
      }
    },
    committed: () => undefined,
    tellDesk: (hints) => desk.tell(hints),
    desk,
    onRecords: () => () => undefined,
    tellTyping: () => undefined,
    onTyping: () => () => undefined,
    listen: () => Promise.resolve(),
    ping: () => ping(db),
    close: async () => {
      await db.destroy();
      lock?.release();
    },
  };
}

function openPostgresEngine(url: string, options: EngineOptions): Engine {
  const { instance, readOnly, clock } = options;
  const settings = { url, instance, readOnly, unhurried: options.unhurried === true, onError: options.onError ?? (() => undefined) };
  const pool = openPool(settings);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: impatient(pool) }) });
  const desk = new DeskHints();
  const notices = new Notices(clientConfig(settings), instance, clock, desk);
  const announcer = new Announcer(pool, instance, RECORDS_CHANNEL);
  const deskAnnouncer = new Announcer(pool, instance, DESK_CHANNEL);
  const typing = new TypingTeller(pool, instance);
  return {
    traits: POSTGRES,
    db,
    alone: false,
    transaction: (work) => db.transaction().execute(work),
    snapshot: (work) => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    committed: (grown) => announcer.tell(grown),
    onRecords: (listener) => notices.add(listener),
    tellDesk: (hints) => {
      desk.tell(hints);
      deskAnnouncer.tell(hints.map(deskItem));
    },
    desk,
    tellTyping: (told) => typing.tell(told),
    onTyping: (listener) => notices.addTyping(listener),
    listen: () => notices.connect(),
    ping: () => ping(db),
    close: async () => {
      await notices.close();
      await db.destroy();
    },
  };
}

async function ping(db: Kysely<Schema>): Promise<void> {
  try {
    await sql`select id from register_head`.execute(db);
  } catch (error) {
    const fault = faultOf(error);
    throw new StoreUnavailable(fault.kind === 'transient' ? fault.reason : 'unreachable', { cause: error });
  }
}
