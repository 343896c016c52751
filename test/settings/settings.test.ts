import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readSettings, settingsSchema, WrongSettings } from '../../bot/settings.js';

const example = async (): Promise<Record<string, string>> => {
  const lines = (await readFile('.env.example', 'utf8')).split('\n').filter((line) => /^[A-Z]/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
};

test('THEN .env.example lists every setting and no other', async () => {
  expect(Object.keys(await example()).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
});

test('THEN the values in .env.example are the defaults', async () => {
  expect(readSettings(await example())).toEqual(readSettings({}));
});

test('GIVEN several wrong settings THEN each is named, with what is expected', () => {
  const wrong = () => readSettings({ PORT: 'eighty', DATABASE_URL: 'mysql://x', PUBLIC_URL: 'https://a.example/path', TOKEN_KEY: 'short' });
  expect(wrong).toThrow(WrongSettings);
  for (const name of ['PORT', 'DATABASE_URL', 'PUBLIC_URL', 'TOKEN_KEY']) expect(wrong).toThrow(new RegExp(`${name}: .+`));
});

test('GIVEN tracing that would send conversations out THEN the start is refused', () => {
  expect(() => readSettings({ LANGSMITH_TRACING: 'true' })).toThrow(/LANGSMITH_TRACING/);
});
