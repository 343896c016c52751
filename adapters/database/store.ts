import type { ChannelMemory } from '../../bot/channels/memory.js';
import type { Clock } from '../../bot/clock.js';
import type { Typing } from '../../bot/ephemeral.js';
import type { Accepted, Committed, TurnStore, Work } from '../../bot/turn/turnStore.js';
import type { OpenQuestions } from '../../knowledge/loop/openQuestions.js';
import type { DeskReading } from '../../handoff/reading.js';
import { sealKey } from '../../records/chain.js';
import type { FileStore } from '../../records/files.js';
import type { ArchiveRows } from '../../records/keeping/archiveRows.js';
import type { RecordReader } from '../../records/reader.js';
import type { Dossiers } from '../../supervision/dossiers/port.js';
import type { DeletionRows } from '../../supervision/keeping/port.js';
import type { DeskCalendars, Figures } from '../../supervision/figures/port.js';
import type { Broadcasts } from '../../supervision/incidents/port.js';
import type { Projecting } from '../../supervision/projection/port.js';
import type { SavedSearches } from '../../supervision/review/savedSearches.js';
import type { Vault } from '../../records/vault.js';
import type { CommunicationRecord } from '../../records/record.js';
import { AcceptUnit } from './accept.js';
import { AppendUnit } from './append.js';
import { staffSide, type StaffSide } from './staffSide.js';
import type { Unit } from './batch.js';
import { Batches, Call } from './batches.js';
import { channelMemory } from './channelMemory.js';
import { CommitUnit } from './commit.js';
import { dossiersOf } from './dossiers/side.js';
import { openEngine, type Engine } from './engine.js';
import { deskCalendars } from './figures/calendars.js';
import { figuresOf } from './figures/side.js';
import { headsOf, keptOriginals, latestOf } from './deskReading.js';
import { fileRow } from './files.js';
import { GroupCommit } from './groupCommit.js';
import { handoffSide, type HandoffSide } from './handoffSide.js';
import { claimAbandoned, freeAllLeases, ReleaseUnit, RenewUnit } from './lease.js';
import { Loads, type Loading } from './load.js';
import { knownMigrations, migrate, migrationsOf } from './migrations/index.js';
import type { RecordsListener } from './notices.js';
import type { TypingListener } from './typingNotices.js';
import { OutboxClaims, SettleUnit } from './outbox.js';
import { Grown, type GrownListener } from './projection/grown.js';
import { patiently, type Patience } from './patience.js';
import { provingSide, type ProvingSide } from './proof/provingSide.js';
import type { Readings } from './reading/readings.js';
import { readingSide as besides } from './reading/side.js';
import { savedSearches } from './review/savedSearches.js';
import { archiveRows } from './keeping/archiveRows.js';
import { deletionRows } from './keeping/deletionRows.js';
import { Serials, type SerialWish } from './serials.js';
import { broadcastsOf } from './incidents/broadcasts.js';
import { isId } from './texts.js';
import { mattersSide, type MattersSide } from './mattersSide.js';
import { questionsOf, readingSide } from './readingSide.js';

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
  /** True for channels whose messages must be pushed: what agents say there goes into the outbox. None unless told. */
  readonly pushes?: (channel: string) => boolean;
  /** Told about broken idle connections, for the log. */
  readonly onError?: (error: Error) => void;
  /** For tests: the disk is full at so many pages of 4 KB (SQLite). */
  readonly maxPages?: number;
}

/** What tools may do beside a running server. */
export interface ReadingDatabase {
  readonly records: RecordReader;
  readonly files: Pick<FileStore, 'get'>;
  /** Verifying, anchoring and exporting, in threads of their own. */
  readonly proving: ProvingSide;
  close(): Promise<void>;
}

