import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TokenBudget } from '../../adapters/model/budget.js';
import { openEmbedder, type EmbedderSettings } from '../../adapters/model/openaiEmbedder.js';
import { OpenAiEmbeddings } from '../../adapters/model/openaiEmbeddings.js';
import { KeptLog } from '../support/app.js';
import { startEmbeddingServer, type EmbeddingMood, type EmbeddingServer } from '../support/embeddingServer.js';

const DEADLINE = 600;
/** What the event loop may be late by, on a busy machine. */
const LATE = 400;
let server: EmbeddingServer;
let log: KeptLog;
let now = Date.UTC(2026, 10, 26, 2);
const clock = { now: () => now };
beforeEach(async () => {
  server = await startEmbeddingServer();
  log = new KeptLog();
});
afterEach(() => server.close());

const open = (more: Partial<EmbedderSettings> = {}, tokens = 1_000_000) => openEmbedder({ apiKey: 'sk-test', baseUrl: server.baseUrl, model: 'e-1', questionMs: DEADLINE, batchMs: 2_000, ...more }, new TokenBudget(tokens, clock), clock, log);
const always = (mood: EmbeddingMood) => {
  server.mood = () => mood;
};
const body = (data: unknown): EmbeddingMood => ({ kind: 'body', body: typeof data === 'string' ? data : JSON.stringify({ data }) });
const texts = (count: number) => Array.from({ length: count }, (_, at) => `text ${String.fromCharCode(97 + (at % 26))}${at}`);
async function all(embedder: ReturnType<typeof open>, of: readonly string[], signal = new AbortController().signal): Promise<{ got: Map<string, Float32Array>; refused: number }> {
  const got = new Map<string, Float32Array>();
  const refused = await embedder.texts(of, { signal, got: (vectors) => vectors.forEach((vector, text) => got.set(text, vector)) });
  return { got, refused };
}

describe('a question', () => {
  test('THEN its vector has length 1, and it is sent once though asked again', async () => {
    const embedder = open();
    const [one, other] = [await embedder.question('投诉多久有回复'), await embedder.question('投诉多久有回复')];
    if (!('vector' in one)) throw new Error(one.fault);
    expect(Math.hypot(...one.vector)).toBeCloseTo(1, 5);
    expect(other).toEqual(one);
    expect(server.requests).toEqual([{ model: 'e-1', input: ['投诉多久有回复'], encoding_format: 'float', body: expect.any(String) as string, authorization: 'Bearer sk-test' }]);
  });

  test('GIVEN many questions THEN those asked lately are remembered, the others forgotten', async () => {
    const embedder = open({ remembers: 10 });
    await embedder.question('first');
    for (const text of texts(6)) await embedder.question(text);
    await embedder.question('first');
    for (const text of texts(14).slice(6)) await embedder.question(text);
    const before = server.requests.length;
    await embedder.question('first');
    expect(server.requests.length).toBe(before);
    await embedder.question('text a0');
    expect(server.requests.length).toBe(before + 1);
  });

  test.each<[string, EmbeddingMood, RegExp]>([
    ['it stalls', { kind: 'stall' }, /deadline/],
    ['it fails', { kind: 'status', status: 500 }, /status 500/],
    ['it limits', { kind: 'status', status: 429, headers: { 'retry-after': '120' } }, /status 429/],
    ['the key is wrong', { kind: 'status', status: 401 }, /status 401/],
    ['the model is refused', { kind: 'status', status: 400 }, /status 400/],
    ['too few vectors', body([]), /not as many vectors/],
    ['too many vectors', body([{ index: 0, embedding: [1, 2] }, { index: 1, embedding: [1, 2] }]), /not as many vectors/],
    ['a vector of another text', body([{ index: 3, embedding: [1, 2] }]), /out of order/],
    ['a figure that is none', body('{"data":[{"index":0,"embedding":[1,NaN]}]}'), /not reached|no vectors/],
    ['null for a figure', body([{ index: 0, embedding: [1, null] }]), /no vectors/],
    ['an endless figure', body('{"data":[{"index":0,"embedding":[1,1e999]}]}'), /no vectors|without direction/],
    ['only zeros', body([{ index: 0, embedding: [0, 0, 0] }]), /without direction/],
    ['an empty vector', body([{ index: 0, embedding: [] }]), /no vectors/],
    ['a string, as base64', body([{ index: 0, embedding: 'AACAPw==' }]), /no vectors/],
    ['no data', body('{}'), /no vectors/],
    ['no JSON', body('<html>busy</html>'), /not reached|no vectors/],
    ['more than there is room for', body(`{"data":"${'x'.repeat(17 * 1_048_576)}"}`), /too much output|not reached|deadline/],
  ])('GIVEN %s THEN it ends within the deadline, says what it was, and holds nothing of the question', async (_, mood, fault) => {
    always(mood);
    const began = performance.now();
    const answer = await open().question('my secret question');
    expect(performance.now() - began).toBeLessThan(DEADLINE + LATE);
    if (!('fault' in answer)) throw new Error('a vector');
    expect(answer.fault).toMatch(fault);
    expect(answer.fault + JSON.stringify(log.lines)).not.toContain('secret');
    expect(log.lines.filter(({ level }) => level !== 'info')).toHaveLength(1);
  });

  test('GIVEN it fails again and again THEN it is logged once, left alone, and asked again after a rest', async () => {
    always({ kind: 'status', status: 503 });
    const embedder = open({ restMs: 200 });
    for (const text of texts(10)) expect(await embedder.question(text)).toHaveProperty('fault');
    // Each of the four tries before it rests is made twice.
    expect(server.requests).toHaveLength(8);
    expect(log.lines).toHaveLength(1);
    always({ kind: 'vectors' });
    await expect.poll(() => embedder.question(`again ${performance.now()}`), { timeout: 15_000 }).toHaveProperty('vector');
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'info']);
  });

  test('GIVEN a fault THEN the same question waits for the service once, and is sent again later', async () => {
    always({ kind: 'stall' });
    const embedder = open();
    await embedder.question('slow');
    const began = performance.now();
    expect(await embedder.question('slow')).toMatchObject({ fault: 'deadline' });
    expect(performance.now() - began).toBeLessThan(100);
    always({ kind: 'vectors' });
    now += 6_000;
    expect(await embedder.question('slow')).toHaveProperty('vector');
  });

  test.each(['我的手机13800138000', '卡号6222 0212 3456 7890 123', '１３８００１３８０００'])('GIVEN %s that nobody masked THEN it is not sent', async (text) => {
    expect(await open().question(text)).toMatchObject({ fault: 'personal data not masked' });
    expect(server.requests).toEqual([]);
  });

  test('GIVEN the tokens of the day are spent THEN nothing is sent until tomorrow', async () => {
    const embedder = open({}, 12);
    expect(await embedder.question('投诉多久有回复呢')).toHaveProperty('vector');
    expect(await embedder.question('我要投诉要找谁说去啊')).toMatchObject({ fault: 'the tokens of the day are spent' });
    now += 86_400_000;
    expect(await embedder.question('我要投诉要找谁说去啊')).toHaveProperty('vector');
    expect(server.requests).toHaveLength(2);
  });
});

