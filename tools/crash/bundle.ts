import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const BANNER =
  "import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';" +
  'const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);';

/** A program built for one run of a tool. */
export interface Bundle {
  readonly file: string;
  /** Deletes it. */
  remove(): Promise<void>;
}

/**
 * Builds one program exactly as `build.mjs` builds the server, but into a directory of its own: a rebuild of `dist/`
 * meanwhile, or a tool that does not compile, does not disturb a measurement.
 */
export async function bundle(entry = 'bot/main.ts'): Promise<Bundle> {
  // Inside node_modules, so that the native packages left out of the bundle are found from there.
  const cache = resolve('node_modules/.cache/guitai');
  await mkdir(cache, { recursive: true });
  const directory = await mkdtemp(join(cache, 'server-'));
  await build({
    // The threads that supervision reads in are a program of their own, beside it.
    entryPoints: { main: entry, reading: 'adapters/database/reading/worker.ts' },
    outdir: directory,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: 'external',
    legalComments: 'none',
    external: ['better-sqlite3', '@node-rs/argon2', 'dtrace-provider', 'pg-native', 'esbuild'],
    banner: { js: BANNER },
    logLevel: 'warning',
  });
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  return { file: join(directory, 'main.js'), remove: () => rm(directory, { recursive: true, force: true }) };
}
