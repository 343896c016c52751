import { createServer, IncomingMessage } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Who } from '../../bot/server/api/route.js';
import { startApp, type RunningApp } from '../support/app.js';
import { type ConsoleBrowser, signedIn } from '../support/staff.js';

let running: RunningApp;
let agent: ConsoleBrowser;
beforeAll(async () => {
  running = await startApp();
  agent = await signedIn(running, 'agent', ['agent']);
});
afterAll(() => running.stop());

/** Opens a socket as a browser does, at a door that asks the gate; gives back what the gate said. */
async function knock(headers: Readonly<Record<string, string>>, who?: Exclude<Who, 'anyone'>): Promise<unknown> {
  const door = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(door.address() as AddressInfo).port}`;
  const said = new Promise<unknown>((resolve, reject) => {
    door.on('upgrade', (request: IncomingMessage, socket, head) => {
      socket.on('error', () => undefined);
      running.app.gate.authenticateUpgrade(request, who).then((upgrade) => {
        resolve(upgrade);
        if (upgrade.ok) sockets.handleUpgrade(request, socket, head, (opened) => opened.close());
        else socket.end(`HTTP/1.1 ${upgrade.status} Refused\r\nConnection: close\r\n\r\n`);
      }, reject);
    });
  });
  const client = new WebSocket(`ws://${host}`, { headers: { Origin: `http://${host}`, Cookie: agent.cookieHeader, ...headers } });
  client.on('error', () => undefined);
  try {
    return await said;
  } finally {
    client.terminate();
    sockets.close();
    door.closeAllConnections();
    door.close();
  }
}

test('GIVEN a session and our own origin THEN the socket is somebody’s', async () => {
  expect(await knock({})).toMatchObject({ ok: true, session: { staff: { name: 'agent', roles: ['agent'] } } });
});

test.each([
  ['another origin', { Origin: 'https://evil.example' }, undefined, { status: 403, code: 'Forged' }],
  ['an origin of null', { Origin: 'null' }, undefined, { status: 403, code: 'Forged' }],
  ['no origin', { Origin: '' }, undefined, { status: 403, code: 'Forged' }],
  ['no cookie', { Cookie: '' }, undefined, { status: 401, code: 'NotSignedIn' }],
  ['a made-up cookie', { Cookie: `guitai=${'x'.repeat(43)}` }, undefined, { status: 401, code: 'NotSignedIn' }],
  ['a role that may not', {}, ['supervisor'] as const, { status: 403, code: 'WrongRole' }],
])('GIVEN %s THEN it is refused', async (_what, headers, who, refusal) => {
  expect(await knock(headers, who)).toEqual({ ok: false, ...refusal });
});

test('GIVEN a session that is only looked at THEN it ends all the same when nothing is done', async () => {
  const browser = await signedIn(running, 'watched', ['agent']);
  const request = new IncomingMessage(new Socket());
  request.headers = { cookie: browser.cookieHeader };
  const look = async (): Promise<boolean> => (await running.app.gate.sessionOf(request, true)) !== undefined;
  running.clock.move(20 * 60_000);
  expect(await look()).toBe(true);
  running.clock.move(11 * 60_000);
  expect(await look()).toBe(false);
});
