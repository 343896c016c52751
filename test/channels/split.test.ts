import { describe, expect, test } from 'vitest';
import { lengthOf, split } from '../../bot/channels/split.js';

describe('long texts in parts', () => {
  test.each([
    ['nothing to part', '您好。', 2_048, ['您好。']],
    ['sentences before commas', '一二三四，五六。七八九十。', 24, ['一二三四，五六。', '七八九十。']],
    ['a sentence that is too long, at its commas', '一二三四，五六七八，九十。', 18, ['一二三四，', '五六七八，', '九十。']],
    ['a word that is too long, between characters', '一二三四五六七八', 9, ['一二三', '四五六', '七八']],
    ['paragraphs first', '第一段。\n\n第二段。', 20, ['第一段。', '第二段。']],
    ['a closing mark stays with its sentence', '他说：“好的。”然后走了。', 24, ['他说：“好的。”', '然后走了。']],
    ['blank text', ' \n ', 10, []],
  ] as const)('%s', (_name, text, most, parts) => {
    expect(split(text, most, 'bytes')).toEqual(parts);
  });

  test('GIVEN characters of several code points THEN none is torn, and every part is within the limit', () => {
    const text = '𠮷野家👨‍👩‍👧‍👦很好吃é'.repeat(50);
    const parts = split(text, 64, 'bytes');
    expect(parts.join('')).toBe(text);
    for (const part of parts) {
      expect(lengthOf(part, 'bytes')).toBeLessThanOrEqual(64);
      expect(part).not.toMatch(/\p{Surrogate}|^\u200d|\u200d$|^\u0301/u);
    }
  });

  test('GIVEN random text THEN parts join to what it was but for blanks at the seams', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const letters = [...'一二三四五六七八九十。，；！？\n aZ.😀“”'];
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: 1 + Math.floor(random() * 200) }, () => letters[Math.floor(random() * letters.length)] ?? '').join('');
      const most = 8 + Math.floor(random() * 100);
      const parts = split(text, most, 'bytes');
      expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const part of parts) expect(lengthOf(part, 'bytes')).toBeLessThanOrEqual(most);
    }
  });

  test('GIVEN a limit below a single character THEN it is said, not looped over', () => {
    expect(() => split('一', 2, 'bytes')).toThrow(RangeError);
  });
});
