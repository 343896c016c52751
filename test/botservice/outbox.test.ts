import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { StartOptions } from '../../bot/app.js';
import { startApp, type RunningApp } from '../support/app.js';
import { until } from '../support/until.js';
import { Connector, deliver, payload } from './connector.js';
import { delivered, deliveries, said } from './seen.js';

const WAITS: StartOptions['waits'] = { pushMs: 150, outbox: { pollMs: 10 } };
const MINUTE = 60_000;

let running: RunningApp;
let connector: Connector;

beforeEach(async () => {
  connector = await Connector.open();
  running = await startApp({}, { waits: WAITS });
});
afterEach(async () => {
  await running.stop();
  await connector.close();
});

async function say(id: string, text: string, serviceUrl = connector.url): Promise<string> {
  const response = await deliver(running.app.address, await payload('slack', { serviceUrl, conversation: { id }, id: `${id}/${text}`, text }));
  expect(response.status).toBe(200);
  return `slack:${id}`;
}

/** Has `count` attempts made, moving the clock past the waits between them: step by step, so that no claim runs out. */
async function attempts(count: number): Promise<void> {
  await until(`${count} attempts`, () => {
    if (connector.attempts < count) running.clock.move(1_000);
    return connector.attempts >= count;
  });
}

/** When a conversation's message is due again, as the database has it; 0 while there is none. */
function dueAt(conversation: string): number {
  const file = new Database(join(running.directory, 'guitai.db'), { readonly: true });
  try {
    return z.object({ due_at: z.number() }).optional().parse(file.prepare('select due_at from outbox where conversation = ?').get(conversation))?.due_at ?? 0;
  } finally {
    file.close();
  }
}

const texts = (): string[] => connector.got.map((each) => each.text);

