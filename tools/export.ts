import { writeFile } from 'node:fs/promises';
import { rowRecord } from '../adapters/database/recordRows.js';
import { verifierScript } from '../adapters/proof/verifierScript.js';
import { readSettings } from '../bot/settings.js';
import { inspectionPage } from '../bot/supervision/proof/inspectionRoutes.js';
import { exported } from '../records/export.js';
import { exportHtml } from '../records/exportHtml.js';
import { exportLine } from '../records/proof/exportLine.js';
import { inspectionJson, inspectionTable } from '../records/proof/inspectionJson.js';
import type { InspectedConversation } from '../records/proof/inspectionText.js';
import { exportMany, type ManyWishes } from './exportMany.js';
import { inspected, type Inspected } from './inspected.js';

/** What is to be exported: one conversation, one case in all its conversations, or whatever fits a filter. */
export interface ExportWishes extends ManyWishes {
  readonly conversation?: string;
  /** A case's number. */
  readonly case?: string;
}

/** Forms of one conversation: its records; a page for reading; a page that proves itself; lines; a table. */
const OF_CONVERSATION = ['json', 'html', 'inspection', 'jsonl', 'csv'];
/** Forms of a case: everything about it as one document; a page that proves itself; lines; a table. */
const OF_CASE = ['json', 'inspection', 'jsonl', 'csv'];

/**
 * Writes records, also beside a running server: one conversation or one case to a file or to standard output, with what lies
 * in archives; everything, a channel or a period to a file with its manifest beside it, in constant memory.
 * @returns the exit code: 1 when there is no such conversation, case or format.
 */
export async function exportRecords(wishes: ExportWishes): Promise<number> {
  const { conversation, case: number, format, out } = wishes;
  if (conversation !== undefined && number !== undefined) return failed('name a conversation or a case, one of them');
  if (conversation === undefined && number === undefined) return await exportMany(wishes, failed);
  const formats = number === undefined ? OF_CONVERSATION : OF_CASE;
  if (!formats.includes(format)) return failed(`no format ${format}; there are: ${formats.join(', ')}`);
  const subject = number === undefined ? { kind: 'conversation', id: conversation ?? '' } as const : { kind: 'case', id: number.toUpperCase() } as const;
  const made = await inspected(readSettings(process.env), subject);
  if (made === undefined) return failed(`no ${subject.kind} ${subject.id}`);
  const missing = made.inspection.conversations.flatMap(notIn);
  for (const each of missing) process.stderr.write(`not in it: ${each}\n`);
  if (!made.sealedToo) process.stderr.write('not in it: cases and handoffs, which are sealed: set PERSONAL_KEYS, or give DATA_DIR the keys.json of this database\n');
  if (made.inspection.conversations.every(({ records }) => records.length === 0)) return failed(`nothing of ${subject.kind} ${subject.id} is here`);
  const text = await textOf(made, format);
  if (out === undefined) await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
  // Conversations are for few: the file is readable by its owner only.
  else await writeFile(out, text, { mode: 0o600 });
  return 0;
}

async function textOf({ inspection, timeZone, institution }: Inspected, format: string): Promise<string> {
  switch (format) {
    case 'inspection': return inspectionPage(inspection, await verifierScript());
    case 'csv': return inspectionTable(inspection);
    case 'jsonl': return inspection.conversations.flatMap(({ records }) => records.map(exportLine)).join('');
    default: {
      const [first] = inspection.conversations;
      if (inspection.about.subject.kind === 'case' || first === undefined) return inspectionJson(inspection);
      const whole = exported(first.records.map(rowRecord), inspection.about.madeAt);
      return format === 'html' ? exportHtml(whole, { timeZone, institution }) : `${JSON.stringify(whole, null, 2)}\n`;
    }
  }
}

/** Stretches of a conversation that could not be read, each in a line with how many records. */
function notIn({ head: { conversation, departed } }: InspectedConversation): string[] {
  return departed.map(({ kind, from, to, paper }) => `${to - from + 1} records of conversation ${conversation}, ${from} to ${to}: ${kind === 'archived' ? `archived in ${paper}, whose file is not here or is damaged (npm run archive -- check)` : `deleted after their time, certificate ${paper}`}`);
}

function failed(why: string): number {
  process.stderr.write(`${why}\n`);
  return 1;
}
