import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import example from '../../cases/profile/example-bank.json' with { type: 'json' };
import { profile as schema } from '../../cases/profile/schema.js';
import type { Json } from '../../records/json.js';
import type { Locale } from '../../records/message.js';
import type { Moment, ReadResult, Slot } from '../../dialogs/form/slot.js';

/** 示例银行. */
export const bank = schema.parse(example);

/** A Wednesday morning in Shanghai. */
export function moment(locale: Locale = 'zh-Hans'): Moment {
  return { now: Temporal.PlainDateTime.from('2026-11-25T10:00'), offset: '+08:00', locale };
}

/** A result in one line: `xuhui`, `!ambiguous personal-loan|business-loan`. */
export function brief(result: ReadResult<Json, string>): string {
  const plain = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));
  if (result.ok) return plain(result.value);
  return `!${result.reason}${result.among ? ` ${result.among.map(plain).join('|')}` : ''}`;
}

/** What a whole answer is read as. */
export function readBrief(slot: Slot<Json, string>, said: string): string {
  return brief(slot.read(said, { at: moment() }));
}

/** What is found first, and the words it stands in: `xuhui @徐汇支行`; `-` for nothing. */
export function findBrief(slot: Slot<Json, string>, said: string): string {
  const [hit] = slot.find(said, { at: moment() });
  return hit ? `${brief(hit)} @${said.slice(hit.from, hit.to)}` : '-';
}

/** A small, seeded random number generator (mulberry32), so that a failure can be had again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PIECES = [
  '我', '叫', '姓', '王', '芳', '欧阳', '歐陽娜娜', '先生', '手机', '138', '13800138000', '一三八', '零零', '0', '021-', '+', '852', '@', 'mary@example.com', '.', ',', '，', '。', ' ', '  ', '-', '(', ')',
  '万', '萬', '亿', '5', '3.5', 'w', 'k', '元', '美元', '$', '¥', '百', '十', '负', '半', '到', '理财', '理財', '开户', '企业', '公司', '贷款', '浦东', '徐匯支行', 'branch', 'Xuhui', 'loan', 'account', "I'm ", 'my name is ', 'Mary', 'Smith',
  '不是', '改成', '第', '二', '个', '选', '\u200b', '\u202e', '\ufeff', '１', 'Ａ', '㈱', 'é', 'e\u0301', '😀', '\ud83d', '\udc00', '𠮷', 'İ', 'ß', '\n', '\t', '\0', '·', '2026-12-03', 'BK-20261203-0007-8', '三点', '*', '\\', '[', '{', '?',
];

/** Random text of the pieces that readers look for, and of what breaks them. */
export function randomTexts(count: number, seed = 7): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => Array.from({ length: 1 + Math.floor(next() * 12) }, () => PIECES[Math.floor(next() * PIECES.length)] ?? '').join(''));
}

/** What every reader promises, whatever is said. */
export function keepsItsPromises(name: string, slot: Slot<Json, string>): void {
  it(`GIVEN random text THEN ${name} never throws, gives only its own reasons and values of its schema`, () => {
    for (const said of randomTexts(3000)) {
      for (const result of [slot.read(said, { at: moment() }), ...slot.find(said, { at: moment() })]) {
        if (result.ok) expect(slot.schema.safeParse(result.value).success, `${JSON.stringify(said)} → ${brief(result)}`).toBe(true);
        else expect(slot.reasons, JSON.stringify(said)).toContain(result.reason);
        for (const value of result.ok ? [result.value] : (result.among ?? [])) {
          expect(JSON.parse(JSON.stringify(value))).toEqual(value);
          for (const locale of ['zh-Hans', 'zh-Hant', 'en'] as const) expect(slot.show(value, locale)).not.toBe('');
        }
      }
    }
  });

  it(`GIVEN random text THEN what ${name} finds reads the same from its own words alone`, () => {
    for (const said of randomTexts(3000, 11)) {
      for (const hit of slot.find(said, { at: moment() })) {
        expect(hit.from).toBeGreaterThanOrEqual(0);
        expect(hit.to).toBeGreaterThan(hit.from);
        expect(hit.to).toBeLessThanOrEqual(said.length);
        const words = said.slice(hit.from, hit.to);
        if (hit.ok) expect(brief(slot.read(words, { at: moment() })), `${JSON.stringify(said)} → ${JSON.stringify(words)}`).toBe(brief(hit));
      }
    }
  });

  it(`GIVEN a very long text THEN ${name} answers within a moment`, () => {
    const long = randomTexts(300, 3).join('').slice(0, 4000);
    const repeated = ['1 '.repeat(2000), '一'.repeat(4000), 'a'.repeat(4000), '我叫'.repeat(2000), '1,000,'.repeat(600), '-'.repeat(4000), 'a@'.repeat(2000), '张·'.repeat(2000), 'Mary '.repeat(800)];
    for (const said of [long, ...repeated]) {
      const before = performance.now();
      slot.read(said, { at: moment() });
      slot.find(said, { at: moment() });
      expect(performance.now() - before, said.slice(0, 20)).toBeLessThan(1000);
    }
  });
}