/** Everything a server keeps in its database. */
export interface Database extends ReadingDatabase, MattersSide, StaffSide, HandoffSide {
  readonly turns: TurnStore;
  readonly files: FileStore;
  readonly questions: OpenQuestions;
  readonly desk: DeskReading;
  /** What channel adapters keep. */
  readonly channels: ChannelMemory;
  readonly dossiers: Dossiers;
  readonly broadcasts: Broadcasts;
  readonly figures: Figures;
  /** When the desk was open, for what counts its time. */
  readonly deskCalendars: DeskCalendars;
  readonly archive: ArchiveRows;
  readonly deletion: DeletionRows;
  /** Supervision's readings, on connections of their own and in threads of their own. */
  readonly readings: Readings;
  readonly projecting: Projecting;
  readonly savedSearches: SavedSearches;
  /** Tells which conversations *this* instance has written to, after each commit; gives back how to stop. */
  onGrown(listener: GrownListener): () => void;
  /** Tells what *other* instances have committed, as a hint; gives back how to stop. Never fires on SQLite. */
  onRecords(listener: RecordsListener): () => void;
  /** Tells other instances, as a hint, that somebody types here. Kept nowhere; does nothing on SQLite. */
  tellTyping(typing: Typing): void;
  /** Tells who types at *other* instances; gives back how to stop. Never fires on SQLite. */
  onTyping(listener: TypingListener): () => void;
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
    await patiently(patience, () => brought(options, engine, patience));
    if (engine.alone) await patiently(patience, () => freeAllLeases(db));
    await engine.listen();
  } catch (error) {
    await engine.close();
    throw error;
  }
  const hangs = traits.name === 'postgres';
  const grown = new Grown();
  const committed: Engine['committed'] = (heads) => {
    engine.committed(heads);
    grown.tell([...heads.keys()]);
  };
  const batches = new Batches({ traits, key, vault, instance, leaseMs, transaction: engine.transaction, committed, touched: engine.tellDesk });
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
  const channels = channelMemory({ db, transaction: engine.transaction, patience, hangs, vault });
  const beside = besides({ url: options.url, file: options.file, instance, vault, engine, patience });
  const proving = provingSide({ url: options.url, file: options.file, instance, engine, patience });
  return {
    ...reading,
    turns,
    ...mattersSide({ engine, patience, vault, wishes }),
    files: {
      ...reading.files,
      put: async (file) => {
        const { reference, store } = fileRow(file);
        await patiently(patience, () => engine.transaction(store));
        return reference;
      },
    },
    questions: questionsOf(engine, patience),
    dossiers: dossiersOf({ db, vault, patience, write }),
    broadcasts: broadcastsOf(engine, patience),
    figures: figuresOf(beside.readings),
    deskCalendars: deskCalendars(engine, patience),
    archive: archiveRows(engine, patience, key),
    deletion: deletionRows(engine, patience, key, vault),
    ...staffSide(engine, patience),
    ...handoffSide({ engine, patience, vault, write, pushes: options.pushes ?? (() => false) }),
    desk: {
      heads: (conversations) => patiently(patience, () => headsOf(db, conversations)),
      latest: (conversation, limit) => patiently(patience, () => latestOf(db, conversation, limit)),
      originals: (conversation, sequences) => patiently(patience, () => keptOriginals(db, conversation, sequences)),
    },
    channels,
    readings: beside.readings,
    projecting: beside.projecting,
    savedSearches: savedSearches(engine, patience, vault),
    proving,
    onGrown: (listener) => grown.add(listener),
    onRecords: engine.onRecords,
    tellTyping: engine.tellTyping,
    onTyping: engine.onTyping,
    ping: engine.ping,
    close: async () => {
      await Promise.all([writes.idle(), loading.idle(), wishes.idle(), channels.idle(), beside.close(), proving.close()]);
      await engine.close();
    },
  };
}

/** Brings the database up to this program's schema. On PostgreSQL by a connection that may take its time: an index over what is there already can't be hurried. */
async function brought(options: DatabaseOptions, engine: Engine, patience: Patience): Promise<void> {
  const { db, traits } = engine;
  if (traits.name === 'sqlite' || (await migrationsOf(db, traits)).length === knownMigrations().length) {
    await migrate(db, traits);
    return;
  }
  const unhurried = await openEngine({ ...options, patience, readOnly: false, unhurried: true });
  try {
    await migrate(unhurried.db, traits);
  } finally {
    await unhurried.close();
  }
}
