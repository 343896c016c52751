import { describe, expect, it } from 'vitest';
import { parseNumber, receiptNumber } from '../../cases/number.js';
import { random } from '../slots/helpers.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-';

function samples(count: number): string[] {
  const next = random(9);
  return Array.from({ length: count }, (_, index) => {
    const prefix = String.fromCharCode(65 + Math.floor(next() * 26), 65 + Math.floor(next() * 26));
    const month = String(1 + Math.floor(next() * 12)).padStart(2, '0');
    const day = String(1 + Math.floor(next() * 28)).padStart(2, '0');
    return receiptNumber(prefix, `20${String(20 + Math.floor(next() * 80))}${month}${day}`, Math.floor(next() * (index % 3 === 0 ? 2_000_000 : 10_000)));
  });
}

describe('receipt numbers', () => {
  it('are written with letters, day, serial and check', () => {
    expect(receiptNumber('BK', '20261203', 7)).toMatch(/^BK-20261203-0007-[0-9A-HJKMNPRSTV-Z]$/);
    expect(receiptNumber('BK', '20261203', 12345)).toMatch(/^BK-20261203-12345-/);
  });

  it.each([['B', '20261203', 7], ['bk', '20261203', 7], ['BK', '2026123', 7], ['BK', '20261303', 7], ['BK', '20261203', -1], ['BK', '20261203', 1.5]])('GIVEN %s, %s, %s THEN the caller is told of its fault', (prefix, day, serial) => {
    expect(() => receiptNumber(prefix, day, serial)).toThrow(RangeError);
  });

  it('GIVEN any number THEN it reads as itself, however it is typed', () => {
    for (const number of samples(300)) {
      const wide = number.replace(/[0-9A-Z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replaceAll('-', '－');
      for (const typed of [number, number.toLowerCase(), ` ${number} `, number.replaceAll('-', ''), number.replaceAll('-', ' '), number.replaceAll('-', ' - '), number.replaceAll('-', '—'), wide, `\u200b${number}`]) {
        expect(parseNumber(typed), typed).toMatchObject({ kind: 'valid', number });
      }
    }
  });

  it('tells its parts', () => {
    const number = receiptNumber('BK', '20261203', 7);
    expect(parseNumber(number)).toEqual({ kind: 'valid', number, prefix: 'BK', day: '20261203', serial: 7 });
  });

  it('GIVEN any single wrong character THEN it is caught, with dashes and without', () => {
    for (const number of samples(150)) {
      for (const written of [number, number.replaceAll('-', '')]) {
        for (let at = 0; at < written.length; at += 1) {
          for (const char of ALPHABET) {
            if (char === written[at]) continue;
            const wrong = written.slice(0, at) + char + written.slice(at + 1);
            expect(parseNumber(wrong).kind, `${written} → ${wrong}`).not.toBe('valid');
          }
        }
      }
    }
  });

  it('GIVEN any two neighbours swapped THEN it is caught, with dashes and without', () => {
    for (const number of samples(1000)) {
      for (const written of [number, number.replaceAll('-', '')]) {
        for (let at = 0; at + 1 < written.length; at += 1) {
          if (written[at] === written[at + 1]) continue;
          const wrong = written.slice(0, at) + (written[at + 1] ?? '') + (written[at] ?? '') + written.slice(at + 2);
          expect(parseNumber(wrong).kind, `${written} → ${wrong}`).not.toBe('valid');
        }
      }
    }
  });

  it.each(['', 'hello', '13800138000', 'BK', 'BK-20261203', 'BK-20261203-0007', 'BK20261203-0007-8', '2026-12-03', '预约', 'BK-20261203-007-8'])('GIVEN %j THEN it is no number', (said) => {
    expect(parseNumber(said)).toEqual({ kind: 'not-a-number' });
  });

  it('GIVEN a day that does not exist THEN a character must be wrong', () => {
    expect(parseNumber('BK-20261303-0007-8')).toEqual({ kind: 'wrong-check' });
  });
});
