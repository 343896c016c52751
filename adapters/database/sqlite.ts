import SqliteFile from 'better-sqlite3';
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver, type SqliteDatabase, type SqliteDialectConfig, type TransactionSettings } from 'kysely';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** How a file is opened. */
export interface SqliteOptions {
  readonly file: string;
  readonly readOnly: boolean;
  /** For tests: the disk is full at so many pages of 4 KB. */
  readonly maxPages?: number;
}

/** SQLite waits inside the event loop, so it hardly waits: pauses and attempts are ours. In ms. */
const BUSY_MS = 5;

/** Opens the file with what durability and our load ask for. WAL survives a power cut at FULL (measured; NORMAL lost records). */
export function openSqlite(options: SqliteOptions): SqliteFile.Database {
  const { file, readOnly } = options;
  if (!readOnly && file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
    // SQLite would create it readable by everybody; its WAL takes over the mode.
    closeSync(openSync(file, 'a', 0o600));
  }
  const database = new SqliteFile(file, { readonly: readOnly, fileMustExist: readOnly, timeout: BUSY_MS });
  if (!readOnly) {
    database.pragma('journal_mode = wal');
    database.pragma('synchronous = full');
    // What leaves, for an archive or for good, is written over; otherwise it would stay in the file's free pages.
    database.pragma('secure_delete = on');
    if (options.maxPages !== undefined) database.pragma(`max_page_count = ${options.maxPages}`);
  }
  database.pragma('foreign_keys = on');
  database.pragma('cache_size = -65536');
  return database;
}

/**
 * Makes this process the only one that writes to the file, for as long as it lives: an exclusive lock of the operating
 * system on a file beside it, which ends with the process however it ends. Readers don't look at it.
 * @throws Error when another process has it.
 */
export function lockForWriting(file: string): { release(): void } {
  mkdirSync(dirname(file), { recursive: true });
  const lock = new SqliteFile(`${file}.lock`, { timeout: BUSY_MS });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new Error(`another server is working on ${file}: stop it, or give this one its own DATA_DIR`, { cause: error });
  }
  return { release: () => lock.close() };
}

/** Kysely's own dialect with three differences: see the members. */
export class GuitaiSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(database: SqliteFile.Database) {
    const config = { database: withStatementCache(database) };
    super(config);
    this.#config = config;
    this.#inTransaction = () => database.inTransaction;
  }

  readonly #inTransaction: () => boolean;

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config, this.#inTransaction);
  }

  /** SQLite does roll back DDL, so a migration is all or nothing. */
  override createAdapter(): SqliteAdapter {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl(): boolean {
        return true;
      }
    })();
  }
}

class ImmediateDriver extends SqliteDriver {
  constructor(
    config: SqliteDialectConfig,
    private readonly inTransaction: () => boolean,
  ) {
    super(config);
  }

  /** Takes the write lock at once: a transaction that first reads could fail when it comes to write. */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'));
  }

  /** SQLite rolls back by itself when the disk is full or broken; a second time would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.inTransaction()) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** Statements are prepared once: preparing costs more than running most of them. */
function withStatementCache(database: SqliteFile.Database): SqliteDatabase {
  const statements = new Map<string, SqliteFile.Statement>();
  return {
    close: () => database.close(),
    prepare(text) {
      let statement = statements.get(text);
      if (!statement) {
        statement = database.prepare(text);
        if (statements.size < 300) statements.set(text, statement);
      }
      const prepared = statement;
      return {
        reader: prepared.reader,
        all: (parameters) => prepared.all(...parameters),
        run: (parameters) => prepared.run(...parameters),
        iterate: (parameters) => prepared.iterate(...parameters),
      };
    },
  };
}
