import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { FileBegin } from '../../adapters/backup/format.js';
import type { RestoredFiles } from '../../adapters/backup/restoreBackup.js';
import type { Settings } from '../../bot/settings.js';

/**
 * Files of a backup on their way back: written beside first, put in their places once the database is in its own. What is there
 * already is only replaced when that was said, and then kept beside; profile and norms, which may be anywhere, are put where
 * the settings say if nothing is there, and into `DATA_DIR/restored` otherwise.
 */
export class FilesPutBack implements RestoredFiles {
  readonly #waiting: { readonly file: FileBegin; readonly part: string }[] = [];
  #handle: FileHandle | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly replace: boolean,
  ) {}

  async begin(file: FileBegin): Promise<void> {
    const part = join(resolve(this.settings.DATA_DIR), '.restoring', String(this.#waiting.length));
    await mkdir(dirname(part), { recursive: true });
    this.#handle = await open(part, 'w', 0o600);
    this.#waiting.push({ file, part });
  }

  async piece(bytes: Buffer): Promise<void> {
    await this.#handle?.writeFile(bytes);
  }

  async end(): Promise<void> {
    await this.#handle?.sync();
    await this.#handle?.close();
    this.#handle = undefined;
  }

  /** Puts them in their places; one line for each. */
  async finish(): Promise<readonly string[]> {
    const lines: string[] = [];
    for (const { file, part } of this.#waiting) {
      const meant = this.#place(file);
      const path = existsSync(meant) && !(this.replace && file.from === 'data') ? join(resolve(this.settings.DATA_DIR), 'restored', file.from, file.name) : meant;
      await mkdir(dirname(path), { recursive: true });
      if (existsSync(path)) await rename(path, `${path}.before`);
      await rename(part, path);
      lines.push(path === meant ? path : `${path} (${meant} was there already and stays)`);
    }
    await this.#clear();
    return lines;
  }

  async abandon(): Promise<void> {
    await this.#handle?.close();
    this.#handle = undefined;
    await this.#clear();
  }

  async #clear(): Promise<void> {
    await rm(join(resolve(this.settings.DATA_DIR), '.restoring'), { recursive: true, force: true });
  }

  #place({ from, name }: FileBegin): string {
    const { DATA_DIR, PROFILE_FILE, NORMS_DIR } = this.settings;
    if (from === 'profile') return resolve(PROFILE_FILE);
    if (from === 'norms') return NORMS_DIR === undefined ? join(resolve(DATA_DIR), 'restored', 'norms', name) : join(resolve(NORMS_DIR), name);
    return join(resolve(DATA_DIR), name);
  }
}