describe('pushes to a connector in trouble', () => {
  it.each([500, 503, 429, 408])('are tried again after %i, no sooner than they may, and delivered once', async (status) => {
    connector.behave = () => (connector.attempts <= 2 ? status : 200);
    const conversation = await say('a', '你好');
    await until('the first attempt', () => connector.attempts === 1);
    const other = await say('b', '你好');
    await until('the second attempt', () => connector.attempts === 2);
    // Two conversations, one failed attempt each; as long as no time passes nothing is tried again.
    await delivered(running, await say('c', '你好'), 1);
    expect(connector.attempts).toBe(3);
    await attempts(5);
    for (const each of [conversation, other]) {
      expect(await delivered(running, each, 1)).toMatchObject([{ outcome: 'delivered', content: { by: 'connector', attempts: 2 } }]);
    }
    expect(connector.got.map((each) => each.conversation.id).toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('are not begun a second time while they go on, though the clock leaps', async () => {
    connector.behave = (activity) => (activity.conversation.id === 'j' ? 'hang' : 200);
    await running.restart({ waits: { outbox: { pollMs: 10, graceMs: 20 } } });
    await say('j', '你好');
    await until('the attempt', () => connector.attempts === 1);
    running.clock.move(10 * MINUTE);
    for (const id of ['k1', 'k2', 'k3']) await delivered(running, await say(id, '你好'), 1);
    expect(connector.attempts).toBe(4);
    expect(texts()).toHaveLength(3);
  });

  it('count attempts on record, and keep the order in a conversation', async () => {
    connector.behave = () => (connector.attempts <= 2 ? 500 : 200);
    const conversation = await say('o', '你好');
    await until('the first attempt', () => connector.attempts === 1);
    await say('o', '转人工');
    const replies = await until('both answers', async () => ((found) => found.length >= 2 && found)(await said(running, conversation, 'bot')));
    expect(connector.attempts).toBe(1);
    await attempts(2 + replies.length);
    const found = await delivered(running, conversation, replies.length);
    expect(texts()).toEqual(replies.map((each) => each.content.text));
    expect(found.map((each) => [each.outcome, each.content.through, each.content.attempts])).toEqual(replies.map((each, index) => ['delivered', each.sequence, index === 0 ? 3 : 1]));
  });

  it.each([400, 401, 403, 404, 413])('are given up after %i, on record and logged once; what comes after still goes out', async (status) => {
    connector.behave = () => (connector.attempts === 1 ? status : 200);
    const conversation = await say('r', '你好');
    const [failed] = await delivered(running, conversation, 1);
    expect(failed).toMatchObject({ outcome: 'failed', content: { by: 'connector', attempts: 1, error: `status ${status}` } });
    running.clock.move(MINUTE);
    await say('r', '转人工');
    const found = await delivered(running, conversation, 2);
    expect(found[1]).toMatchObject({ outcome: 'delivered', content: { attempts: 1 } });
    expect(running.log.lines.filter((each) => each.level === 'warn')).toEqual([]);
    const errors = running.log.lines.filter((each) => each.level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ line: 'message not delivered, given up', facts: { conversation, channel: 'slack', error: `status ${status}` } });
    expect(connector.attempts).toBe(2);
  });

  it.each([301, 307, 308])('follow no redirect (%i): what is said goes to the channel and nowhere else', async (status) => {
    const elsewhere = await Connector.open();
    try {
      connector.headers = { Location: `${elsewhere.url}v3/conversations/f/activities` };
      connector.behave = () => status;
      expect(await delivered(running, await say('f', '你好'), 1)).toMatchObject([{ outcome: 'failed', content: { attempts: 1, error: `status ${status}` } }]);
      expect(elsewhere.attempts).toBe(0);
    } finally {
      await elsewhere.close();
    }
  });

  it('are given up on record after the last attempt', async () => {
    await running.stop();
    running = await startApp({}, { waits: { ...WAITS, outbox: { pollMs: 10, attempts: 3 } } });
    connector.behave = () => 502;
    const conversation = await say('l', '你好');
    await attempts(3);
    const [failed] = await delivered(running, conversation, 1);
    expect(failed).toMatchObject({ outcome: 'failed', content: { attempts: 3, error: 'status 502' } });
    expect(running.log.lines.filter((each) => each.level === 'error')).toHaveLength(1);
  });

  it('are called off when the connector hangs, and tried again; other conversations do not wait', async () => {
    connector.behave = (activity) => (activity.conversation.id === 'h' && connector.attempts === 1 ? 'hang' : 200);
    const conversation = await say('h', '你好');
    await until('the attempt', () => connector.attempts === 1);
    const other = await say('i', '你好');
    await delivered(running, other, 1);
    expect(await deliveries(running, conversation)).toEqual([]);
    await attempts(3);
    expect(await delivered(running, conversation, 1)).toMatchObject([{ outcome: 'delivered', content: { attempts: 2 } }]);
    expect(texts()).toHaveLength(2);
  });

  it('are tried again when nobody listens there yet', async () => {
    const elsewhere = await Connector.open();
    const { url } = elsewhere;
    await elsewhere.close();
    const conversation = await say('n', '你好', url);
    await delivered(running, await say('o', '你好'), 1);
    // While a try is under way, it is due when its claim runs out; the wait after it is a second.
    await until('the first try given up', () => { const due = dueAt(conversation); return due > 0 && due < running.clock.now() + 5_000; });
    const back = await Connector.open(Number(new URL(url).port));
    try {
      // Once: a push that the clock is moved past is given up in the middle, and made again.
      running.clock.move(2_000);
      await until('the message', () => back.got.length > 0);
      const [found] = await delivered(running, conversation, 1);
      expect(found).toMatchObject({ outcome: 'delivered' });
      expect(found?.content.attempts).toBeGreaterThan(1);
      expect(back.got).toHaveLength(1);
    } finally {
      await back.close();
    }
  });

  it('wait as long as the connector says', async () => {
    connector.headers = { 'Retry-After': '600' };
    connector.behave = () => (connector.attempts === 1 ? 429 : 200);
    const conversation = await say('w', '你好');
    // The wait is counted from when it is noted what became of the attempt, and not from when the connector had it.
    await until('the refusal noted', () => dueAt(conversation) > running.clock.now() + 9 * MINUTE);
    running.clock.move(5 * MINUTE);
    const other = await say('x', '你好');
    await delivered(running, other, 1);
    expect(connector.attempts).toBe(2);
    running.clock.move(6 * MINUTE);
    expect(await delivered(running, conversation, 1)).toMatchObject([{ outcome: 'delivered', content: { attempts: 2 } }]);
  });

  it('go out after a restart on the same data', async () => {
    connector.behave = () => 500;
    const conversation = await say('s', '你好');
    await until('the attempt', () => connector.attempts === 1);
    await running.app.stop();
    connector.behave = () => 200;
    running.clock.move(MINUTE);
    await running.restart({ waits: WAITS }, true);
    expect(await delivered(running, conversation, 1)).toMatchObject([{ outcome: 'delivered', content: { attempts: 2 } }]);
    expect(texts()).toEqual((await said(running, conversation, 'bot')).map((each) => each.content.text));
  });

  it('go out after a restart in the middle of an attempt', async () => {
    connector.behave = () => 'hang';
    await running.restart({ waits: { outbox: { pollMs: 10, graceMs: 20 } } });
    const conversation = await say('m', '你好');
    await until('the attempt', () => connector.attempts === 1);
    await running.app.stop();
    connector.behave = () => 200;
    running.clock.move(MINUTE);
    await running.restart({ waits: WAITS }, true);
    expect(await delivered(running, conversation, 1)).toMatchObject([{ outcome: 'delivered', content: { attempts: 2 } }]);
    expect(texts()).toHaveLength(1);
  });
});
