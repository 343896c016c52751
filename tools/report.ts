import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openForFigures } from '../adapters/database/openings.js';
import { openProfile } from '../adapters/profile/profileFile.js';
import { openKeys } from '../bot/keys.js';
import { readSettings } from '../bot/settings.js';
import { makeReport, reportFile } from '../bot/supervision/figures/report/make.js';
import { Vault } from '../records/vault.js';
import { reason } from './reason.js';

/** Which report, and where it goes. */
export interface ReportWishes {
  /** `2026-10` */
  readonly month: string;
  readonly out: string;
  readonly language: string;
}

/** Writes a month's report, a page and a table, also beside a running server. @returns the exit code */
export async function report({ month, out, language }: ReportWishes): Promise<number> {
  if (!/^(20|21)\d\d-(0[1-9]|1[0-2])$/.test(month)) return failed('--month is a month, such as 2026-10');
  if (language !== 'zh' && language !== 'en') return failed('--language is zh or en');
  try {
    const settings = readSettings(process.env);
    // A report of an empty place would only leave keys behind.
    if (settings.DATABASE_URL === undefined && !existsSync(join(settings.DATA_DIR, 'guitai.db'))) return failed(`There is no database in ${settings.DATA_DIR}: nothing to report on. DATA_DIR is where the server keeps its data.`);
    const keys = await openKeys(settings);
    const profile = await openProfile(settings.PROFILE_FILE);
    const database = await openForFigures({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') }, new Vault(keys.personal));
    try {
      const made = await makeReport({ ...database, profile: () => profile.current(), now: () => new Date().toISOString() }, month);
      await mkdir(out, { recursive: true });
      for (const format of ['html', 'csv'] as const) {
        const { name, text } = reportFile(made, format, language);
        // What the ledger says is for few: the file is readable by its owner only.
        await writeFile(join(out, name), text, { mode: 0o600 });
        process.stdout.write(`${join(out, name)}\n`);
      }
      return 0;
    } finally {
      profile.close();
      await database.close();
    }
  } catch (error) {
    return failed(reason(error));
  }
}

function failed(why: string): number {
  process.stderr.write(`${why}\n`);
  return 1;
}
