import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: Promise<string> | undefined;

/**
 * The verifier that inspection files carry: beside the built server, `verifier.js`. Where the sources are run as they are
 * (tests, tools), it is bundled from them.
 */
export function verifierScript(): Promise<string> {
  return (found ??= find().catch((error: unknown) => {
    found = undefined;
    throw error;
  }));
}

async function find(): Promise<string> {
  const beside = fileURLToPath(new URL('./verifier.js', import.meta.url));
  if (existsSync(beside)) return await readFile(beside, 'utf8');
  const here = fileURLToPath(new URL('../../records/proof/verifier/build.mjs', import.meta.url));
  // A bundle of a tool has its sources where it was started.
  const built = (await import(existsSync(here) ? here : resolve(join('records', 'proof', 'verifier', 'build.mjs')))) as { readonly bundleVerifier: () => Promise<string> };
  return await built.bundleVerifier();
}
