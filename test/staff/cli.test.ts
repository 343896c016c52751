import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, type Bundle } from '../../tools/crash/bundle.js';
import { startApp, type RunningApp } from '../support/app.js';
import { ConsoleBrowser } from '../support/staff.js';

const GOOD = 'granite otter 8 willow';

let tools: Bundle;
let running: RunningApp;
beforeAll(async () => {
  tools = await bundle('tools/main.ts');
  running = await startApp();
});
afterAll(async () => {
  await running.stop();
  await tools.remove();
});

/** `npm run user -- …`, with this on standard input, beside the running server. */
function user(input: string, ...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tools.file, 'user', ...args], { env: { PATH: process.env['PATH'] ?? '', DATA_DIR: running.directory }, stdio: 'pipe' });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => void out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => void err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

test('GIVEN a password on standard input THEN the account is made beside the running server, and signs in', async () => {
  const added = await user(`${GOOD}\n`, 'add', 'Sun', '--role', 'supervisor', '--role', 'agent', '--display-name', '孙悦');
  expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^sun \(supervisor, agent\) can sign in; id s-/) as unknown });
  expect(added.out + added.err).not.toContain(GOOD);
  const browser = new ConsoleBrowser(running);
  expect(await browser.signIn('sun', GOOD)).toMatchObject({ status: 200, body: { mustChangePassword: false, staff: { displayName: '孙悦', roles: ['supervisor', 'agent'] } } });
  expect((await user('', 'list')).out).toMatch(/^s-\w+\tsun\t孙悦\tsupervisor,agent\tactive\n$/);

  expect((await user('', 'roles', 'sun', 'agent')).out).toBe('sun is now agent\n');
  expect((await browser.call('GET', '/api/session')).status).toBe(401);
  expect((await user('marble heron 3 thicket\n', 'reset', 'sun')).code).toBe(0);
  expect(await browser.signIn('sun', 'marble heron 3 thicket')).toMatchObject({ status: 200, body: { mustChangePassword: true } });
  expect((await user('', 'disable', 'sun')).code).toBe(0);
  expect((await browser.call('GET', '/api/session')).status).toBe(401);
  expect((await user('', 'enable', 'sun')).code).toBe(0);
  expect((await browser.signIn('sun', 'marble heron 3 thicket')).status).toBe(200);
  expect(await running.app.database.audit.list({ limit: 10, staff: 'command-line' })).toHaveLength(5);
}, 120_000);

test.each([
  ['a weak password', 'password1234\n', ['add', 'weak', '--role', 'agent'], /too easy to guess/],
  ['no password', '', ['add', 'none', '--role', 'agent'], /standard input/],
  ['a role that is not there', `${GOOD}\n`, ['add', 'king', '--role', 'king'], /no role "king"; there are: agent, supervisor, compliance, admin/],
  ['no role', `${GOOD}\n`, ['add', 'norole'], /--role/],
  ['a name that will not do', `${GOOD}\n`, ['add', 'a b', '--role', 'agent'], /name: expected/],
  ['nobody of that name', '', ['disable', 'nobody'], /no account "nobody"/],
])('GIVEN %s THEN it says so, and nothing is made', async (_what, input, args, why) => {
  const outcome = await user(input, ...args);
  expect(outcome).toMatchObject({ code: 1, err: expect.stringMatching(why) as unknown });
  expect(outcome.err).not.toMatch(/\n\s+at /);
  expect((await running.app.database.staff.list()).map(({ name }) => name).filter((name) => name !== 'sun')).toEqual([]);
}, 60_000);
