import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Courier, Notice } from '../../bot/courier.js';

/** A courier with a gateway of its own, whose state of mind the tests decide. */
export interface CourierPlace {
  readonly courier: Courier;
  /** For this way. */
  readonly to: string;
  /** How long one attempt may last. */
  readonly longestMs: number;
  /** From now on the gateway is well, in trouble, refuses what it gets, or does not answer. */
  turn(mood: 'well' | 'troubled' | 'refusing' | 'hanging'): void;
  /** What the gateway took, newlines as `\n`; `key` is what it tells a second attempt by. */
  arrived(): readonly { readonly to: readonly string[]; readonly text: string; readonly key: string }[];
  /** The gateway is gone for good. */
  leave(): Promise<void>;
}

const AWKWARD = [
  '您好，“王小姐”：您的预约已确认 ✅ 👩‍👩‍👧‍👦 𠮷野家 ก็ ﷽',
  '',
  `it's <b>"quoted"</b> & %00 \\n {{name}} =E4=BD=A0 ${'很长的一行'.repeat(60)}`,
  '  indented,\ttabbed, trailing  ',
  '.',
  'From here on',
  '',
  'To: mallory@example.org',
  'last',
].join('\n');

/** What every courier must do, whatever way it carries. */
export function courierContract(make: () => Promise<CourierPlace>): void {
  let place: CourierPlace | undefined;
  const here = (): CourierPlace => {
    if (!place) throw new Error('no place yet');
    return place;
  };
  const carry = (changed: Partial<Notice> = {}) => here().courier.carry({ id: 'n-1', to: here().to, locale: 'zh-Hans', subject: '预约确认', text: '您好', attachments: [], ...changed });
  beforeEach(async () => {
    place = await make();
  });
  afterEach(async () => {
    await place?.leave();
    place = undefined;
  });

  test('GIVEN a gateway that is well THEN a notice is sent, to its addressee alone', async () => {
    expect(await carry()).toEqual({ kind: 'sent' });
    expect(here().arrived()).toMatchObject([{ to: [here().to], text: '您好' }]);
  });

  test.each([
    ['emoji, ideographs, newlines, quotes and a lone full stop', AWKWARD],
    ['what would be a header', 'A\r\nBcc: mallory@example.org\r\n\r\nB'],
    ['what would end a mail', 'A\r\n.\r\nMAIL FROM:<mallory@example.org>\r\nB'],
  ])('GIVEN a text with %s THEN it arrives as it is, at its addressee alone', async (_what, text) => {
    expect(await carry({ text })).toEqual({ kind: 'sent' });
    expect(here().arrived()).toMatchObject([{ to: [here().to], text: text.replaceAll('\r\n', '\n') }]);
  });

  test.each([
    ['a second addressee', (to: string) => `${to},${to}`],
    ['a header', (to: string) => `${to}\r\nBcc: mallory@example.org`],
    ['nothing', () => ''],
    ['words', () => 'not an address'],
  ])('GIVEN an address with %s THEN nothing is sent, for good, and the error does not repeat it', async (_what, broken) => {
    const to = broken(here().to);
    const carried = await carry({ to });
    expect(carried).toMatchObject({ kind: 'failed', again: false });
    if (to !== '') expect(JSON.stringify(carried)).not.toContain(here().to);
    expect(here().arrived()).toEqual([]);
  });

  test('GIVEN two attempts at one notice and one at another THEN the gateway can tell', async () => {
    here().turn('troubled');
    await carry();
    here().turn('well');
    await carry();
    await carry();
    await carry({ id: 'n-2' });
    const keys = here().arrived().map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    expect(keys.at(-1)).not.toBe(keys[0]);
  });

  test('GIVEN a gateway in trouble THEN the notice is tried again', async () => {
    here().turn('troubled');
    expect(await carry()).toMatchObject({ kind: 'failed', again: true });
    here().turn('well');
    expect(await carry()).toEqual({ kind: 'sent' });
  });

  test('GIVEN a gateway that refuses the notice THEN that is final, and the error holds nothing personal', async () => {
    here().turn('refusing');
    const carried = await carry({ text: 'Ms Secret' });
    expect(carried).toMatchObject({ kind: 'failed', again: false });
    expect(JSON.stringify(carried)).not.toContain(here().to);
    expect(JSON.stringify(carried)).not.toContain('Secret');
  });

  test('GIVEN a gateway that does not answer THEN the attempt ends in time, to be tried again', async () => {
    here().turn('hanging');
    const began = performance.now();
    expect(await carry()).toMatchObject({ kind: 'failed', again: true });
    expect(performance.now() - began).toBeLessThan(here().longestMs + 2_000);
  });

  test('GIVEN nobody at the address THEN the notice is tried again', async () => {
    await here().leave();
    const carried = await carry();
    expect(carried).toMatchObject({ kind: 'failed', again: true });
    expect(JSON.stringify(carried)).not.toMatch(/127\.0\.0\.1|localhost/);
  });
}
