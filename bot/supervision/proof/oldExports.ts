import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const SUFFIX = '.manifest.json';
const manifest = z.object({ file: z.string().regex(/^[\w-]+\.(?:jsonl|csv)$/), madeAt: z.iso.datetime() });

/** Deletes exports made before an instant (epoch ms), with their manifests: what left the house is not to lie about here. @returns how many */
export async function forgetExports(folder: string, before: number): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let count = 0;
  for (const name of names) {
    if (!name.endsWith(SUFFIX)) continue;
    const read = manifest.safeParse(await readFile(join(folder, name), 'utf8').then((text): unknown => JSON.parse(text)).catch(() => undefined));
    // Whatever is no manifest of ours stays.
    if (!read.success || read.data.file !== name.slice(0, -SUFFIX.length) || Date.parse(read.data.madeAt) >= before) continue;
    await rm(join(folder, read.data.file), { force: true });
    await rm(join(folder, name), { force: true });
    count += 1;
  }
  return count;
}
