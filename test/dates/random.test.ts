import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { findDates, readDate, type DateReading, type DateValue } from '../../dialogs/slots/dates/index.js';
import { REFERENCE, showReading } from '../../tools/eval/dates.js';
import { random, randomTexts } from '../slots/helpers.js';

const PIECES = [
  '下', '上', '这', '个', '周', '週', '星期', '礼拜', '三', '五', '日', '天', '明', '后', '大后天', '今晚', '月', '号', '年', '底', '初', '点', '點', '半', '一刻', '差', '分', '小时', '后', '前', '内', '到', '至', '-', '~', ':', '/', '.', ' ', ',', '，',
  '12', '3', '25', '31', '2026', '0', '十', '廿', '百', '两', '上午', '下午', '中午', '凌晨', '晚上', '农历', '腊月', '春节', '国庆', '工作日', '第', '最后', '每', '隔', '同一天', '改到', '提前', '推迟', '不行', '或者', '还是', '之间', '左右',
  'next ', 'this ', 'Friday ', 'wednsday ', 'tomorrow ', 'at ', 'from ', 'to ', 'between ', 'and ', '3pm', ' am', 'half past ', 'in ', 'two ', 'hours ', 'days ', 'ago ', 'later ', 'Dec ', '3rd ', 'end of ', 'month ', 'every ', 'not ', 'T', 'Z', '+08:00',
  '\u200b', '１', '㋀', '\ud83d', '😀', '\n', '99999999', '万', '元', '尾号',
];

function dateTexts(count: number, seed: number): readonly string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => Array.from({ length: 1 + Math.floor(next() * 9) }, () => PIECES[Math.floor(next() * PIECES.length)] ?? '').join(''));
}

const TEXTS = [...dateTexts(4000, 21), ...randomTexts(500, 22)];
const HELD = [undefined, {}, { date: Temporal.PlainDate.from('2026-12-03') }, { date: Temporal.PlainDate.from('2026-12-03'), time: Temporal.PlainTime.from('15:00') }, { part: 'afternoon' as const }];

function atMinute(value: DateValue): Temporal.PlainDateTime {
  return value instanceof Temporal.PlainDateTime ? value : value.toPlainDateTime('23:59');
}

/** Moments of which a reading says that they lie ahead. */
function ahead(reading: DateReading): readonly DateValue[] {
  switch (reading.kind) {
    case 'date':
    case 'datetime':
      return [reading.start];
    case 'daypart':
      return [reading.date];
    case 'range':
      return [reading.end];
    default:
      return [];
  }
}

describe('random text', () => {
  it('GIVEN anything THEN nothing is thrown, and what is found stands where it is said to stand', () => {
    TEXTS.forEach((said, i) => {
      for (const locale of [undefined, 'zh-Hans', 'en'] as const) {
        const context = { now: REFERENCE, held: HELD[i % HELD.length], locale };
        const read = readDate(said, context);
        for (const found of [...findDates(said, context), ...(read === undefined ? [] : [read])]) {
          expect(said.slice(found.from, found.to), JSON.stringify(said)).toBe(found.text);
          expect(found.text, JSON.stringify(said)).not.toBe('');
        }
      }
    });
  });

  it('GIVEN anything THEN what is over is never read as a wish, and a range never runs backwards', () => {
    for (const said of TEXTS) {
      const read = readDate(said, { now: REFERENCE });
      if (read === undefined) continue;
      const shown = `${JSON.stringify(said)} → ${showReading(read)}`;
      for (const value of ahead(read)) expect(Temporal.PlainDateTime.compare(atMinute(value), REFERENCE), shown).toBeGreaterThanOrEqual(0);
      if (read.kind === 'range') expect(Temporal.PlainDateTime.compare(atMinute(read.start), atMinute(read.end)), shown).toBeLessThanOrEqual(0);
      if (read.kind === 'ambiguous') expect(read.alternatives.length, shown).toBeGreaterThan(1);
    }
  });

  it('GIVEN text between two dates of which nothing is a date THEN both are still found', () => {
    for (const filler of ['我先问一下', '。另外，', ' please tell me whether ']) {
      const found = findDates(`明天下午三点${filler}12月8日上午`, { now: REFERENCE });
      expect(found.map(({ text }) => text)).toEqual(['明天下午三点', '12月8日上午']);
    }
  });
});
