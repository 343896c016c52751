import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Line } from '../http.js';
import type { Target } from '../talker.js';

const REPLY = /^\/v3\/conversations\/([^/]+)\/activities/;

/** botbuilder's echo bot, and the loopback connector that takes its replies and answers 201. */
export async function botbuilderTarget(address: string): Promise<Target> {
  const waiting = new Map<string, () => void>();
  const connector = createServer((request, response) => {
    const conversation = REPLY.exec(request.url ?? '')?.[1] ?? '';
    request.resume();
    request.once('end', () => {
      response.writeHead(201, { 'Content-Type': 'application/json' });
      response.end('{"id":"1"}');
      waiting.get(conversation)?.();
    });
  }).listen(0, '127.0.0.1');
  await once(connector, 'listening');
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;
  let opened = 0;
  return {
    open: () => {
      opened += 1;
      const conversation = `c${opened}`;
      const line = new Line(address);
      let said = 0;
      return Promise.resolve({
        turn: async () => {
          said += 1;
          const answered = new Promise<void>((resolve) => waiting.set(conversation, resolve));
          const activity = { type: 'message', id: `${conversation}-${said}`, timestamp: new Date().toISOString(), channelId: 'bench', serviceUrl, from: { id: 'customer' }, recipient: { id: 'bot' }, conversation: { id: conversation }, text: '你好' };
          await Promise.all([line.post('/api/messages', JSON.stringify(activity)), answered]);
        },
        close: () => line.close(),
      });
    },
    close: async () => {
      connector.closeAllConnections();
      connector.close();
      await once(connector, 'close');
    },
  };
}
