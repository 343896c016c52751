import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAnswerer, type AnswererSettings } from '../../adapters/model/openaiAnswerer.js';
import type { ModelAnswer, SourceClause } from '../../knowledge/answering/port.js';
import { startModelServer, type ModelMood, type ModelServer } from '../support/modelServer.js';
import { until } from '../support/until.js';
import { asks, CLAUSES, GOOD, says } from './said.js';

const DEADLINE = 700;
/** What the event loop may be late by, on a busy machine. */
const LATE = 400;
const reply = (content: unknown, more: object = {}): ModelMood => ({ kind: 'reply', content: typeof content === 'string' ? content : JSON.stringify(content), ...more });

let server: ModelServer;
let now = Date.UTC(2026, 10, 26, 2);
const lines: { level: string; facts: object; line: string }[] = [];
const log = { info: note('info'), warn: note('warn'), error: note('error') };
function note(level: string) {
  return (facts: object, line: string) => void lines.push({ level, facts, line });
}
beforeEach(async () => {
  server = await startModelServer();
  lines.length = 0;
});
afterEach(() => server.close());
const open = (more: Partial<AnswererSettings> = {}) => openAnswerer({ apiKey: 'sk-test-key', baseUrl: server.baseUrl, model: 'm-1', timeoutMs: DEADLINE, ...more }, { now: () => now }, log);
const always = (mood: ModelMood) => {
  server.mood = () => mood;
};
const inTurn = (...moods: ModelMood[]) => {
  server.mood = (_, number) => moods[Math.min(number, moods.length - 1)] ?? { kind: 'empty' };
};
async function timed(answering: Promise<ModelAnswer>): Promise<ModelAnswer & { ms: number }> {
  const began = performance.now();
  const answer = await answering;
  return { ...answer, ms: performance.now() - began };
}

describe('an answer', () => {
  test('THEN claims, model, prompt version, tokens and milliseconds are there for the record', async () => {
    always(reply(GOOD));
    const { outcome, claims, facts } = await open().answer(asks(), CLAUSES);
    expect({ outcome, claims }).toEqual({ outcome: 'answered', claims: GOOD.claims });
    expect(facts).toEqual({ model: 'm-1', promptVersion: 'norms-2', dropped: 0, promptTokens: 700, completionTokens: 80, milliseconds: expect.any(Number) as number });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ model: 'm-1', temperature: 0, max_tokens: 1500, response_format: { type: 'json_schema' }, authorization: 'Bearer sk-test-key' });
  });
  test('GIVEN a service that reports no usage THEN tokens are estimated', async () => {
    always(reply(GOOD, { usage: false }));
    const { facts } = await open().answer(asks(), CLAUSES);
    expect(facts.promptTokens).toBeGreaterThan(500);
    expect(facts.completionTokens).toBeGreaterThan(20);
  });
  test('GIVEN the model finds no answer THEN not-answerable', async () => {
    always(reply({ answerable: false, claims: [] }));
    expect(await open().answer(asks('天气如何'), CLAUSES)).toMatchObject({ outcome: 'not-answerable', claims: [] });
  });
  test('GIVEN no clauses THEN nothing is asked', async () => {
    expect(await open().answer(asks(), [])).toMatchObject({ outcome: 'not-answerable' });
    expect(server.requests).toHaveLength(0);
  });
  test.each([['altered quotes', says('反馈会在24小时内得到首次回应。', '要在24小时之内作出最后回应')], ['an invented clause', says('反馈会在24小时内得到首次回应。', '要在24小时内作出首次回应', '4.3.99')]])('GIVEN %s THEN nothing-verified, and what was dropped is counted', async (_, said) => {
    always(reply(said));
    expect(await open().answer(asks(), CLAUSES)).toMatchObject({ outcome: 'nothing-verified', claims: [], facts: { dropped: 1 } });
  });
  test('GIVEN more than there is room for THEN whole clauses are left out, and not answered from', async () => {
    always(reply(says('反馈会在24小时内得到首次回应。', '要在24小时内作出首次回应')));
    const long: SourceClause = { id: '1.1', title: '长', text: '长'.repeat(11_990) };
    expect(await open().answer(asks('问'.repeat(50_000)), [long, ...CLAUSES])).toMatchObject({ outcome: 'nothing-verified' });
    expect(server.requests[0]?.messages[1]?.content.length).toBeLessThan(16_000);
  });
});

