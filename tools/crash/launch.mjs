// Runs a TypeScript tool that is not part of the product's build: `node tools/crash/launch.mjs tools/crash/main.ts --rounds 5`.
import { mkdir, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build } from 'esbuild';

const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) throw new Error('which tool?');
// Inside node_modules, so that the packages it imports are found from there.
const directory = resolve('node_modules/.cache/guitai/tools');
const file = `${directory}/${entry.replaceAll(/\W/g, '_')}-${process.pid}.mjs`;
await mkdir(directory, { recursive: true });
await build({ entryPoints: [entry], outfile: file, bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', sourcemap: 'inline', logLevel: 'warning' });
process.argv = [process.argv[0] ?? 'node', basename(entry), ...rest];
try {
  await import(file);
} finally {
  await rm(file, { force: true });
}
