import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { Comparable } from './compare.js';
import { draftChapter, draftEdition, type Draft, type DraftEdition } from './draft.js';
import { REFERENCE_KINDS, referencesIn, type Reference } from './references.js';

const words = z.union([z.string(), z.looseObject({ 'zh-Hans': z.string() }).transform((both) => both['zh-Hans'])]);
const earlier = z.looseObject({ clauses: z.array(z.looseObject({ id: z.string(), title: words, text: words })) });
const CHAPTER = /^chapter-\d+\.json$/;

/** The clauses of an edition in a folder: the corpus or a draft. None where there is no such folder. */
export async function readEdition(folder: string): Promise<Comparable[] | undefined> {
  const names = await readdir(folder).catch(() => []);
  const chapters = names.filter((name) => CHAPTER.test(name)).sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
  if (chapters.length === 0) return undefined;
  const clauses: Comparable[] = [];
  for (const name of chapters) {
    const file = earlier.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
    clauses.push(...file.clauses.map(({ id, title, text }) => ({ id, title, text })));
  }
  return clauses;
}

/** Whether a draft in a folder is other than this one: somebody may have worked on it. */
export async function isOtherDraft(folder: string, draft: Draft): Promise<boolean> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => CHAPTER.test(name));
  if (names.length === 0) return false;
  if (names.length !== draft.chapters.length) return true;
  for (const chapter of draft.chapters) {
    const there = await readFile(join(folder, chapterName(chapter.number)), 'utf8').catch(() => '');
    if (there !== json(draftChapter.parse(chapter))) return true;
  }
  return false;
}

/** Writes a draft: one file for each chapter, and what it was read from. Checked before, whole or not at all for each file. */
export async function writeDraft(folder: string, draft: Draft, edition: DraftEdition): Promise<void> {
  const files = [
    ...draft.chapters.map((chapter) => ({ name: chapterName(chapter.number), content: json(draftChapter.parse(chapter)) })),
    { name: 'edition.json', content: json(draftEdition.parse(edition)) },
  ];
  await mkdir(folder, { recursive: true });
  for (const { name, content } of files) {
    const fresh = join(folder, `.${name}.new`);
    await writeFile(fresh, content);
    await rename(fresh, join(folder, name));
  }
  const written = new Set(files.map(({ name }) => name));
  for (const name of await readdir(folder)) if (CHAPTER.test(name) && !written.has(name)) await rm(join(folder, name));
}

function chapterName(number: number): string {
  return `chapter-${number}.json`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const READ = /\.(?:ts|mjs|json|ya?ml|md)$/;
const NOT_READ = /^(?:node_modules|dist|dist\..*|data|\.git|test|bench-results)$/;

/** Where the files below some folders refer to clauses, by clause. */
export async function readReferences(folders: readonly string[], onFile: () => void = () => undefined): Promise<Map<string, Reference[]>> {
  const all = new Map<string, Reference[]>();
  for (const folder of folders) {
    for (const file of await filesIn(folder)) {
      onFile();
      for (const [id, places] of referencesIn(relative('.', file), await readFile(file, 'utf8'))) all.set(id, [...(all.get(id) ?? []), ...places]);
    }
  }
  for (const places of all.values()) places.sort((left, right) => REFERENCE_KINDS.indexOf(left.kind) - REFERENCE_KINDS.indexOf(right.kind));
  return all;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return NOT_READ.test(entry.name) ? [] : filesIn(path);
      return entry.isFile() && READ.test(entry.name) ? [path] : [];
    }),
  );
  return nested.flat().sort();
}