describe('what the service knows', () => {
  const refuses = (word: string): ModelMood => ({ kind: 'status', status: 400, body: JSON.stringify({ error: { message: `Unsupported: ${word}`, param: word } }) });
  test.each([
    ['json_schema', 'json_object', (request: { response_format?: { type: string } | undefined }) => request.response_format?.type === 'json_schema'],
    ['response_format', 'tool', (request: { response_format?: object | undefined }) => request.response_format !== undefined],
    ['max_tokens', 'max_completion_tokens', (request: object) => 'max_tokens' in request],
    ['temperature', 'no temperature', (request: object) => 'temperature' in request],
    ['stream_options', 'no usage', (request: object) => 'stream_options' in request],
    ['tools', 'plain', (request: object) => 'response_format' in request || 'tools' in request],
  ])('GIVEN it refuses %s THEN it is asked with %s, the next time at once', async (word, _, refused) => {
    server.mood = (request) => (refused(request) ? refuses(word) : reply(GOOD, { asTool: request.tools !== undefined }));
    const answerer = open();
    expect(await answerer.answer(asks(), CLAUSES)).toMatchObject({ outcome: 'answered' });
    const before = server.requests.length;
    expect(await answerer.answer(asks(), CLAUSES)).toMatchObject({ outcome: 'answered' });
    expect(server.requests.length - before).toBe(1);
  });
  test('GIVEN it refuses all THEN it ends, and the service is not blamed', async () => {
    always(refuses('everything'));
    const answerer = open();
    for (let times = 0; times < 6; times += 1) expect(await answerer.answer(asks(), CLAUSES)).toMatchObject({ outcome: 'failed', facts: { fault: 'status 400' } });
    expect(server.requests.length).toBeLessThanOrEqual(6 * 6);
    expect(answerer.standing()).toBe('ready');
  });
  test.each([['fenced', `\`\`\`json\n${JSON.stringify(GOOD)}\n\`\`\``], ['after thinking', `<think>嗯…{</think>${JSON.stringify(GOOD)}`]])('GIVEN JSON that is %s THEN it is read', async (_, content) => {
    always(reply(content));
    expect(await open().answer(asks(), CLAUSES)).toMatchObject({ outcome: 'answered' });
    expect(server.requests).toHaveLength(1);
  });
  test('GIVEN a wrong schema THEN it is asked once more, and both are counted', async () => {
    inTurn(reply({ answer: '24小时' }), reply(GOOD));
    expect(await open().answer(asks(), CLAUSES)).toMatchObject({ outcome: 'answered', facts: { promptTokens: 1_400, completionTokens: 160 } });
    expect(server.requests[1]?.messages).toHaveLength(4);
  });
  test.each([['wrong schema', { answer: '24小时' }, /^wrong schema: /], ['no JSON', '24小时。', /^not JSON$/]])('GIVEN %s twice THEN it ends', async (_, said, fault) => {
    always(reply(said));
    expect(await open().answer(asks(), CLAUSES)).toMatchObject({ outcome: 'failed', claims: [], facts: { fault: expect.stringMatching(fault) as string } });
    expect(server.requests).toHaveLength(2);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
    expect(JSON.stringify(lines)).not.toContain('24小时');
  });
});

