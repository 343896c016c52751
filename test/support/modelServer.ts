import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const message = z.object({ role: z.string(), content: z.string() });
const request = z.object({ model: z.string(), stream: z.literal(true), messages: z.array(message), response_format: z.object({ type: z.string() }).optional(), tools: z.array(z.unknown()).optional() }).loose();
/** What a model was asked. */
export type ModelRequest = z.infer<typeof request>;

/** What a model service does with a request. `reply` says it; the others are ways to fail. */
export type ModelMood =
  | { readonly kind: 'reply'; readonly content: string; readonly finish?: string | undefined; readonly usage?: boolean; readonly everyMs?: number; readonly asTool?: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Takes the request and never answers; with headers and a first piece when `late`. */
  | { readonly kind: 'stall'; readonly late: boolean }
  /** Ends in the middle: cleanly, or by hanging up. */
  | { readonly kind: 'cut'; readonly content: string; readonly hangUp: boolean }
  | { readonly kind: 'empty' }
  /** Sends text without end, in pieces or in one endless line. */
  | { readonly kind: 'huge'; readonly lines: boolean };

/** A model service at work. */
export interface ModelServer {
  readonly baseUrl: string;
  /** Every request that came. */
  readonly requests: readonly (ModelRequest & { readonly authorization: string | undefined })[];
  /** Answers that it had not ended when the other side hung up. */
  readonly abandoned: number;
  /** What it does next, by the number of the request, counted from 0. */
  mood: (request: ModelRequest, number: number) => ModelMood;
  close(): Promise<void>;
}

/** Speaks like OpenAI's chat completions, on loopback, as streams do. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: (ModelRequest & { authorization: string | undefined })[] = [];
  let abandoned = 0;
  let mood: ModelServer['mood'] = () => ({ kind: 'empty' });
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    response.on('close', () => (abandoned += response.writableEnded ? 0 : 1));
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const asked = request.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      requests.push({ ...asked, authorization: incoming.headers.authorization });
      play(mood(asked, requests.length - 1), response).catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    get abandoned() {
      return abandoned;
    },
    get mood() {
      return mood;
    },
    set mood(next) {
      mood = next;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const event = (choices: object[], more: object = {}) => `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices, ...more })}\n\n`;
const piece = (content: string, finish: string | null = null, asTool = false) => event([{ index: 0, delta: asTool ? { tool_calls: [{ index: 0, id: 't', type: 'function', function: { name: 'answer', arguments: content } }] } : { content }, finish_reason: finish }]);
const pieces = (content: string): string[] => content.match(/[\s\S]{1,40}/g) ?? [];

async function play(mood: ModelMood, response: ServerResponse): Promise<void> {
  if (mood.kind === 'status') {
    response.writeHead(mood.status, { 'content-type': 'application/json', ...mood.headers });
    response.end(mood.body ?? '{"error":{"message":"no","type":"t"}}');
    return;
  }
  if (mood.kind === 'stall' && !mood.late) return;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  switch (mood.kind) {
    case 'stall':
      response.write(piece('{"answerable":'));
      return;
    case 'empty':
      response.end(`${event([])}data: [DONE]\n\n`);
      return;
    case 'cut':
      for (const part of pieces(mood.content)) response.write(piece(part));
      if (!mood.hangUp) response.end();
      else setTimeout(() => response.destroy(), 30);
      return;
    case 'huge':
      if (!mood.lines) response.write('data: {"choices":[{"delta":{"content":"');
      while (!response.destroyed) {
        response.write(mood.lines ? piece('啊'.repeat(400)) : '啊'.repeat(20_000));
        await pause(1);
      }
      return;
    case 'reply':
      for (const part of pieces(mood.content)) {
        response.write(piece(part, null, mood.asTool));
        if (mood.everyMs !== undefined) await pause(mood.everyMs);
      }
      response.write(piece('', mood.finish ?? 'stop', mood.asTool));
      if (mood.usage !== false) response.write(event([], { usage: { prompt_tokens: 700, completion_tokens: 80, total_tokens: 780 } }));
      response.end('data: [DONE]\n\n');
  }
}
