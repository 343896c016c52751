import { timeout, TimeoutStrategy } from 'cockatiel';
import { RefusedTexts, type OpenAiEmbeddings } from './openaiEmbeddings.js';

/** Services take 2,048 texts at once, or 64, or 10. */
const AT_ONCE = 64;
/** A few texts may be too long for a model; more, and it is something else. */
const REFUSED = 8;

/** How batches are sent. */
export interface BatchSettings {
  /** For one batch, with all its tries. */
  readonly batchMs: number;
  readonly signal: AbortSignal;
  /** Is told each batch as it comes. */
  readonly got: (vectors: ReadonlyMap<string, Float32Array>) => void;
}

/**
 * Embeds any number of texts, as many at once as the service takes. Returns how many it refused by themselves.
 * @throws ModelFault; what was got until then has been told.
 */
export async function inBatches(embeddings: OpenAiEmbeddings, texts: readonly string[], { batchMs, signal, got }: BatchSettings): Promise<number> {
  const limit = timeout(batchMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false });
  let atOnce = AT_ONCE;
  let refused = 0;
  /** Whether all of them were taken. Of a batch that is refused each half is tried: where both are taken, it was too many at once. */
  const send = async (batch: readonly string[]): Promise<boolean> => {
    if (batch.length > atOnce) {
      let taken = true;
      for (let at = 0; at < batch.length; ) {
        const part = batch.slice(at, at + atOnce);
        taken = (await send(part)) && taken;
        at += part.length;
      }
      return taken;
    }
    try {
      const vectors = await limit.execute((context) => embeddings.embedDocuments([...batch], context.signal), signal);
      got(new Map(vectors.map((vector, at) => [batch[at] ?? '', vector])));
      return true;
    } catch (error) {
      if (!(error instanceof RefusedTexts)) throw error;
      if (batch.length === 1) {
        refused += 1;
        if (refused > REFUSED) throw error;
        return false;
      }
    }
    const half = Math.ceil(batch.length / 2);
    const first = await send(batch.slice(0, half));
    const taken = (await send(batch.slice(half))) && first;
    if (taken) atOnce = Math.min(atOnce, half);
    return taken;
  };
  await send(texts);
  return refused;
}
