import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { fileHash } from '../archive/check.js';
import { HashedFile, syncFolder } from '../archive/writer.js';
import type { BackupView } from '../database/keeping/backupView.js';
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupLine, type FileBegin } from './format.js';

const zipped = promisify(gzip);
/** Characters compressed together: memory stays constant. */
const PIECE = 2 << 20;
/** Bytes of a file in one line. */
const FILE_PIECE = 512 << 10;

/** A file that goes into the backup beside the database. */
export interface BackedUpFile extends Pick<FileBegin, 'from' | 'name'> {
  readonly path: string;
}

/** What a backup came to. */
export interface BackedUp {
  readonly tables: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
  /** SHA-256 in hex over the file. */
  readonly sha256: string;
}

/** Writes one consistent view of the database, and files beside it, into one compressed file. It bears its name once it is durable. */
export async function writeBackup(path: string, view: BackupView, files: readonly BackedUpFile[], madeAt: string, onProgress: (done: number, total: number) => void = () => undefined): Promise<BackedUp> {
  const part = `${path}.part`;
  const file = new HashedFile(await open(part, 'w', 0o600));
  const lines = new Lines(file);
  try {
    let total = 0;
    for (const table of view.tables) total += await view.count(table);
    await lines.add({ type: 'backup', format: BACKUP_FORMAT, version: BACKUP_VERSION, madeAt, store: view.store, migrations: [...view.migrations], rows: total });
    const tables: Record<string, number> = {};
    let done = 0;
    for (const table of view.tables) {
      await lines.add({ type: 'table', name: table.name, columns: table.columns.map(({ name, kind }) => [name, kind]) });
      const hash = createHash('sha256');
      let rows = 0;
      for await (const page of view.rows(table)) {
        const texts = page.map((row) => `${JSON.stringify(row)}\n`);
        for (const text of texts) hash.update(text);
        await lines.addTexts(texts);
        rows += page.length;
        onProgress(done + rows, total);
      }
      done += rows;
      tables[table.name] = rows;
      await lines.add({ type: 'table-end', name: table.name, rows, sha256: hash.digest('hex') });
    }
    for (const each of files) await addFile(lines, each);
    await lines.end(tables, files.length);
    const { bytes, sha256 } = await file.end();
    await rename(part, path);
    await syncFolder(path);
    return { tables, rows: done, files: files.length, bytes, sha256 };
  } catch (error) {
    await file.close();
    await rm(part, { force: true });
    throw error;
  }
}

/** A file that is written anew meanwhile is replaced, not changed: what is read here is the one or the other, and its hash tells. */
async function addFile(lines: Lines, { from, name, path }: BackedUpFile): Promise<void> {
  const { bytes: size, sha256 } = await fileHash(path);
  await lines.add({ type: 'file', from, name, size, sha256 });
  for await (const chunk of createReadStream(path, { highWaterMark: FILE_PIECE }) as AsyncIterable<Buffer>) await lines.add({ type: 'piece', bytes: chunk.toString('base64') });
}

/** Lines on their way into the file, hashed before they are compressed. */
class Lines {
  readonly #hash = createHash('sha256');
  #texts: string[] = [];
  #size = 0;

  constructor(private readonly file: HashedFile) {}

  async add(line: BackupLine): Promise<void> {
    await this.addTexts([`${JSON.stringify(line)}\n`]);
  }

  async addTexts(texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      this.#hash.update(text);
      this.#texts.push(text);
      this.#size += text.length;
    }
    if (this.#size >= PIECE) await this.#flush();
  }

  async end(tables: Readonly<Record<string, number>>, files: number): Promise<void> {
    this.#texts.push(`${JSON.stringify({ type: 'end', tables, files, sha256: this.#hash.digest('hex') } satisfies BackupLine)}\n`);
    await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#texts.length === 0) return;
    await this.file.write(await zipped(this.#texts.join(''), { level: 4 }));
    this.#texts = [];
    this.#size = 0;
  }
}
