import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What a bundle was made from. */
const made = z.object({ begun: z.number(), inputs: z.array(z.string()) });

let found: Promise<URL | string> | undefined;

/**
 * The program of a reading thread: beside the built server, `reading.js`. Where the sources are run as they are (tests,
 * tools), it is bundled from them, and again only when one of them has changed.
 */
export function threadProgram(): Promise<URL | string> {
  return (found ??= find().catch((error: unknown) => {
    found = undefined;
    throw error;
  }));
}

async function find(): Promise<URL | string> {
  const beside = new URL('./reading.js', import.meta.url);
  return existsSync(beside) ? beside : await bundled();
}

/** Inside node_modules, so that the native package it imports is found from there. */
const CACHE = 'node_modules/.cache/guitai';

/** What packages of the older kind ask for. */
const REQUIRE = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

async function bundled(): Promise<string> {
  const source = sourceFile();
  const file = resolve(CACHE, 'reading.mjs');
  const note = resolve(CACHE, 'reading.json');
  if (await isFresh(file, note)) return file;
  const { build } = await import('esbuild');
  const begun = Date.now();
  const own = join(resolve(CACHE), `reading-${process.pid}-${Date.now()}.mjs`);
  await mkdir(resolve(CACHE), { recursive: true });
  const { metafile } = await build({ entryPoints: [source], outfile: own, bundle: true, format: 'esm', platform: 'node', target: 'node20', external: ['better-sqlite3', 'pg-native', 'esbuild'], banner: { js: REQUIRE }, minifySyntax: true, metafile: true, logLevel: 'silent' });
  // Others may be making the same: each puts a whole file in place.
  await writeFile(`${own}.json`, JSON.stringify({ begun, inputs: Object.keys(metafile.inputs) }));
  await rename(own, file);
  await rename(`${own}.json`, note);
  return file;
}

function sourceFile(): string {
  const here = fileURLToPath(new URL('./worker.ts', import.meta.url));
  // A bundle of a tool has its sources where it was started.
  return existsSync(here) ? here : resolve('adapters/database/reading/worker.ts');
}

async function isFresh(file: string, note: string): Promise<boolean> {
  if (!existsSync(file) || !existsSync(note)) return false;
  const { begun, inputs } = made.parse(JSON.parse(await readFile(note, 'utf8')));
  return inputs.every((input) => existsSync(input) && statSync(input).mtimeMs < begun);
}
