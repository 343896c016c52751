import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DirectLine as RealDirectLine } from 'botframework-directlinejs';
import { startApp, type RunningApp } from '../support/app.js';
import { realDirectLine } from '../support/browserGlobals.js';
import { until } from '../support/until.js';

let running: RunningApp;
let DirectLine: typeof RealDirectLine;
beforeAll(async () => {
  DirectLine = await realDirectLine();
  running = await startApp();
});
afterAll(() => running.stop());

interface Seen {
  readonly id: string;
  readonly text: string;
  readonly from: string;
}

async function token(): Promise<{ token: string; conversationId: string }> {
  const response = await fetch(`${running.app.address}/chat/token`, { method: 'POST' });
  return (await response.json()) as { token: string; conversationId: string };
}

/** A real client; what it sees is gathered. */
function connect(options: { token: string; conversationId?: string; watermark?: string; webSocket: boolean }): { client: RealDirectLine; seen: Seen[] } {
  const client = new DirectLine({ domain: `${running.app.address}/v3/directline`, pollingInterval: 200, ...options });
  const seen: Seen[] = [];
  client.activity$.subscribe({
    next: (activity) => {
      if (activity.type === 'message') seen.push({ id: activity.id ?? '', text: activity.text ?? '', from: activity.from.id });
    },
    // Ending the client ends its streams with an error.
    error: () => undefined,
  });
  return { client, seen };
}

const post = (client: RealDirectLine, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    client.postActivity({ type: 'message', text, from: { id: 'me' } }).subscribe(resolve, reject);
  });

test.each([['a WebSocket', true], ['polling', false]])('GIVEN the real client over %s THEN it books and sees each message once, in order', async (_how, webSocket) => {
  const { client, seen } = connect({ token: (await token()).token, webSocket });
  await until('the greeting', () => seen.length >= 1);
  await post(client, '我想下周三下午三点在浦东支行约理财咨询，我叫王芳，手机13800138000');
  await until('the confirmation', () => seen.some((each) => each.text.startsWith('请核对')));
  const id = await post(client, '确认');
  await until('the receipt', () => seen.some((each) => each.text.includes('受理编号')));
  expect(seen.map((each) => each.id)).toContain(id);
  expect(new Set(seen.map((each) => each.id)).size).toBe(seen.length);
  expect(seen.map((each) => each.id)).toEqual(seen.map((each) => each.id).sort());
  client.end();
});

test('GIVEN a client that was away THEN it gets exactly what it missed', async () => {
  const made = await token();
  const first = connect({ token: made.token, webSocket: true });
  await until('the greeting', () => first.seen.length >= 1);
  const greeted = first.seen[0]?.id.split('|')[1];
  first.client.end();
  await fetch(`${running.app.address}/v3/directline/conversations/${made.conversationId}/activities`, { method: 'POST', headers: { Authorization: `Bearer ${made.token}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ type: 'message', text: '我想预约' }) });
  const second = connect({ ...made, watermark: String(Number(greeted)), webSocket: true });
  await until('what was missed', () => second.seen.length >= 2);
  expect(second.seen.map((each) => each.text)[0]).toBe('我想预约');
  expect(second.seen).toHaveLength(2);
  second.client.end();
});

test('GIVEN a shutdown THEN sockets are closed with 1001', async () => {
  const own = await startApp();
  const response = await fetch(`${own.app.address}/chat/token`, { method: 'POST' });
  const made = (await response.json()) as { token: string };
  const opened = (await (await fetch(`${own.app.address}/v3/directline/conversations`, { method: 'POST', headers: { Authorization: `Bearer ${made.token}` } })).json()) as { streamUrl: string };
  const { WebSocket } = await import('ws');
  const socket = new WebSocket(opened.streamUrl);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  await own.stop();
  expect(await closed).toBe(1001);
});
