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

test.each(['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'])('GIVEN tracing that would send conversations out, by %s, THEN the start is refused', (name) => {
  expect(() => readSettings({ [name]: 'true' })).toThrow(new RegExp(`${name}: must be off`));
  expect(() => readSettings({ [name]: 'false' })).not.toThrow();
});

test.each(['http://model.example/v1', 'https://user:hush@model.example/v1', 'https://model.example/v1?key=hush', 'model.example'])('GIVEN a model at %s THEN it is refused, and no secret is repeated', (address) => {
  const problem = problemOf({ OPENAI_API_KEY: 'sk-hush', OPENAI_BASE_URL: address });
  expect(problem).toMatch(/^ {2}OPENAI_BASE_URL: must /m);
  expect(problem).not.toContain('hush');
});

test.each(['https://api.deepseek.com', 'http://127.0.0.1:11434/v1'])('GIVEN a model at %s THEN it is taken', (address) => {
  expect(readSettings({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: address })).toMatchObject({ OPENAI_BASE_URL: address });
});

const SECRET = 'a secret of at least thirty-two characters';

test.each([
  [{ MAIL_URL: 'smtp://user:p%40ss@mail.example.com:587', MAIL_FROM: 'counter@example.com' }],
  [{ MAIL_URL: 'smtps://[::1]', MAIL_FROM: '柜台@银行.example' }],
  [{ SMS_GATEWAY_URL: 'https://sms.example.com/messages?account=7', SMS_GATEWAY_SECRET: SECRET }],
  [{ SMS_GATEWAY_URL: 'http://127.0.0.1:8080/messages', SMS_GATEWAY_SECRET: SECRET }],
])('GIVEN usable settings for notices, %j, THEN they are read as they are', (given) => {
  expect(readSettings(given)).toMatchObject(given);
});

test.each([
  ['MAIL_URL', { MAIL_URL: 'https://mail.example.com', MAIL_FROM: 'counter@example.com' }],
  ['MAIL_URL', { MAIL_URL: 'smtp://user:hush@mail.example.com?tls.rejectUnauthorized=false', MAIL_FROM: 'counter@example.com' }],
  ['MAIL_URL', { MAIL_URL: 'smtp://user:hush%@mail.example.com', MAIL_FROM: 'counter@example.com' }],
  ['MAIL_FROM', { MAIL_URL: 'smtp://mail.example.com', MAIL_FROM: 'Counter <counter@example.com>' }],
  ['MAIL_FROM', { MAIL_URL: 'smtp://user:hush@mail.example.com' }],
  ['MAIL_URL', { MAIL_FROM: 'counter@example.com' }],
  ['SMS_GATEWAY_URL', { SMS_GATEWAY_URL: 'http://sms.example.com', SMS_GATEWAY_SECRET: SECRET }],
  ['SMS_GATEWAY_URL', { SMS_GATEWAY_URL: 'https://user:hush@sms.example.com', SMS_GATEWAY_SECRET: SECRET }],
  ['SMS_GATEWAY_SECRET', { SMS_GATEWAY_URL: 'https://sms.example.com', SMS_GATEWAY_SECRET: 'hush' }],
  ['SMS_GATEWAY_SECRET', { SMS_GATEWAY_URL: 'https://sms.example.com' }],
  ['SMS_GATEWAY_URL', { SMS_GATEWAY_SECRET: SECRET }],
  ['HANDOFF_HUB_URL', { HANDOFF_HUB_URL: 'http://agents.example.com', HANDOFF_HUB_SECRET: SECRET }],
  ['HANDOFF_HUB_SECRET', { HANDOFF_HUB_URL: 'https://agents.example.com', HANDOFF_HUB_SECRET: 'hush' }],
  ['HANDOFF_HUB_SECRET', { HANDOFF_HUB_URL: 'https://agents.example.com' }],
  ['HANDOFF_HUB_URL', { HANDOFF_HUB_SECRET: SECRET }],
])('GIVEN %s wrong or missing, in %j, THEN it is named, and no secret is repeated', (name, given) => {
  const problem = problemOf(given);
  expect(problem).toMatch(new RegExp(`^ {2}${name}: must `, 'm'));
  expect(problem).not.toMatch(/hush|thirty-two characters$/m);
});

function problemOf(environment: Record<string, string>): string {
  try {
    readSettings(environment);
    return '';
  } catch (error) {
    return error instanceof WrongSettings ? error.message : String(error);
  }
}
