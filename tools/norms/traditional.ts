import { readFile, writeFile } from 'node:fs/promises';
import { Converter } from 'opencc-js/cn2t';
import { z } from 'zod';
import { chapterFile, editionFile } from '../../knowledge/norms/schema.js';

const FOLDER = 'knowledge/norms';
const CHAPTERS = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * The norms in Traditional Chinese, made from the Simplified ones by OpenCC's phrases. Made beforehand and kept in a file of
 * its own: the converter's dictionaries would take 80 MB of every server.
 */
export async function traditionalNorms(folder = FOLDER): Promise<Record<string, { title: string; text: string }>> {
  // The package's own types don't resolve under NodeNext, so its result is checked here.
  const convert = z.function({ input: [z.string()], output: z.string() }).implement(Converter({ from: 'cn', to: 'twp' }) as (said: string) => string);
  const made: Record<string, { title: string; text: string }> = {};
  for (const number of CHAPTERS) {
    const { clauses } = chapterFile.parse(JSON.parse(await readFile(`${folder}/chapter-${number}.json`, 'utf8')));
    for (const { id, title, text } of clauses) made[id] = { title: convert(title['zh-Hans']), text: convert(text['zh-Hans']) };
  }
  const { missing } = editionFile.parse(JSON.parse(await readFile(`${folder}/edition.json`, 'utf8')));
  for (const { id, title } of missing) made[id] = { title: convert(title['zh-Hans']), text: '' };
  return made;
}

if (process.argv[1]?.includes('traditional') === true) await writeFile(`${FOLDER}/traditional.json`, `${JSON.stringify(await traditionalNorms(), null, 2)}\n`);
