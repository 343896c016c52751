import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enteredView } from '../../bot/api/entries.js';
import { buildCli, type Cli } from '../records/cli.js';
import { startApp, type RunningApp } from '../support/app.js';
import type { Answer } from '../support/staff.js';
import { AtDesk, chat, key } from './console.js';

let running: RunningApp;
let cli: Cli;
let li: AtDesk;
let zhao: AtDesk;
let sun: AtDesk;
beforeAll(async () => {
  [running, cli] = await Promise.all([startApp(), buildCli()]);
  [li, zhao, sun] = [await AtDesk.come(running, 'li'), await AtDesk.come(running, 'zhao'), await AtDesk.come(running, 'sun', ['supervisor'])];
});
afterAll(async () => {
  await running.app.stop().catch(() => undefined);
  await Promise.all([rm(running.directory, { recursive: true, force: true }), cli.remove()]);
});

/** Bytes that begin as an MP3 does. */
const MP3 = Buffer.concat([Buffer.from('ID3'), Buffer.from([3, 0, 0, 0, 0, 0, 0]), Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(2_048)]);

const entry = (more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  key: key(), way: 'phone', at: new Date(running.clock.now() - 600_000).toISOString(), minutes: 5, customer: { name: '王芳', contact: '13800138000' },
  exchanges: [{ by: 'customer', text: '我的卡6222021234567890128被锁了' }, { by: 'agent', text: '已为您解锁，可拨13800138000联系' }], outcome: 'solved', note: '客户电话13800138000', ...more,
});
const enter = (who: AtDesk, body: Readonly<Record<string, unknown>>): Promise<Answer> => who.call('POST', '/api/entries', body);

describe('a call that is entered by hand', () => {
  it('becomes a record like any other, with its recording, once', async () => {
    const { address } = running.app;
    const as = key();
    const recording = await li.uploads(`/api/entries/${as}/recording?name=${encodeURIComponent('通话13800138000.mp3')}`, MP3, address);
    expect(recording.status).toBe(201);
    const body = entry({ key: as, recording: recording.id });
    const answers = await Promise.all([enter(li, body), enter(li, body)]);
    answers.push(await enter(li, body));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { conversation } = enteredView.parse(answers[0].body);
    expect(new Set(answers.map((answer) => enteredView.parse(answer.body).conversation)).size).toBe(1);

    const { records, channel } = await li.reads(conversation);
    expect(channel).toBe('phone');
    expect(records).toMatchObject([
      { kind: 'event', event: 'entry.made', masked: true, data: { by: li.id, way: 'phone', minutes: 5, outcome: 'solved', contact: '138****8000', name: '王**', note: '客户电话138****8000' } },
      { kind: 'message', from: { role: 'customer' }, text: '我的卡**** **** **** 0128被锁了', masked: true, files: [{ id: recording.id, name: '通话138****8000.mp3', contentType: 'audio/mpeg' }] },
      { kind: 'message', from: { role: 'agent', id: li.id }, masked: true },
    ]);
    expect(await li.call('POST', chat(conversation, '/reveal'), { sequence: records[0]?.sequence })).toMatchObject({ status: 200, body: { text: expect.stringContaining('contact: 13800138000') as unknown } });
    expect(await li.call('GET', chat(conversation, `/files/${recording.id}`))).toMatchObject({ status: 200 });
    // A colleague has no business with it; the supervisor may look.
    expect(await zhao.call('GET', chat(conversation))).toMatchObject({ status: 404 });
    expect(await zhao.call('GET', chat(conversation, `/files/${recording.id}`))).toMatchObject({ status: 404 });
    expect((await sun.reads(conversation)).records).toHaveLength(records.length);
    // Nobody answers it, and nobody is told anything.
    expect(await running.app.database.turns.load(conversation)).toMatchObject({ pending: [] });
  });

  it('GIVEN an answer that was lost half way THEN the rest is entered when it is sent again', async () => {
    const body = entry();
    const conversation = `entry-${String(body['key'])}`;
    await enter(li, { ...body, exchanges: (body['exchanges'] as unknown[]).slice(0, 1) });
    expect(await enter(li, body)).toMatchObject({ status: 201 });
    expect((await li.reads(conversation)).records.map(({ kind }) => kind)).toEqual(['event', 'message', 'message']);
  });

  it.each<[string, () => Readonly<Record<string, unknown>>, number, string]>([
    ['a time to come', () => entry({ at: new Date(running.clock.now() + 3_600_000).toISOString() }), 400, 'body.at'],
    ['no time', () => entry({ at: '昨天' }), 400, 'body.at'],
    ['nothing said', () => entry({ exchanges: [] }), 400, 'body.exchanges'],
    ['201 exchanges', () => entry({ exchanges: Array.from({ length: 201 }, () => ({ by: 'agent', text: 'x' })) }), 400, 'body.exchanges'],
    ['a receipt number that is none', () => entry({ number: 'CP-1' }), 400, 'body.number'],
    ['a recording that is not there', () => entry({ recording: 'x' }), 400, 'body.recording'],
    ['a field that nobody knows', () => entry({ by: 'boss' }), 400, 'body'],
    ['an odd key', () => entry({ key: '../../etc' }), 400, 'body.key'],
    ['2 MB', () => entry({ note: 'x'.repeat(2_000_000) }), 413, ''],
  ])('GIVEN %s THEN it is refused, and nothing is kept', async (_what, make, status, field) => {
    const body = make();
    const answer = await enter(li, body);
    expect(answer).toMatchObject({ status, ...(field !== '' && field !== 'body' && { body: { error: { field } } }) });
    expect(await running.app.core.conversation(`entry-${String(body['key'])}`)).toBeUndefined();
  });

  it.each([['a picture', 'a.png', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')], ['a script that calls itself sound', 'a.mp3', Buffer.from('<script>')], ['nothing', 'a.mp3', Buffer.alloc(0)]])('GIVEN %s as recording THEN it is refused', async (_what, name, bytes) => {
    expect((await li.uploads(`/api/entries/${key()}/recording?name=${name}`, bytes, running.app.address)).status).toBe(415);
  });

  it('is proved complete by the verifier', async () => {
    await running.app.stop();
    const { code, out, err } = await cli.run({ DATA_DIR: running.directory }, 'verify');
    expect(err + out).not.toMatch(/broken|missing/i);
    expect(code).toBe(0);
  });
});
