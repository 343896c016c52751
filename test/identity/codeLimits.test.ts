import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CodeLimits } from '../../adapters/identity/codeLimits.js';

const MINUTE = 60_000;
const asker = { contactKey: 'sms:1', conversation: 'c1', address: '192.0.2.1' };

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-25T10:00:00+08:00') }));
afterEach(() => void vi.useRealTimers());

/** How many of so many are let through, a time apart. */
async function passed(times: number, ms: number, call: (index: number) => Promise<{ readonly ok: boolean }>): Promise<number> {
  let count = 0;
  for (let index = 0; index < times; index += 1) {
    if ((await call(index)).ok) count += 1;
    vi.advanceTimersByTime(ms);
  }
  return count;
}

test('GIVEN a contact THEN one code a minute goes there, whoever asks, and of two at once one', async () => {
  const limits = new CodeLimits();
  const both = await Promise.all([limits.send(asker), limits.send({ contactKey: 'sms:1', conversation: 'c2', address: '192.0.2.2' })]);
  expect(both).toEqual([{ ok: true }, { ok: false, waitSeconds: 60 }]);
  vi.advanceTimersByTime(MINUTE + 1);
  expect(await limits.send(asker)).toEqual({ ok: true });
});

test('GIVEN a contact asked for all day THEN ten codes go there', async () => {
  const limits = new CodeLimits();
  expect(await passed(100, 10 * MINUTE, (index) => limits.send({ ...asker, conversation: `c${index}`, address: `192.0.2.${index}` }))).toBe(10);
});

test('GIVEN asking in vain THEN the wait gets no longer', async () => {
  const limits = new CodeLimits();
  await limits.send(asker);
  expect(await passed(500, 100, () => limits.send(asker))).toBe(0);
  vi.advanceTimersByTime(10_001);
  expect(await limits.send(asker)).toEqual({ ok: true });
});

test('GIVEN many strangers\' numbers THEN a conversation reaches five of them in ten minutes, an address thirty', async () => {
  const limits = new CodeLimits();
  expect(await passed(100, 0, (index) => limits.send({ ...asker, contactKey: `sms:${index}` }))).toBe(5);
  const more = new CodeLimits();
  expect(await passed(100, 0, (index) => more.send({ ...asker, contactKey: `sms:${index}`, conversation: `c${index}` }))).toBe(30);
});

test('GIVEN 1,000 answers THEN thirty are looked at in ten minutes, and other customers still get theirs in', async () => {
  const limits = new CodeLimits();
  expect(await passed(1_000, 0, () => limits.answer(asker))).toBe(30);
  expect(await limits.answer(asker)).toEqual({ ok: false, waitSeconds: 600 });
  expect(await limits.answer({ contactKey: 'sms:2', conversation: 'c2', address: '192.0.2.1' })).toEqual({ ok: true });
  expect(await limits.send(asker)).toEqual({ ok: true });
});
