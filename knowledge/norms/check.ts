import type { z } from 'zod';
import { chapterFile, editionFile, type Chapter, type Edition } from './schema.js';

/** The norms as they are kept. */
export interface Corpus {
  readonly chapters: readonly Chapter[];
  readonly edition: Edition;
}

/** Norms that can't be used. The message names the file, where in it, and what is wrong. */
export class BrokenNorms extends Error {
  override readonly name = 'BrokenNorms';
}

/**
 * Checks each file's shape, then what no file shows alone: every number is there once and in its own chapter, every
 * reference leads somewhere.
 *
 * @throws {BrokenNorms} naming everything that is wrong.
 */
export function checkCorpus(files: readonly { readonly name: string; readonly written: unknown }[], edition: unknown): Corpus {
  const problems: string[] = [];
  const read = <T>(name: string, shape: z.ZodType<T>, written: unknown): T | undefined => {
    const parsed = shape.safeParse(written);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) problems.push(`${name}: ${path.join('.')}: ${message}`);
    return undefined;
  };
  const checked = read('edition.json', editionFile, edition);
  const chapters = files.flatMap(({ name, written }) => read(name, chapterFile, written) ?? []);
  if (checked === undefined || problems.length > 0) throw new BrokenNorms(problems.join('\n'));

  const sections = new Set([...chapters.flatMap((chapter) => chapter.sections.map(({ id }) => id)), ...checked.missing.map(({ id }) => id)]);
  const ids = new Set<string>();
  for (const { number, clauses } of chapters) {
    for (const { id } of clauses) {
      if (ids.has(id)) problems.push(`clause ${id}: stands there twice`);
      ids.add(id);
      if (!id.startsWith(`${number}.`)) problems.push(`clause ${id}: not of chapter ${number}`);
      else if (!id.endsWith('.sum') && !sections.has(id.split('.').slice(0, 2).join('.'))) problems.push(`clause ${id}: no such section`);
    }
  }
  const numbers = chapters.map(({ number }) => number);
  for (const number of numbers.filter((one, at) => numbers.indexOf(one) !== at)) problems.push(`chapter ${number}: stands there twice`);
  for (const { clauses } of chapters) for (const { id, seeAlso } of clauses) for (const other of seeAlso) if (!ids.has(other) && !sections.has(other)) problems.push(`clause ${id}: seeAlso ${other} leads nowhere`);
  if (problems.length > 0) throw new BrokenNorms(problems.join('\n'));
  return { chapters, edition: checked };
}
