import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openForReading } from '../adapters/database/store.js';
import { openProfile } from '../adapters/profile/profileFile.js';
import { readSettings, type Settings } from '../bot/settings.js';
import { exported, type ExportedConversation } from '../records/export.js';
import { exportHtml } from '../records/exportHtml.js';
import type { RecordReader } from '../records/reader.js';
import type { CommunicationRecord } from '../records/record.js';

/** Records read at a time. */
const PAGE = 500;

/**
 * Writes one conversation's record to a file or to standard output, also beside a running server.
 * @returns the exit code: 1 when there is no such conversation or format.
 */
export async function exportConversation({ conversation, format, out }: { conversation: string; format: string; out?: string }): Promise<number> {
  if (format !== 'json' && format !== 'html') return failed(`no format ${format}; there are: json, html`);
  const settings = readSettings(process.env);
  const database = await openForReading({ url: settings.DATABASE_URL, file: join(settings.DATA_DIR, 'guitai.db') });
  let records: CommunicationRecord[];
  try {
    records = await recordsOf(database.records, conversation);
  } finally {
    await database.close();
  }
  if (records.length === 0) return failed(`no conversation ${conversation}`);
  const whole = exported(records, new Date().toISOString());
  const text = format === 'json' ? `${JSON.stringify(whole, null, 2)}\n` : await page(whole, settings);
  if (out === undefined) await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
  // Conversations are for few: the file is readable by its owner only.
  else await writeFile(out, text, { mode: 0o600 });
  return 0;
}

async function recordsOf(reader: RecordReader, conversation: string): Promise<CommunicationRecord[]> {
  const records: CommunicationRecord[] = [];
  for (;;) {
    const more = await reader.recordsAfter(conversation, records.at(-1)?.sequence ?? 0, PAGE);
    records.push(...more);
    if (more.length < PAGE) return records;
  }
}

async function page(whole: ExportedConversation, settings: Settings): Promise<string> {
  const profile = await openProfile(settings.PROFILE_FILE);
  try {
    const { timeZone, name } = profile.current();
    return exportHtml(whole, { timeZone, institution: name['zh-Hans'] });
  } finally {
    profile.close();
  }
}

function failed(why: string): number {
  process.stderr.write(`${why}\n`);
  return 1;
}