describe('faults', () => {
  const good = JSON.stringify(GOOD);
  test.each<[string, ModelMood, string, number]>([
    ['no answer at all', { kind: 'stall', late: false }, 'deadline', 1],
    ['a stream that stands still', { kind: 'stall', late: true }, 'deadline', 1],
    ['a stream that is too slow', reply(good.repeat(3), { everyMs: 200 }), 'deadline', 1],
    ['a stream that ends in the middle', { kind: 'cut', content: good, hangUp: false }, 'cut off: no finish_reason', 2],
    ['a connection that is dropped', { kind: 'cut', content: good.slice(0, 60), hangUp: true }, 'not reached, or cut off', 2],
    ['a reply cut at the limit', reply(good, { finish: 'length' }), 'too much output', 1],
    ['a reply that was withheld', reply(good, { finish: 'content_filter' }), 'the service withheld its answer', 1],
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }, 'status 429', 2],
    ['500', { kind: 'status', status: 500 }, 'status 500', 2],
    ['503 in HTML', { kind: 'status', status: 503, body: '<html>sorry</html>' }, 'status 503', 2],
    ['401', { kind: 'status', status: 401 }, 'status 401', 1],
    ['a redirect', { kind: 'status', status: 307, headers: { location: 'http://127.0.0.1:9/' } }, 'not reached, or cut off', 2],
    ['JSON where a stream is due', { kind: 'status', status: 200, body: good }, 'no choices', 2],
    ['no choices', { kind: 'empty' }, 'no choices', 2],
    ['an empty reply', reply(''), 'an empty answer', 2],
    ['text without end', { kind: 'huge', lines: true }, 'too much output', 1],
    ['one line without end', { kind: 'huge', lines: false }, 'too much output', 1],
  ])('GIVEN %s THEN it ends within the deadline and says what happened', async (_, mood, fault, requests) => {
    always(mood);
    const { outcome, claims, facts, ms } = await timed(open().answer(asks(), CLAUSES));
    expect({ outcome, claims, fault: facts.fault }).toEqual({ outcome: 'failed', claims: [], fault });
    expect(ms).toBeLessThan(DEADLINE + LATE);
    expect(server.requests).toHaveLength(requests);
    expect(lines).toEqual([{ level: 'warn', facts: { model: 'm-1', fault }, line: 'no answer from the model' }]);
  });
  test.each<[string, ModelMood]>([['never answers', { kind: 'stall', late: false }], ['stands still', { kind: 'stall', late: true }], ['goes on without end', { kind: 'huge', lines: true }]])('GIVEN a service that %s THEN the connection is let go', async (_, mood) => {
    always(mood);
    await open().answer(asks(), CLAUSES);
    await until('the connection is let go', () => server.abandoned === 1, 1_000);
  });
  test('GIVEN nobody there THEN it ends', async () => {
    expect(await open({ baseUrl: 'http://127.0.0.1:9/v1' }).answer(asks(), CLAUSES)).toMatchObject({ outcome: 'failed', facts: { fault: 'not reached, or cut off' } });
  });
  test.each<[string, ModelMood]>([['500', { kind: 'status', status: 500 }], ['429', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }], ['a cut', { kind: 'cut', content: good, hangUp: true }], ['no choices', { kind: 'empty' }]])('GIVEN %s once THEN the second try answers', async (_, mood) => {
    inTurn(mood, reply(GOOD));
    expect(await open({ timeoutMs: 3_000 }).answer(asks(), CLAUSES)).toMatchObject({ outcome: 'answered' });
  });
  test('GIVEN a Retry-After that fits THEN it is kept to', async () => {
    inTurn({ kind: 'status', status: 429, headers: { 'retry-after': '1' } }, reply(GOOD));
    const { outcome, ms } = await timed(open({ timeoutMs: 3_000 }).answer(asks(), CLAUSES));
    expect(outcome).toBe('answered');
    expect(ms).toBeGreaterThan(950);
  });
  test('GIVEN a long Retry-After THEN the service is left alone so long', async () => {
    always({ kind: 'status', status: 429, headers: { 'retry-after': '60' } });
    const answerer = open();
    expect((await answerer.answer(asks(), CLAUSES)).facts.fault).toBe('status 429');
    expect((await answerer.answer(asks(), CLAUSES)).facts.fault).toMatch(/left alone/);
    expect(server.requests).toHaveLength(1);
    always(reply(GOOD));
    now += 60_001;
    expect((await answerer.answer(asks(), CLAUSES)).outcome).toBe('answered');
  });
});

