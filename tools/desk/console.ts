import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Build from '../../console/build.mjs';

/** Builds the console into a directory. Taken from its own place, not into a tool's bundle: it finds its sources beside itself. */
export async function buildConsole(directory: string): Promise<void> {
  const { buildConsole: build } = (await import(pathToFileURL(resolve('console/build.mjs')).href)) as typeof Build;
  await build(directory);
}
