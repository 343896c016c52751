import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const request = z.object({ model: z.string(), input: z.array(z.string()), encoding_format: z.literal('float') }).strict();
/** What was asked to be embedded. */
export type EmbeddingRequest = z.infer<typeof request>;

/** What an embedding service does with a request. `vectors` is how it should be; the others are ways to fail. */
export type EmbeddingMood =
  | { readonly kind: 'vectors'; readonly dimension?: number; readonly shuffled?: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'body'; readonly body: string }
  | { readonly kind: 'stall' };

/** An embedding service at work. */
export interface EmbeddingServer {
  readonly baseUrl: string;
  /** Every request for vectors that came. */
  readonly requests: readonly (EmbeddingRequest & { readonly body: string; readonly authorization: string | undefined })[];
  /** What a text is about: texts about the same are near. Each is about itself alone unless told. */
  about: (text: string) => string;
  /** What it does next, by the number of the request, counted from 0. */
  mood: (request: EmbeddingRequest, number: number) => EmbeddingMood;
  close(): Promise<void>;
}

/** Speaks like OpenAI's embeddings, on loopback; the same text has the same vector. Whatever else it is asked, it does not know. */
export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  const requests: (EmbeddingRequest & { body: string; authorization: string | undefined })[] = [];
  let about: EmbeddingServer['about'] = (text) => text;
  let mood: EmbeddingServer['mood'] = () => ({ kind: 'vectors' });
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      if (incoming.url !== '/v1/embeddings') {
        response.statusCode = 404;
        response.end();
        return;
      }
      const body = Buffer.concat(chunks).toString('utf8');
      const asked = request.parse(JSON.parse(body));
      requests.push({ ...asked, body, authorization: incoming.headers.authorization });
      play(mood(asked, requests.length - 1), asked, about, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    get about() {
      return about;
    },
    set about(next) {
      about = next;
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

function play(mood: EmbeddingMood, { input, model }: EmbeddingRequest, about: (text: string) => string, response: ServerResponse): void {
  if (mood.kind === 'stall') return;
  response.writeHead(mood.kind === 'status' ? mood.status : 200, { 'content-type': 'application/json', ...(mood.kind === 'status' && mood.headers) });
  if (mood.kind === 'status') response.end('{"error":{"message":"no","type":"t"}}');
  else if (mood.kind === 'body') response.end(mood.body);
  else {
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text, about(text), mood.dimension ?? 64) }));
    response.end(JSON.stringify({ object: 'list', model, data: mood.shuffled === true ? data.reverse() : data, usage: { prompt_tokens: 3 * input.length, total_tokens: 3 * input.length } }));
  }
}

/** Mostly what it is about, a little itself; not of length 1. */
function vectorOf(text: string, about: string, dimension: number): number[] {
  const [own, shared] = [direction(text, dimension), direction(`about ${about}`, dimension)];
  return own.map((figure, at) => Math.round((figure + 2 * (shared[at] ?? 0)) * 1e5) / 1e5);
}

/** A direction that depends on the words alone. */
function direction(words: string, dimension: number): number[] {
  let state = 2_166_136_261;
  for (const char of words) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return Array.from({ length: dimension }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32 - 0.5) * 2;
  });
}
