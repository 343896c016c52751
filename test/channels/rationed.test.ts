import { describe, expect, test } from 'vitest';
import type { ChannelMemory, Kept } from '../../bot/channels/memory.js';
import { RationedPusher, type Said } from '../../bot/channels/rationed.js';
import { traitsOf } from '../../bot/channels/traits.js';
import type { OutboxItem } from '../../bot/turn/turnStore.js';
import type { CommunicationRecord } from '../../records/record.js';

const NOW = Date.parse('2026-11-25T02:00:00Z');
const CONVERSATION = 'wechat:o1';

class Memory implements ChannelMemory {
  readonly #kept = new Map<string, Kept>();
  get(key: string): Promise<Kept | undefined> {
    return Promise.resolve(this.#kept.get(key));
  }
  put(key: string, value: string, version: number): Promise<boolean> {
    if ((this.#kept.get(key)?.version ?? 0) !== version) return Promise.resolve(false);
    this.#kept.set(key, { key, value, version: version + 1 });
    return Promise.resolve(true);
  }
  remove(key: string): Promise<void> {
    this.#kept.delete(key);
    return Promise.resolve();
  }
  list(): Promise<readonly Kept[]> {
    return Promise.resolve([]);
  }
}

/** A conversation on record, and a platform that answers as it is told. */
function world(answers: (text: string, call: number) => Said = () => ({ kind: 'said' })) {
  const records: CommunicationRecord[] = [];
  const shown: string[] = [];
  const told: [number, string][] = [];
  let calls = 0;
  let now = NOW;
  const add = (role: 'customer' | 'bot' | 'system', text: string): CommunicationRecord => {
    const [from, to] = role === 'customer' ? (['customer', 'bot'] as const) : (['bot', 'customer'] as const);
    const place = { conversation: CONVERSATION, channel: 'wechat', sequence: records.length + 1, hash: '', previous: '', at: new Date(now).toISOString(), outcome: 'sent' };
    const record: CommunicationRecord = role === 'system'
      ? { ...place, kind: 'event', from: { role: 'system', id: 'guitai' }, to: { role: 'customer', id: 'o1' }, content: { event: text } }
      : { ...place, kind: 'message', from: { role: from, id: from }, to: { role: to, id: to }, content: { text, locale: 'zh-Hans' } };
    records.push(record);
    return record;
  };
  const pusher = new RationedPusher({
    traits: traitsOf('wechat'), memory: new Memory(), clock: { now: () => now }, origin: () => '',
    recordsAfter: (_conversation, after, limit) => Promise.resolve(records.filter(({ sequence }) => sequence > after).slice(0, limit)),
    undelivered: ({ record }, why) => Promise.resolve(void told.push([record.sequence, why])),
    caughtUp: () => Promise.resolve(),
    speaker: {
      text: (_item, text) => {
        calls += 1;
        const said = answers(text, calls);
        if (said.kind === 'said') shown.push(text);
        return Promise.resolve(said);
      },
    },
  });
  const push = (record: CommunicationRecord) => pusher.push({ id: String(record.sequence), record, reference: null, attempts: 0, lane: '' } satisfies OutboxItem);
  return { add, push, shown, told, pass: (ms: number) => (now += ms) };
}

describe('pushing to a channel that counts', () => {
  test('GIVEN something missed hundreds of records ago WHEN the customer is back THEN it is said with the answer, and the answer is said', async () => {
    const { add, push, shown, told, pass } = world();
    add('customer', '你好');
    pass(49 * 3_600_000);
    expect(await push(add('bot', '材料已备好'))).toMatchObject({ kind: 'failed' });
    expect(told).toEqual([[2, 'window']]);
    for (let index = 0; index < 500; index += 1) add('system', 'case.noted');
    add('customer', '在吗');
    expect(await push(add('bot', '您好'))).toEqual({ kind: 'sent' });
    expect(shown).toEqual(['材料已备好\n\n您好']);
  });

  test('GIVEN hundreds of events since the customer wrote THEN the window is still known to be open', async () => {
    const { add, push, shown } = world();
    add('customer', '你好');
    await push(add('bot', '您好'));
    for (let index = 0; index < 500; index += 1) add('system', 'case.noted');
    expect(await push(add('bot', '有进展了'))).toEqual({ kind: 'sent' });
    expect(shown).toEqual(['您好', '有进展了']);
  });

  test('GIVEN messages that wait behind one THEN they go as one, and are not said again; a sixth waits for the customer', async () => {
    const { add, push, shown, told } = world();
    add('customer', '你好');
    const [one, two, three] = [add('bot', '一'), add('bot', '二'), add('bot', '三')];
    await push(one);
    expect(await push(two)).toEqual({ kind: 'sent' });
    expect(await push(three)).toEqual({ kind: 'sent' });
    expect(shown).toEqual(['一\n\n二\n\n三']);
    for (const text of ['四', '五', '六', '七']) await push(add('bot', text));
    expect(await push(add('bot', '八'))).toMatchObject({ kind: 'failed' });
    expect(told.map(([, why]) => why)).toEqual(['quota']);
    expect(shown).toHaveLength(5);
  });

  test('GIVEN a long text whose second part fails WHEN it is tried again THEN the first part is not said twice', async () => {
    const long = '银'.repeat(1_000);
    const { add, push, shown } = world((_text, call) => (call === 2 ? { kind: 'again', error: 'network' } : { kind: 'said' }));
    add('customer', '你好');
    const record = add('bot', long);
    expect(await push(record)).toMatchObject({ kind: 'failed', error: 'network' });
    expect(await push(record)).toEqual({ kind: 'sent' });
    expect(shown.join('')).toBe(long);
  });
});
