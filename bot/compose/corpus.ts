import { z } from 'zod';
import type { Corpus } from '../../knowledge/norms/check.js';

const converted = z.record(z.string(), z.object({ title: z.string(), text: z.string() }));

/** Words of the norms in Traditional Chinese, by number. */
export type Traditional = z.infer<typeof converted>;

/** An edition as it is kept. */
export interface Edition {
  readonly corpus: Corpus;
  /** Nothing for an institution's own: it is shown in Simplified. */
  readonly traditional: Traditional;
  /** Whether it is the one that ships with the program. */
  readonly shipped: boolean;
}

/** Reads the edition in a folder, or the shipped one. @throws Error where that folder can't be read */
export async function readEdition(folder: string | undefined): Promise<Edition> {
  if (folder !== undefined) {
    const { readNormsFolder } = await import('../../knowledge/norms/openNormsFile.js');
    return { corpus: await readNormsFolder(folder), traditional: {}, shipped: false };
  }
  const [{ shippedCorpus }, { default: traditional }] = await Promise.all([import('../../knowledge/norms/corpus.js'), import('../../knowledge/norms/traditional.json', { with: { type: 'json' } })]);
  return { corpus: shippedCorpus(), traditional: converted.parse(traditional), shipped: true };
}
