import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeys } from '../../bot/keys.js';
import { readSettings } from '../../bot/settings.js';
import { Vault } from '../../records/vault.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'guitai-keys-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const open = (more: Readonly<Record<string, string>> = {}): ReturnType<typeof openKeys> => openKeys(readSettings({ DATA_DIR: directory, NODE_ENV: 'test', ...more }));
const kept = async (): Promise<string> => readFile(join(directory, 'keys.json'), 'utf8');
const OLD = { seal: 'a'.repeat(64), token: 'b'.repeat(64) };

test('GIVEN no keys THEN they are made once, for nobody else to read', async () => {
  const made = await open();
  expect(await open()).toEqual(made);
  expect((await stat(join(directory, 'keys.json'))).mode & 0o777).toBe(0o600);
  expect(await readdir(directory)).toEqual(['keys.json']);
});

test('GIVEN keys of a build without a vault THEN they grow by one, and what they were stays', async () => {
  await writeFile(join(directory, 'keys.json'), JSON.stringify(OLD));
  const grown = await open();
  expect([grown.seal.toString(), grown.token.toString()]).toEqual([OLD.seal, OLD.token]);
  expect(JSON.parse(await kept())).toMatchObject(OLD);
  const sealed = new Vault(grown.personal).seal('王芳');
  expect(new Vault((await open()).personal).open(sealed)).toBe('王芳');
  expect((await stat(join(directory, 'keys.json'))).mode & 0o777).toBe(0o600);
  expect(await readdir(directory)).toEqual(['keys.json']);
});

test.each([['none', undefined], ['those of an older build', OLD]])('GIVEN %s WHEN 40 start at once THEN all have the same keys', async (_what, before) => {
  if (before) await writeFile(join(directory, 'keys.json'), JSON.stringify(before));
  const all = await Promise.all(Array.from({ length: 40 }, () => open()));
  expect(new Set(all.map((keys) => JSON.stringify(keys))).size).toBe(1);
  expect(await open()).toEqual(all[0]);
  expect(await readdir(directory)).toEqual(['keys.json']);
});

test('GIVEN a crash while they grew THEN the next start goes on with that key', async () => {
  await writeFile(join(directory, 'keys.json'), JSON.stringify(OLD));
  await writeFile(join(directory, 'keys.json.next'), JSON.stringify({ ...OLD, personal: 'c'.repeat(64) }));
  expect((await open()).personal).toEqual([{ id: 'kept', secret: Buffer.from('c'.repeat(64)) }]);
  expect(await readdir(directory)).toEqual(['keys.json']);
});

test('GIVEN keys that can not be read THEN it does not start with others', async () => {
  await writeFile(join(directory, 'keys.json'), '{"seal":"short"}');
  await expect(open()).rejects.toThrow();
  expect(await kept()).toBe('{"seal":"short"}');
});

test('GIVEN keys in the settings THEN nothing is kept, and the first seals', async () => {
  const secret = 'd'.repeat(64);
  const keys = await open({ RECORD_SEAL_KEY: secret, TOKEN_KEY: secret, PERSONAL_KEYS: `new:${'e'.repeat(64)},old:${'f'.repeat(64)}` });
  expect(keys.personal.map(({ id }) => id)).toEqual(['new', 'old']);
  expect(await readdir(directory)).toEqual([]);
});
