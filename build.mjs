// Builds the server and its tools into dist/, and the customer's page into dist/web. Only what is stale is built.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['adapters', 'bot', 'cases', 'dialogs', 'handoff', 'knowledge', 'records', 'texts', 'tools'];
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

/** Builds everything. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const { rm } = await import('node:fs/promises');
  const begun = Date.now();
  await rm('dist', { recursive: true, force: true });
  await bundle({
    entryPoints: { main: 'bot/main.ts', tools: 'tools/main.ts' },
    outdir: 'dist',
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
    // Native, or optional and absent.
    external: ['better-sqlite3', 'dtrace-provider', 'pg-native'],
    banner: { js: "import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);" },
    logLevel: 'warning',
  });
  const web = 'adapters/web/build.mjs';
  if (existsSync(web)) {
    const { buildWeb } = await import(`./${web}`);
    await buildWeb('dist/web');
  }
  writeFileSync(STAMP, '');
  return Date.now() - begun;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  console.log(`built in ${await build()} ms`);
}
