import type { Embedder } from '../../adapters/model/openaiEmbedder.js';
import type { Vectors } from '../../adapters/model/vectorFile.js';
import { ModelFault } from '../../knowledge/answering/answer.js';
import { holdsLongNumber } from '../../knowledge/answering/longNumber.js';
import { openMeanings, type Meanings } from '../../knowledge/retrieval/meanings.js';
import type { Norms } from '../../knowledge/retrieval/norms.js';
import { maskPersonal } from '../../records/personal/mask.js';
import { faultOf, type TurnLog } from '../turn/faults.js';

/** What norms are embedded with. */
export interface EmbedNorms {
  readonly model: string;
  /** Where vectors are kept. */
  readonly file: string;
  readonly embedder: () => Promise<Embedder>;
  readonly log: TurnLog;
  readonly signal: AbortSignal;
  /** Leaves aside what is kept. */
  readonly afresh: boolean;
}

/** 20,000 texts of 1,536 figures take 120 MB, and 40 ms for a question. */
const MOST_TEXTS = 20_000;

/**
 * The meanings of the norms: from the vectors that are kept, and for new and changed texts from the model. Undefined where
 * there is no use in trying again: they are too many, or the model does not tell them apart. What was got is kept, also when
 * it ends in an error.
 * @throws ModelFault, and what files throw.
 */
export async function embedNorms(norms: Norms, parts: EmbedNorms, secondTime = false): Promise<Meanings | undefined> {
  const { model, file, log, signal } = parts;
  const { keyOf, readVectors, writeVectors } = await import('../../adapters/model/vectorFile.js');
  // Handbooks hold telephone numbers, too.
  const passages = norms.passages().map((passage) => ({ ...passage, text: maskPersonal(passage.text) })).filter(({ text }) => !holdsLongNumber(text, { spaced: true }));
  const texts = new Map(passages.map(({ text }) => [keyOf(text), text]));
  if (texts.size > MOST_TEXTS) {
    log.warn({ texts: texts.size, most: MOST_TEXTS }, 'the norms are too many to be compared by meaning; they are searched by words alone');
    return undefined;
  }
  const read = parts.afresh && !secondTime ? undefined : await readVectors(file);
  if (read === 'damaged') log.warn({ file }, 'kept vectors are damaged; the norms are embedded again');
  const kept: Vectors = read === 'damaged' || read === undefined ? new Map() : read;
  let have = new Map([...kept].filter(([key]) => texts.has(key)));
  const lacking = [...texts].filter(([key]) => !have.has(key)).map(([, text]) => text);
  let refused = 0;
  if (lacking.length > 0) {
    log.info({ model, texts: lacking.length, kept: have.size }, 'embedding the norms');
    const progress = progressOf(lacking.length, (of) => log.info({ model, ...of }, 'embedding the norms'));
    let got = 0;
    try {
      refused = await (await parts.embedder()).texts(lacking, {
        signal,
        got: (vectors) => {
          const length = [...vectors.values()][0]?.length;
          // The model is another than the one whose vectors are kept under its name.
          if ([...have.values()][0]?.length !== length) have = new Map();
          for (const [text, vector] of vectors) have.set(keyOf(text), vector);
          got += vectors.size;
          progress(got);
        },
      });
    } finally {
      if (got > 0) await writeVectors(file, have).catch((error: unknown) => log.warn({ fault: faultOf(error) }, 'vectors could not be kept; they are made again after the next start'));
    }
    if (have.size + refused < texts.size) {
      if (secondTime) throw new ModelFault('vectors of several lengths', false);
      return embedNorms(norms, parts, true);
    }
  }
  const meanings = await openMeanings(passages.flatMap((passage) => {
    const vector = have.get(keyOf(passage.text));
    return vector === undefined ? [] : [{ ...passage, vector }];
  }));
  const told = Math.round(meanings.told * 100) / 100;
  if ('near' in meanings) {
    log.info({ model, texts: meanings.passages, embedded: lacking.length - refused, refused, told }, 'the norms are searched by meaning, too');
    return meanings;
  }
  log.warn({ model, told }, 'this embedding model does not tell the clauses of the norms apart; they are searched by words alone');
  return undefined;
}

/** Says how far it is at each tenth of the way. */
function progressOf(all: number, say: (of: { readonly done: number; readonly of: number }) => void): (done: number) => void {
  let said = 0;
  return (done) => {
    const tenth = Math.floor((done * 10) / all);
    if (tenth > said && done < all) say({ done, of: all });
    said = Math.max(said, tenth);
  };
}
