import { createHash, type Hash } from 'node:crypto';
import { ArchiveDamaged } from '../../records/keeping/archived.js';
import { textLines } from '../archive/lines.js';
import { BACKUP_VERSION, backupLine, backupRow, BackupRefused, type BackupBegin, type BackupCell, type BackupLine, type FileBegin, type TableBegin } from './format.js';

/** Rows handed on at a time. */
const ROWS = 500;

/** Who is told what a backup holds, in its order. */
export interface BackupReader {
  begin?(begin: BackupBegin): Promise<void> | void;
  table?(table: TableBegin): Promise<void> | void;
  rows?(rows: readonly (readonly BackupCell[])[]): Promise<void> | void;
  tableEnd?(name: string, rows: number): Promise<void> | void;
  file?(file: FileBegin): Promise<void> | void;
  piece?(bytes: Buffer): Promise<void> | void;
  fileEnd?(file: FileBegin): Promise<void> | void;
}

/** What a whole backup holds. */
export interface BackupContents {
  readonly begin: BackupBegin;
  readonly tables: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly files: number;
}

/**
 * Reads a backup from its beginning to its end and checks every hash and count on the way.
 * Read once without a reader before anything is written: a file that is cut off or changed is refused at its place, wherever that is.
 * @throws BackupRefused
 */
export async function readBackup(path: string, reader: BackupReader = {}): Promise<BackupContents> {
  const scan = new Scan(reader);
  try {
    for await (const texts of textLines(path)) for (const text of texts) await scan.take(text);
    return await scan.end();
  } catch (error) {
    if (error instanceof ArchiveDamaged) throw new BackupRefused(scan.begun ? `the file is damaged: ${error.message}` : 'the file is not a backup, or its beginning is damaged', { cause: error });
    throw error;
  }
}

class Scan {
  readonly #all = createHash('sha256');
  #begin: BackupBegin | undefined;
  #table: { readonly begin: TableBegin; readonly hash: Hash; rows: number; page: (readonly BackupCell[])[] } | undefined;
  #file: { readonly begin: FileBegin; readonly hash: Hash; size: number } | undefined;
  #tables: Record<string, number> = {};
  #files = 0;
  #rows = 0;
  #ended = false;

  constructor(private readonly reader: BackupReader) {}

  get begun(): boolean {
    return this.#begin !== undefined;
  }

  async take(text: string): Promise<void> {
    if (this.#ended) damaged('something follows its end');
    if (text.startsWith('[')) {
      this.#all.update(text).update('\n');
      await this.#row(text);
      return;
    }
    const line = lineOf(text, this.begun);
    if (line.type === 'end') {
      await this.#fileDone();
      const sha256 = this.#all.digest('hex');
      if (sha256 !== line.sha256) damaged('its hash is another');
      if (line.files !== this.#files || JSON.stringify(sorted(line.tables)) !== JSON.stringify(sorted(this.#tables))) damaged('it holds other counts than its end says');
      this.#ended = true;
      return;
    }
    this.#all.update(text).update('\n');
    await this.#line(line);
  }

  async #line(line: Exclude<BackupLine, { type: 'end' }>): Promise<void> {
    if (line.type === 'backup') {
      if (this.#begin !== undefined) damaged('it begins twice');
      if (line.version > BACKUP_VERSION) throw new BackupRefused(`the backup is of a newer program (its format is version ${line.version}, this program knows ${BACKUP_VERSION}): use that program, or a newer one`);
      this.#begin = line;
      await this.reader.begin?.(line);
    } else if (this.#begin === undefined) damaged('it does not begin as a backup does');
    else if (line.type === 'piece') await this.#piece(line.bytes);
    else if (line.type === 'table-end') await this.#tableDone(line);
    else if (this.#table !== undefined) damaged(`the table ${this.#table.begin.name} has no end`);
    else if (line.type === 'table') {
      await this.#fileDone();
      if (this.#tables[line.name] !== undefined) damaged(`the table ${line.name} is in it twice`);
      this.#table = { begin: line, hash: createHash('sha256'), rows: 0, page: [] };
      await this.reader.table?.(line);
    } else {
      await this.#fileDone();
      this.#file = { begin: line, hash: createHash('sha256'), size: 0 };
      await this.reader.file?.(line);
    }
  }

  async #row(text: string): Promise<void> {
    const table = this.#table;
    if (table === undefined) return damaged('a row stands outside of tables');
    const row = backupRow.safeParse(json(text));
    if (!row.success || row.data.length !== table.begin.columns.length) return damaged(`row ${table.rows + 1} of ${table.begin.name} is not one`);
    table.hash.update(text).update('\n');
    table.rows += 1;
    this.#rows += 1;
    if (this.reader.rows === undefined) return;
    table.page.push(row.data);
    // Rows of tables with bytes are as large as files.
    if (table.page.length < ROWS && !table.begin.columns.some(([, kind]) => kind === 'bytes')) return;
    await this.reader.rows(table.page);
    table.page = [];
  }

  async #tableDone({ name, rows, sha256 }: Extract<BackupLine, { type: 'table-end' }>): Promise<void> {
    const table = this.#table;
    if (table?.begin.name !== name) return damaged(`the table ${name} ends and did not begin`);
    if (table.page.length > 0) await this.reader.rows?.(table.page);
    if (table.rows !== rows || table.hash.digest('hex') !== sha256) damaged(`the table ${name} holds other rows than its end says`);
    this.#tables[name] = rows;
    this.#table = undefined;
    await this.reader.tableEnd?.(name, rows);
  }

  async #piece(base64: string): Promise<void> {
    const file = this.#file;
    if (file === undefined) return damaged('a piece stands outside of files');
    const bytes = Buffer.from(base64, 'base64');
    file.hash.update(bytes);
    file.size += bytes.byteLength;
    await this.reader.piece?.(bytes);
  }

  async #fileDone(): Promise<void> {
    const file = this.#file;
    if (file === undefined) return;
    if (file.size !== file.begin.size || file.hash.digest('hex') !== file.begin.sha256) damaged(`the file ${file.begin.name} is not what its hash says`);
    this.#file = undefined;
    this.#files += 1;
    await this.reader.fileEnd?.(file.begin);
  }

  end(): Promise<BackupContents> {
    if (!this.#ended || this.#begin === undefined) damaged('it is cut off');
    return Promise.resolve({ begin: this.#begin, tables: this.#tables, rows: this.#rows, files: this.#files });
  }
}

function damaged(what: string): never {
  throw new BackupRefused(`the file is damaged: ${what}`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function lineOf(text: string, begun: boolean): BackupLine {
  const read = backupLine.safeParse(json(text));
  if (read.success) return read.data;
  throw new BackupRefused(begun ? 'the file is damaged: a line is not one of a backup' : 'the file is not a backup');
}

function sorted(counts: Readonly<Record<string, number>>): readonly [string, number][] {
  return Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1));
}
