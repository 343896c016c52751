// Builds the server and its tools into dist/, and the customer's page into dist/web. Only what is stale is built.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SOURCES = ['adapters', 'bot', 'cases', 'console', 'dialogs', 'handoff', 'knowledge', 'records', 'supervision', 'texts', 'tools'];
const STAMP = 'dist/.built';

/** The newest change among the sources, in epoch ms. */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const stat = statSync(path);
    if (!stat.isDirectory()) {
      latest = Math.max(latest, stat.mtimeMs);
      continue;
    }
    for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
      if (entry.isFile()) latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
    }
  }
  return latest;
}

/** Whether dist/ is older than what it is made from. */
export function isStale() {
  if (!existsSync(STAMP)) return true;
  return newest([...SOURCES, 'build.mjs', 'package-lock.json']) > statSync(STAMP).mtimeMs;
}

/** A chunk that no build made for so long is nobody's any more. */
const KEPT_MS = 7 * 86_400_000;

/** Every file below a folder. */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Puts a finished build in place, file by file: a server that runs from dist/ goes on finding the chunks it has not
 * loaded yet (their names hold their hash), and two builds at once do no harm.
 */
function place(fresh) {
  for (const file of filesIn(fresh)) {
    const target = join('dist', relative(fresh, file));
    mkdirSync(dirname(target), { recursive: true });
    renameSync(file, target);
  }
  rmSync(fresh, { recursive: true, force: true });
  const old = Date.now() - KEPT_MS;
  for (const file of filesIn('dist')) if (statSync(file).mtimeMs < old) rmSync(file, { force: true });
}

/** Builds everything. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const begun = Date.now();
  const fresh = `dist.${process.pid}`;
  await bundle({
    entryPoints: { main: 'bot/main.ts', tools: 'tools/main.ts', reading: 'adapters/database/reading/worker.ts' },
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    sourcemap: 'external',
    legalComments: 'none',
    // Native, or optional and absent, or for development alone.
    external: ['better-sqlite3', '@node-rs/argon2', 'dtrace-provider', 'pg-native', 'minisearch', '@orama/orama', 'esbuild'],
    banner: { js: "import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);" },
    logLevel: 'warning',
  });
  const { buildWeb } = await import('./adapters/web/build.mjs');
  await buildWeb(join(fresh, 'web'));
  const { bundleVerifier } = await import('./records/proof/verifier/build.mjs');
  writeFileSync(join(fresh, 'verifier.js'), await bundleVerifier());
  const { buildConsole } = await import('./console/build.mjs');
  await buildConsole(resolve(fresh, 'console'));
  place(fresh);
  writeFileSync(STAMP, '');
  return Date.now() - begun;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  console.log(`built in ${await build()} ms`);
}
