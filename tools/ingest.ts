import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import progress from 'cli-progress';
import { compare } from '../knowledge/ingest/compare.js';
import { clausesOf, damageOf, type DraftEdition } from '../knowledge/ingest/draft.js';
import { isOtherDraft, readEdition, readReferences, writeDraft } from '../knowledge/ingest/folder.js';
import { understand } from '../knowledge/ingest/ingest.js';
import type { Source } from '../knowledge/ingest/line.js';
import { read, Unreadable } from '../knowledge/ingest/read.js';
import { damageCounts, reportJson, reportText, type Report } from '../knowledge/ingest/report.js';

/** How a handbook is ingested. */
export interface IngestOptions {
  /** Where the draft goes. */
  readonly out: string;
  /** The edition it is compared with. */
  readonly against: string;
  /** Where to look for what refers to clauses. */
  readonly references: readonly string[];
  /** Release the draft for completion; refused while something looks damaged. */
  readonly publish?: true;
  readonly acceptDamage?: true;
  /** Write over a draft that somebody may have worked on. */
  readonly replace?: true;
  readonly json?: true;
}

/** Where references are looked for unless told. */
export const REFERENCING = ['texts', 'cases', 'dialogs', 'knowledge', 'adapters', 'records', 'bot'];

/**
 * Reads the institution's handbook, prints what was understood and what looks damaged, compares it with the edition
 * there is, and writes a draft for compliance staff to complete.
 * @returns the exit code: 0 when the draft was written; 1 when a file can't be read, or publishing was refused; 2 when a draft with other contents is there.
 */
export async function ingest(files: readonly string[], options: IngestOptions): Promise<number> {
  const bar = openBar();
  let report: Report;
  let sources: DraftEdition['sources'];
  try {
    ({ report, sources } = await reported(files, options, bar));
  } catch (error) {
    bar.stop();
    if (!(error instanceof Unreadable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  bar.stop();
  process.stdout.write(options.json === true ? `${JSON.stringify(reportJson(report), null, 2)}\n` : `${reportText(report)}\n`);
  return written(report, sources, options);
}

async function reported(files: readonly string[], options: IngestOptions, bar: Bar): Promise<{ report: Report; sources: DraftEdition['sources'] }> {
  bar.begin(files.length + 3);
  const sources: DraftEdition['sources'] = [];
  const contents: Source[] = [];
  for (const file of files) {
    bar.step(`reading ${basename(file)}`);
    const bytes = await readFile(file).catch((error: unknown) => {
      throw new Unreadable(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
    const source = await read(file, bytes);
    sources.push({ file, format: source.format, encoding: source.encoding, sha256: createHash('sha256').update(bytes).digest('hex') });
    contents.push(files.length === 1 ? source : { ...source, lines: source.lines.map((line) => ({ ...line, file: basename(file) })) });
  }
  bar.step('outline');
  const understood = understand(...contents);
  if (understood.draft.chapters.length === 0) throw new Unreadable(`${files.join(', ')}: no chapters, sections or clauses found; expected numbers such as 第一章, 一、, 1.1, （一）`);
  bar.step('comparing');
  const before = await readEdition(options.against);
  bar.step('references');
  const folders = options.references.filter((folder) => existsSync(folder));
  const references = before === undefined ? new Map<string, never>() : await readReferences(folders);
  return {
    sources,
    report: { sources, understood, references, ...(before === undefined ? {} : { against: { folder: options.against, comparison: compare(before, clausesOf(understood.draft)) } }) },
  };
}

async function written(report: Report, sources: DraftEdition['sources'], { out, publish, acceptDamage, replace }: IngestOptions): Promise<number> {
  const { draft } = report.understood;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const { total } = damageCounts(report.understood);
  const isRefused = publish === true && total > 0 && acceptDamage !== true;
  if (replace !== true && (await isOtherDraft(out, draft))) {
    say(`${out} holds another draft, on which somebody may have worked: nothing was written. --replace writes over it, --out writes elsewhere.`);
    return 2;
  }
  const isPublished = publish === true && !isRefused;
  await writeDraft(out, draft, {
    title: draft.title,
    sources,
    state: isPublished ? 'published' : 'draft',
    acceptedDamage: isPublished ? total : 0,
    missing: draft.missing,
    damage: damageOf(draft).filter(({ clause }) => clause === undefined).map(({ damage }) => damage),
  });
  if (isRefused) {
    say(`Not published: ${total} places look damaged. They are in ${join(out, 'chapter-*.json')}. Ingest a better copy, or publish knowing them with --accept-damage.`);
    return 1;
  }
  say(`${isPublished ? 'published' : 'draft'}: ${out}`);
  return 0;
}

interface Bar {
  begin: (total: number) => void;
  step: (what: string) => void;
  stop: () => void;
}

/** A bar on standard error where that is a terminal; nothing otherwise. */
function openBar(): Bar {
  if (!process.stderr.isTTY) return { begin: () => undefined, step: () => undefined, stop: () => undefined };
  const bar = new progress.SingleBar({ stream: process.stderr, clearOnComplete: true, hideCursor: true, format: 'ingest {bar} {percentage}% {what}' });
  let at = 0;
  return {
    begin: (total) => bar.start(total, 0, { what: '' }),
    step: (what) => bar.update((at += 1), { what }),
    stop: () => bar.stop(),
  };
}
