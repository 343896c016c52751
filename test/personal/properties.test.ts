import { describe, expect, it } from 'vitest';
import { luhn } from '../../records/personal/card.js';
import { findPersonal } from '../../records/personal/find.js';
import { isChecked } from '../../records/personal/identity.js';
import { maskPersonal } from '../../records/personal/mask.js';
import { hanFigure, plain } from '../../records/personal/plain.js';
import { CARDS, EMAILS, IDS, PHONES } from './tables.js';

/** Mulberry32: the same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = seeded(20261125);
const below = (bound: number): number => Math.floor(random() * bound);
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const digits = (count: number): string => Array.from({ length: count }, () => below(10)).join('');

const NUMBERS = [...PHONES, ...IDS, ...CARDS, ...EMAILS].map(([text]) => text);
const PIECES: readonly (() => string)[] = [
  () => pick(NUMBERS),
  () => pick(['身份证', '卡号', '手机号', '订单', '护照', 'ID card ', 'passport ', 'tel ', '是流水号', '邮箱', '和', '，', '。', ' ', '-', '\n', '元']),
  () => pick(['一', '三八', '两次', '二二三零', 'X', 'x', '*', '**', '****', '@', '+', '(', ')', '😀', '\u200b', '\ud83d', '１', '．', '/', '.']),
  () => digits(1 + below(22)),
  () => `1${pick(['3', '8'])}${digits(9)}`,
  () => `62${digits(14)}`,
];
const text = (): string => Array.from({ length: 1 + below(9) }, () => pick(PIECES)()).join('');
const figures = (written: string): string => Array.from(plain(written).text, (char) => hanFigure(char) ?? char).join('').replace(/\D/g, '');

describe('whatever the text', () => {
  it('GIVEN 4,000 random texts THEN spans are in order, apart and inside; no number found is left; masking twice is masking once', () => {
    for (let i = 0; i < 4000; i += 1) {
      const said = text();
      let end = 0;
      const masked = maskPersonal(said);
      for (const { from, to } of findPersonal(said)) {
        expect(from, JSON.stringify(said)).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(said.length);
        end = to;
      }
      expect(findPersonal(masked), JSON.stringify([said, masked])).toEqual([]);
      expect(maskPersonal(masked), JSON.stringify(said)).toBe(masked);
    }
  });

  it('GIVEN a number that is found THEN its digits stand nowhere in the masked text', () => {
    for (const said of NUMBERS) {
      for (const { from, to } of findPersonal(said)) {
        const number = figures(said.slice(from, to));
        if (number.length >= 7) expect(figures(maskPersonal(said)), said).not.toContain(number);
      }
    }
  });
});

describe('numbers made to measure', () => {
  const identity = (): string => {
    const body = `${pick(['110105', '440306', '310101', '510104', '810000'])}${1940 + below(70)}${String(1 + below(12)).padStart(2, '0')}${String(1 + below(28)).padStart(2, '0')}${digits(3)}`;
    return [...'0123456789X'].map((check) => body + check).find(isChecked) ?? '';
  };
  const card = (): string => {
    const body = `62${digits(pick([13, 14, 16]))}`;
    return Array.from('0123456789', (check) => body + check).find(luhn) ?? '';
  };
  const grouped = (number: string): string => number.replace(/(.{4})(?=.)/g, `$1${pick([' ', '-', '', '\u200b'])}`);
  const frame = (number: string): string => pick([number, `我的是${number}，谢谢`, `Please check ${number}.`, `（${number}）`, `前${number}后`]);

  it.each([
    ['id', identity],
    ['card', card],
    ['phone', () => `1${pick(['3', '5', '7', '8', '9'])}${digits(9)}`],
  ] as const)('GIVEN 500 of %s, anyhow grouped THEN each is found whole', (kind, make) => {
    for (let i = 0; i < 500; i += 1) {
      const number = make();
      const said = frame(grouped(number));
      const spans = findPersonal(said);
      expect(spans.map((span) => [span.kind, span.certain]), JSON.stringify(said)).toEqual([[kind, true]]);
      expect(plain(said.slice(spans[0]?.from, spans[0]?.to)).text.replace(/[\s-]/g, '')).toBe(number);
    }
  });
});

describe('speed', () => {
  it.each([
    ['digits', '7'.repeat(4000)],
    ['mobile numbers without end', '13812345678'.repeat(400)],
    ['single digits', '1 '.repeat(4000)],
    ['Chinese digits', '一三八'.repeat(1400)],
    ['emoji', '😀'.repeat(10_000)],
    ['signs', '@'.repeat(4000)],
    ['dots and letters', `a@${'a-'.repeat(2000)}${'a.'.repeat(2000)}`],
    ['spaces', `身份证${' '.repeat(4000)}`],
    ['brackets', '(1'.repeat(2000)],
    ['pluses', '+1'.repeat(2000)],
    ['labels', '身份证卡号手机订单'.repeat(500)],
    ['lettered', 'E123456 '.repeat(500)],
    ['stars', '*'.repeat(4000)],
    ['announced numbers', '卡号6222021000112231，'.repeat(250)],
  ])('GIVEN many %s THEN masking stays quick', (name, said) => {
    maskPersonal(said.slice(0, 100));
    const begun = performance.now();
    maskPersonal(said);
    const took = performance.now() - begun;
    if (process.env['SHOW_SPEED'] !== undefined) process.stdout.write(`${name}: ${took.toFixed(1)} ms\n`);
    expect(took).toBeLessThan(500);
  });
});