describe('limits', () => {
  test('GIVEN faults in a row THEN it rests and nothing is sent; the operator sees it, and that it is over', async () => {
    always({ kind: 'status', status: 500 });
    const answerer = open({ restMs: 300 });
    for (let times = 0; times < 4; times += 1) await answerer.answer(asks(), CLAUSES);
    expect(answerer.standing()).toBe('resting');
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    const sent = server.requests.length;
    const { facts, ms } = await timed(answerer.answer(asks(), CLAUSES));
    expect(facts.fault).toBe('resting after faults');
    expect(ms).toBeLessThan(100);
    expect(server.requests).toHaveLength(sent);
    always(reply(GOOD));
    await until('the model answers again', async () => (await answerer.answer(asks(), CLAUSES)).outcome === 'answered');
    expect(answerer.standing()).toBe('ready');
    expect(lines.at(-1)).toMatchObject({ level: 'info', line: 'the model answers again' });
  });
  test.each<[string, ModelMood]>([['stalls', { kind: 'stall', late: true }], ['a wrong key', { kind: 'status', status: 401 }]])('GIVEN %s in a row THEN it rests, too', async (_, mood) => {
    always(mood);
    const answerer = open({ timeoutMs: 500 });
    for (let times = 0; times < 4; times += 1) await answerer.answer(asks(), CLAUSES);
    await until('it rests', () => answerer.standing() === 'resting');
  });
  test('GIVEN replies that can\'t be used in a row THEN the service is not blamed', async () => {
    always(reply('24小时。'));
    const answerer = open();
    for (let times = 0; times < 6; times += 1) await answerer.answer(asks(), CLAUSES);
    expect(answerer.standing()).toBe('ready');
  });
  test('GIVEN a trial that stalls after a rest THEN who waits for it waits no longer than the deadline', async () => {
    always({ kind: 'status', status: 500 });
    const answerer = open({ restMs: 100 });
    for (let times = 0; times < 4; times += 1) await answerer.answer(asks(), CLAUSES);
    await new Promise((resolve) => setTimeout(resolve, 150));
    always({ kind: 'stall', late: true });
    const waited = await Promise.all([1, 2, 3].map(() => timed(answerer.answer(asks(), CLAUSES))));
    for (const { outcome, ms } of waited) {
      expect(outcome).toBe('failed');
      expect(ms).toBeLessThan(DEADLINE + LATE);
    }
  });
  test('GIVEN the day\'s tokens are spent THEN nothing is sent until the next day in China', async () => {
    now = Date.UTC(2026, 10, 26, 2);
    always(reply(GOOD));
    const answerer = open({ dailyTokens: 4_000 });
    let answered = 0;
    for (let times = 0; times < 10; times += 1) answered += (await answerer.answer(asks(), CLAUSES)).outcome === 'answered' ? 1 : 0;
    expect(answered).toBeGreaterThan(0);
    expect(answered).toBeLessThan(5);
    expect(server.requests).toHaveLength(answered);
    expect(answerer.standing()).toBe('spent');
    expect(lines.map(({ line }) => line)).toEqual(['no answer from the model']);
    now = Date.UTC(2026, 10, 26, 16, 0, 1);
    expect((await answerer.answer(asks(), CLAUSES)).outcome).toBe('answered');
  });
  test('GIVEN too many at once THEN the rest are answered at once without the model', async () => {
    always({ kind: 'stall', late: false });
    const answerer = open();
    const crowd = await Promise.all(Array.from({ length: 20 }, () => timed(answerer.answer(asks(), CLAUSES))));
    expect(crowd.every(({ ms }) => ms < DEADLINE + LATE)).toBe(true);
    expect(crowd.filter(({ facts }) => facts.fault === 'too many at once')).toHaveLength(4);
  });
});
