import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import nock from 'nock';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '../../records/json.js';
import { chapters, edition } from '../knowledge/fixture.js';
import { openNorms } from '../../knowledge/retrieval/norms.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Customer } from '../support/customer.js';
import { startEmbeddingServer, type EmbeddingServer } from '../support/embeddingServer.js';
import { until } from '../support/until.js';

/** Clause 2.1.2 (客户隐私) answers it, and has hardly a word of it. */
const PARAPHRASE = '规范里说没说，旁人打听得到底细不？';
const OTHER = '规范里写没写，街坊邻里套得出底细不？';
/** Words find the clause on records for it, but not surely: it is offered. */
const MIDDLING = '规范里说没说，沟通记录旁人能不能翻看？';
const OFFERED = '记录保存期限';
const PRIVACY = '客户隐私';
const READY = 'the norms are searched by meaning, too';

const places = new Map(openNorms(chapters, edition).passages().map(({ text, place }) => [text, place]));
let server: EmbeddingServer;
let folder: string;
let running: RunningApp | undefined;
beforeEach(async () => {
  server = await startEmbeddingServer();
  server.about = (text) => (/打听|套得出/.test(text) ? '2.1.2' : (places.get(text) ?? text));
  folder = await mkdtemp(join(tmpdir(), 'guitai-meaning-'));
  await writeNorms();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function writeNorms(change: (text: string) => string = (text) => text): Promise<void> {
  await writeFile(join(folder, 'edition.json'), JSON.stringify(edition));
  for (const chapter of chapters) await writeFile(join(folder, `chapter-${chapter.number}.json`), change(JSON.stringify(chapter)));
}
async function start(more: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  running = await startApp({ NORMS_DIR: folder, OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: server.baseUrl, OPENAI_EMBEDDING_MODEL: 'embed-1', MODEL_TIMEOUT_MS: '2000', ...more });
  return running;
}
const said = (app: RunningApp, line: string) => app.log.lines.filter((each) => each.line === line);
const ready = (app: RunningApp, times = 1) => until('the meanings', () => said(app, READY).length >= times);
async function asks(app: RunningApp, question: string): Promise<{ readonly answer: string; readonly compared: readonly (Json | undefined)[]; readonly ms: number }> {
  const customer = await Customer.arrive(app.app.address);
  const began = performance.now();
  const answer = await customer.say(question);
  const ms = performance.now() - began;
  const records = await app.app.core.recordsAfter(customer.conversation, 0, 100);
  return { answer: JSON.stringify(answer), compared: records.flatMap((record) => (record.kind === 'event' && record.content.event === 'meaning.compared' ? [record.content.data] : [])), ms };
}
const kept = async (app: RunningApp): Promise<string> => {
  const [name] = await readdir(join(app.directory, 'embeddings'));
  return join(app.directory, 'embeddings', name ?? '');
};

describe('a question in other words than the norms have', () => {
  test('GIVEN an embedding model THEN its clause is found, and the record says how; without one it is not', async () => {
    const app = await start();
    await ready(app);
    const { answer, compared } = await asks(app, PARAPHRASE);
    expect(answer).toContain(PRIVACY);
    expect(compared).toEqual([{ model: 'embed-1', outcome: 'compared', milliseconds: expect.any(Number) as number }]);
    await app.stop();
    const plain = await start({ OPENAI_EMBEDDING_MODEL: '' });
    expect((await asks(plain, PARAPHRASE)).answer).not.toContain(PRIVACY);
  });

  test('GIVEN words that find the clause surely THEN its meaning is not asked for', async () => {
    const app = await start();
    await ready(app);
    const before = server.requests.length;
    expect((await asks(app, '投诉有哪几步？')).answer).toContain('受理');
    expect(server.requests.length).toBe(before);
  });

  test('GIVEN the norms are not yet embedded THEN neither the start nor the first answer waits', async () => {
    server.mood = () => ({ kind: 'stall' });
    const app = await start();
    await until('the first batch', () => server.requests.length > 0);
    const { answer, compared } = await asks(app, MIDDLING);
    expect(answer).toContain(OFFERED);
    expect(compared).toEqual([]);
    const began = performance.now();
    await app.stop();
    running = undefined;
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('a service that fails', () => {
  test.each([
    ['stalls', { kind: 'stall' }, 'deadline'],
    ['fails', { kind: 'status', status: 500 }, 'status 500'],
    ['sends none', { kind: 'body', body: '{"data":[]}' }, 'not as many vectors as texts'],
    ['sends no figures', { kind: 'body', body: '{"data":[{"index":0,"embedding":["NaN"]}]}' }, 'an answer that holds no vectors'],
    ['sends a vector of another length', { kind: 'vectors', dimension: 32 }, 'a vector of another length'],
  ] as const)('GIVEN it %s WHEN asked THEN words alone decide, in time, and the record says so', async (_, mood, fault) => {
    const app = await start();
    await ready(app);
    server.mood = () => mood;
    const { answer, compared, ms } = await asks(app, MIDDLING);
    expect(answer).toContain(OFFERED);
    expect(ms).toBeLessThan(2_500);
    expect(compared.length).toBeGreaterThan(0);
    for (const each of compared) expect(each).toMatchObject({ model: 'embed-1', outcome: 'failed', fault });
    expect(app.log.lines.filter(({ line }) => line.startsWith('questions are not compared')).length).toBe(fault === 'a vector of another length' ? 0 : 1);
  });

  test('GIVEN another model under the same name THEN the norms are embedded again', async () => {
    const app = await start();
    await ready(app);
    server.mood = () => ({ kind: 'vectors', dimension: 48 });
    await asks(app, PARAPHRASE);
    await ready(app, 2);
    expect((await asks(app, OTHER)).answer).toContain(PRIVACY);
  });

  test('GIVEN a model that tells nothing apart THEN words alone decide, and the log says it once', async () => {
    server.about = (text) => text;
    const app = await start();
    await until('the verdict', () => app.log.lines.some(({ line }) => line.includes('does not tell the clauses')));
    expect(await asks(app, MIDDLING)).toMatchObject({ compared: [] });
    expect(app.log.lines.filter(({ line }) => line.includes('does not tell the clauses'))).toHaveLength(1);
  });
});

describe('vectors on disk', () => {
  test('GIVEN a second start THEN no text is sent again; GIVEN a changed clause THEN it alone', async () => {
    const app = await start();
    await ready(app);
    const first = new Set(server.requests.flatMap(({ input }) => input));
    expect(first.size).toBe(new Set(places.keys()).size);
    let before = server.requests.length;
    await app.restart();
    await ready(app, 2);
    expect(server.requests.length).toBe(before);
    expect((await asks(app, PARAPHRASE)).answer).toContain(PRIVACY);

    before = server.requests.length;
    await app.app.stop();
    await writeNorms((text) => text.replace('员工不得泄露客户信息。', '员工任何时候都不得泄露客户信息。'));
    await app.restart({}, true);
    await ready(app, 3);
    expect(server.requests.slice(before).flatMap(({ input }) => input)).toEqual(['客户隐私\n员工任何时候都不得泄露客户信息。']);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut', (bytes) => bytes.subarray(0, bytes.length - 10)],
    ['changed in one place', (bytes) => Buffer.concat([bytes.subarray(0, -9), Buffer.from([(bytes.at(-9) ?? 0) ^ 1]), bytes.subarray(-8)])],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('{"format":2}\n')],
  ])('GIVEN a file that is %s THEN it is said, and made again', async (_, damage) => {
    const app = await start();
    await ready(app);
    await app.app.stop();
    const file = await kept(app);
    await writeFile(file, damage(await readFile(file)));
    const before = server.requests.length;
    await app.restart({}, true);
    await ready(app, 2);
    expect(said(app, 'kept vectors are damaged; the norms are embedded again')).toHaveLength(1);
    expect(server.requests.slice(before).flatMap(({ input }) => input)).toHaveLength(places.size);
    expect(await readdir(join(app.directory, 'embeddings'))).toHaveLength(1);
    expect((await asks(app, PARAPHRASE)).answer).toContain(PRIVACY);
  });

  test('GIVEN the service fails in the middle THEN what was got is kept for the next start', async () => {
    server.mood = (_, number) => (number === 0 ? { kind: 'vectors' } : { kind: 'status', status: 500 });
    const app = await start();
    await until('the fault', () => app.log.lines.some(({ line }) => line.startsWith('the norms could not be embedded')));
    const got = new Set(server.requests[0]?.input);
    server.mood = () => ({ kind: 'vectors' });
    const before = server.requests.length;
    await app.restart();
    await ready(app);
    const again = server.requests.slice(before).flatMap(({ input }) => input);
    expect(again.filter((text) => got.has(text))).toEqual([]);
    expect(again.length).toBe(places.size - got.size);
  });
});

describe('what is sent', () => {
  test('GIVEN personal data in a question and in the norms THEN none of it', async () => {
    await writeNorms((text) => text.replace('员工不得泄露客户信息。', '员工不得泄露客户信息，可致电13912345678。'));
    const app = await start();
    await ready(app);
    const before = server.requests.length;
    await asks(app, '我是13800138000，身份证11010519491231002X，规范里说没说，旁人打听得到底细不？');
    expect(server.requests.length).toBeGreaterThan(before);
    const sent = server.requests.map(({ body }) => body).join('');
    for (const secret of ['13800138000', '11010519491231002X', '13912345678']) expect(sent).not.toContain(secret);
    expect(sent).toContain('打听得到');
  });

  test.each([
    ['key', { OPENAI_API_KEY: '' }],
    ['embedding model', { OPENAI_EMBEDDING_MODEL: '' }],
  ])('GIVEN no %s THEN nothing is embedded, and no service is reached', async (_, without) => {
    const tried: string[] = [];
    const note = (request: { path?: string }) => void tried.push(request.path ?? '?');
    nock.disableNetConnect();
    nock.enableNetConnect((host) => host.startsWith('127.0.0.1') && host !== new URL(server.baseUrl).host);
    nock.emitter.on('no match', note);
    try {
      const app = await start(without);
      const { answer, compared } = await asks(app, PARAPHRASE);
      expect(answer).not.toContain(PRIVACY);
      expect(compared).toEqual([]);
      expect(await readdir(app.directory)).not.toContain('embeddings');
    } finally {
      nock.emitter.off('no match', note);
      nock.enableNetConnect();
      nock.restore();
      nock.activate();
    }
    expect(tried.filter((path) => path.includes('embeddings'))).toEqual([]);
    expect(server.requests).toEqual([]);
  });
});
