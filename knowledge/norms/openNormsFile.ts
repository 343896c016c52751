import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { openNorms, type Norms } from '../retrieval/norms.js';
import { BrokenNorms, checkCorpus, type Corpus } from './check.js';

const CHAPTER = /^chapter-(\d{1,2})\.json$/;
// lowdb keeps its default where there is no file.
const ABSENT: unknown = Symbol('absent');

/**
 * Reads an institution's own edition from a folder: `edition.json`, and `chapter-1.json` and on.
 *
 * @throws {BrokenNorms} when a file is missing, not JSON or does not fit, naming the file and where in it.
 */
export async function readNormsFolder(folder: string): Promise<Corpus> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw new BrokenNorms(`${folder}: no such folder`, { cause: error });
  }
  const numbered = names.flatMap((name) => {
    const [, number] = CHAPTER.exec(name) ?? [];
    return number === undefined ? [] : [{ name, number: Number(number) }];
  }).sort((one, other) => one.number - other.number);
  if (numbered.length === 0) throw new BrokenNorms(`${folder}: holds no chapter-1.json`);
  const files = await Promise.all(numbered.map(async ({ name }) => ({ name, written: await read(folder, name) })));
  return checkCorpus(files, await read(folder, 'edition.json'));
}

/** Opens an institution's own edition for questions. Throws as {@link readNormsFolder} does. */
export async function openNormsFile(folder: string): Promise<Norms> {
  const { chapters, edition } = await readNormsFolder(folder);
  return openNorms(chapters, edition);
}

async function read(folder: string, name: string): Promise<unknown> {
  const path = join(folder, name);
  const file = new Low<unknown>(new JSONFile(path), ABSENT);
  try {
    await file.read();
  } catch (error) {
    throw new BrokenNorms(`${path}: not JSON`, { cause: error });
  }
  if (file.data === ABSENT) throw new BrokenNorms(`${path}: no such file`);
  return file.data;
}
