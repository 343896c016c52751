import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const shortMessage = z.object({ to: z.string(), text: z.string() });

/** What stands outside of the institution for the demo: an SMS gateway and the connector of outside channels, on loopback. They take what they are given and send nothing anywhere. */
export interface Outside {
  readonly smsUrl: string;
  readonly connectorUrl: string;
  /** The code in the last short message to a number; undefined when none came. */
  code(to: string): string | undefined;
  close(): Promise<void>;
}

/** Opens the outside. `refuses` says of each push whether the channel refuses it for good. */
export async function openOutside(refuses: () => boolean): Promise<Outside> {
  const last = new Map<string, string>();
  const server = createServer((request, response) => {
    take(request, response, refuses, last).catch(() => response.destroy());
  });
  const origin = await listening(server);
  return {
    smsUrl: `${origin}/messages`,
    connectorUrl: `${origin}/`,
    code: (to) => /(?<!\d)\d{6}(?!\d)/.exec(last.get(to) ?? '')?.[0],
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function take(request: IncomingMessage, response: ServerResponse, refuses: () => boolean, last: Map<string, string>): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(z.instanceof(Uint8Array).parse(chunk));
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const sms = request.url === '/messages';
  const refused = refuses();
  if (sms && !refused) {
    const { to, text } = shortMessage.parse(body);
    last.set(to, text);
  }
  // Not by writeHead: restify, in the same process, replaces it.
  response.statusCode = refused ? 400 : sms ? 202 : 200;
  response.setHeader('Content-Type', 'application/json');
  response.end(refused ? '{"error":{"code":"BadArgument"}}' : '{"id":"1"}');
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