describe('many texts', () => {
  test('THEN each has its vector, in few requests, whatever the order they come in', async () => {
    const straight = await all(open(), texts(150));
    expect(straight.refused).toBe(0);
    expect(server.requests.map(({ input }) => input.length)).toEqual([64, 64, 22]);
    always({ kind: 'vectors', shuffled: true });
    expect(await all(open(), texts(150))).toEqual(straight);
  });

  test('GIVEN a service that takes ten at once THEN as many go as it takes, and hardly more are tried', async () => {
    server.mood = ({ input }) => (input.length > 10 ? { kind: 'status', status: 400 } : { kind: 'vectors' });
    expect((await all(open(), texts(100))).got.size).toBe(100);
    expect(server.requests.length).toBeLessThanOrEqual(Math.ceil(100 / 8) + 6);
  });

  test('GIVEN one text that is too long THEN it alone is left out', async () => {
    server.mood = ({ input }) => (input.includes('text d29') ? { kind: 'status', status: 413 } : { kind: 'vectors' });
    const { got, refused } = await all(open(), texts(200));
    expect(refused).toBe(1);
    expect(got.size).toBe(199);
    expect(got.has('text d29')).toBe(false);
    expect(server.requests.length).toBeLessThan(30);
  });

  test('GIVEN a service that refuses everything THEN it ends soon', async () => {
    always({ kind: 'status', status: 422 });
    await expect(all(open(), texts(500))).rejects.toThrow('status 422');
    expect(server.requests.length).toBeLessThan(40);
  });

  test('GIVEN it fails in the middle THEN what was got is there', async () => {
    server.mood = (_, number) => (number < 2 ? { kind: 'vectors' } : { kind: 'status', status: 500 });
    const got = new Map<string, Float32Array>();
    await expect(open().texts(texts(200), { signal: new AbortController().signal, got: (vectors) => vectors.forEach((vector, text) => got.set(text, vector)) })).rejects.toThrow('status 500');
    expect(got.size).toBe(128);
  });

  test('GIVEN little of the day’s tokens THEN half of them are left for customers', async () => {
    const embedder = open({}, 1_000);
    await expect(all(embedder, texts(500))).rejects.toThrow(/handbook.s share/);
    expect(await embedder.question('投诉多久有回复')).toHaveProperty('vector');
  });

  test('GIVEN it is called off THEN it ends at once', async () => {
    always({ kind: 'stall' });
    const stop = new AbortController();
    const work = all(open({ batchMs: 30_000 }), texts(5), stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(work).rejects.toThrow();
  });
});

test('THEN they are LangChain’s embeddings', async () => {
  const embeddings = new OpenAiEmbeddings({ apiKey: 'k', baseUrl: server.baseUrl, model: 'e-1' }, new TokenBudget(10_000, clock), clock);
  const [first, second] = await embeddings.embedDocuments(['投诉', '预约']);
  expect(await embeddings.embedQuery('投诉')).toEqual(first);
  expect(second).not.toEqual(first);
});
