import { z } from 'zod';

/** The name that backups begin with. */
export const BACKUP_FORMAT = 'guitai-backup';
/** Version of the lines below; a program refuses versions above the one it knows. */
export const BACKUP_VERSION = 1;

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

/** What a column holds, whatever the database calls it. Bytes are written in base64. */
export const columnKind = z.enum(['text', 'number', 'bytes']);
/** A {@link columnKind}. */
export type ColumnKind = z.infer<typeof columnKind>;

/** The first line: what it is, and the schema that its rows fit. */
export const backupBegin = z.strictObject({
  type: z.literal('backup'),
  format: z.literal(BACKUP_FORMAT),
  version: z.int().min(1),
  madeAt: z.string(),
  /** The database it was made from; it can be loaded into either. */
  store: z.enum(['sqlite', 'postgres']),
  /** Names of the migrations that the database had, in order. */
  migrations: z.array(z.string()).min(1),
  /** Rows in all, for the progress. */
  rows: count,
});
/** A {@link backupBegin}. */
export type BackupBegin = z.infer<typeof backupBegin>;

/** Begins a table; its rows follow, each a JSON array in the order of the columns. */
export const tableBegin = z.strictObject({ type: z.literal('table'), name: identifier, columns: z.array(z.tuple([identifier, columnKind])).min(1) });
/** A {@link tableBegin}. */
export type TableBegin = z.infer<typeof tableBegin>;

/** Ends a table. The hash is over its lines, each with its line end. */
export const tableEnd = z.strictObject({ type: z.literal('table-end'), name: identifier, rows: count, sha256 });

/** A file that stood beside the database; its bytes follow in pieces. */
export const fileBegin = z.strictObject({
  type: z.literal('file'),
  /** `data`: below DATA_DIR; `profile`: PROFILE_FILE; `norms`: below NORMS_DIR. */
  from: z.enum(['data', 'profile', 'norms']),
  name: z.string().refine((name) => name !== '' && !name.startsWith('/') && !name.includes('\\') && !name.includes('\0') && !name.split('/').includes('..'), 'expected a name that stays in its folder'),
  size: count,
  sha256,
});
/** A {@link fileBegin}. */
export type FileBegin = z.infer<typeof fileBegin>;

/** A piece of a file, in base64. */
export const filePiece = z.strictObject({ type: z.literal('piece'), bytes: z.base64() });

/** The last line. The hash is over every line before it, each with its line end. */
export const backupEnd = z.strictObject({ type: z.literal('end'), tables: z.record(identifier, count), files: count, sha256 });

/** Any line that is not a row. */
export const backupLine = z.discriminatedUnion('type', [backupBegin, tableBegin, tableEnd, fileBegin, filePiece, backupEnd]);
/** A {@link backupLine}. */
export type BackupLine = z.infer<typeof backupLine>;

/** One cell of a row. */
export type BackupCell = string | number | null;
const cell = z.union([z.string(), z.number(), z.null()]);
/** A row. */
export const backupRow = z.array(cell);

/** A backup that can't be used. The message says what is wrong with it. */
export class BackupRefused extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'BackupRefused';
  }
}
