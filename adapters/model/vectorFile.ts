import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** A line of JSON, then the figures of each vector in the order of their keys, as 32-bit floats, little-endian. */
const header = z.strictObject({
  format: z.literal(1),
  dimension: z.number().int().min(1),
  keys: z.array(z.string().regex(/^[0-9a-f]{32}$/)),
  /** Of the figures. */
  sha256: z.string(),
});

/** Vectors by the keys of their texts. */
export type Vectors = ReadonlyMap<string, Float32Array>;

/** What a text's vector is kept by: another text has another key. */
export function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Reads vectors; `damaged` where the file is not as it was written, undefined where there is none. @throws what reading throws */
export async function readVectors(file: string): Promise<Vectors | 'damaged' | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const head = headerOf(bytes);
  const begin = bytes.indexOf('\n') + 1;
  // Copied, so that figures begin where floats may begin.
  const figures = Uint8Array.from(bytes.subarray(begin));
  if (head === undefined || figures.byteLength !== head.keys.length * head.dimension * 4 || digest(figures) !== head.sha256) return 'damaged';
  const all = new Float32Array(figures.buffer);
  return new Map(head.keys.map((key, row) => [key, all.subarray(row * head.dimension, (row + 1) * head.dimension)]));
}

/** Writes vectors of one length in one moment: whoever reads finds those before, or these. @throws what writing throws */
export async function writeVectors(file: string, vectors: Vectors): Promise<void> {
  const dimension = [...vectors.values()][0]?.length ?? 1;
  const all = new Float32Array(vectors.size * dimension);
  for (const [row, vector] of [...vectors.values()].entries()) all.set(vector, row * dimension);
  const figures = new Uint8Array(all.buffer);
  const head: z.infer<typeof header> = { format: 1, dimension, keys: [...vectors.keys()], sha256: digest(figures) };
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    const handle = await open(part, 'wx');
    try {
      await handle.writeFile(`${JSON.stringify(head)}\n`);
      await handle.writeFile(figures);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

function headerOf(bytes: Buffer): z.infer<typeof header> | undefined {
  try {
    return header.safeParse(JSON.parse(bytes.subarray(0, Math.max(0, bytes.indexOf('\n'))).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
