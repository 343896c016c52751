// Builds the console into a directory: index.html and assets/ named by their content, each with a .br and a .gz beside it.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ROOT = dirname(fileURLToPath(import.meta.url));
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } };

/** @param {string} outDir */
export async function buildConsole(outDir) {
  const [{ build }, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')]);
  // Whatever builds it, a test as well: Vite goes by this, and React's development build is larger and behaves otherwise.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    root: ROOT,
    base: '/console/',
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      target: ['chrome110', 'safari16.4', 'firefox115'],
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
    },
  });
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
  const assets = join(outDir, 'assets');
  const names = await readdir(assets);
  await Promise.all(
    names.filter((name) => /\.(?:js|css|svg)$/.test(name)).map(async (name) => {
      const bytes = await readFile(join(assets, name));
      const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, BROTLI), promisify(gzip)(bytes, { level: 9 })]);
      await Promise.all([writeFile(join(assets, `${name}.br`), br), writeFile(join(assets, `${name}.gz`), gz)]);
    }),
  );
}
