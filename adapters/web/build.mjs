// Builds the customer's page: one script of ours, Web Chat, a style sheet, an icon and the document that names them.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';

const PAGE = join(dirname(fileURLToPath(import.meta.url)), 'page');
const WEB_CHAT = join(dirname(createRequire(import.meta.url).resolve('botframework-webchat')), '../dist/webchat.js');
// Quality 9 is within a few percent of 11 and takes a tenth of its time.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } };

/**
 * Builds the page into a directory: `index.html` and `assets/`, each asset named by its content and beside it a `.br` and a `.gz`.
 * @param {string} outDir
 */
export async function buildWeb(outDir) {
  const assets = join(outDir, 'assets');
  await mkdir(assets, { recursive: true });
  const [client, style, icon, webchat, html] = await Promise.all([
    bundle(join(PAGE, 'client/main.ts')),
    bundle(join(PAGE, 'page.css')),
    readFile(join(PAGE, 'icon.svg')),
    readFile(WEB_CHAT),
    readFile(join(PAGE, 'index.html'), 'utf8'),
  ]);
  const [clientName, styleName, iconName, webchatName] = await Promise.all([
    asset(assets, 'page', 'js', client),
    asset(assets, 'page', 'css', style),
    asset(assets, 'icon', 'svg', icon),
    asset(assets, 'webchat', 'js', webchat),
  ]);
  const names = { client: clientName, style: styleName, icon: iconName, webchat: webchatName };
  await writeFile(join(outDir, 'index.html'), html.replace(/\{\{asset:(\w+)\}\}/g, (_, name) => `/assets/${names[name]}`));
}

async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome100', 'safari15.4', 'firefox100'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return Buffer.from(outputFiles[0].contents);
}

async function asset(directory, name, extension, bytes) {
  const file = `${name}-${createHash('sha256').update(bytes).digest('base64url').replace(/[-_]/g, '').slice(0, 12)}.${extension}`;
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, BROTLI), promisify(gzip)(bytes, { level: 9 })]);
  await Promise.all([writeFile(join(directory, file), bytes), writeFile(join(directory, `${file}.br`), br), writeFile(join(directory, `${file}.gz`), gz)]);
  return file;
}
