import { describe, expect, it } from 'vitest';
import { fold, normalise } from '../../dialogs/slots/normalise.js';
import { englishNumber, hanNumber } from '../../dialogs/slots/numerals.js';
import { readOrdinal } from '../../dialogs/slots/ordinal.js';
import { editDistance } from '../../dialogs/slots/editDistance.js';
import { randomTexts } from './helpers.js';

describe('normalising', () => {
  it.each([
    ['理財諮詢', '理财咨询'],
    ['１２３ＡＢＣ', '123abc'],
    ['浦\u200b東\u202e支行', '浦东支行'],
    ['㈱', '(株)'],
    ['e\u0301', 'é'],
    ['', ''],
  ])('GIVEN %j THEN it is compared as %j', (said, expected) => {
    expect(fold(said)).toBe(expected);
  });

  it('GIVEN invisible and wide characters THEN places lead back to what was said', () => {
    const said = '我\u200b想去㈱浦東\u202e支行';
    const words = normalise(said);
    const at = words.text.indexOf('浦东支行');
    expect(words.original(at, at + 4)).toBe('浦東\u202e支行');
  });

  it('GIVEN random text THEN the whole leads back to the whole, and both cases have one length', () => {
    for (const said of randomTexts(2000, 5)) {
      const words = normalise(said);
      expect(words.text.length).toBe(words.cased.length);
      if (words.text !== '') {
        const { from, to } = words.span(0, words.text.length);
        expect(normalise(said.slice(from, to)).text).toBe(words.text);
      }
    }
  });
});

describe('numerals', () => {
  it.each([
    ['零', 0], ['十', 10], ['十二', 12], ['二十', 20], ['一百零五', 105], ['两千', 2000], ['三千五', 3500], ['一百五', 150], ['一万五', 15000], ['一万零五', 10005],
    ['一百二十万', 1200000], ['一千二百万', 12000000], ['一亿', 100000000], ['一亿二千万', 120000000], ['一万亿', 1000000000000], ['壹佰贰拾叁', 123], ['一三八', 138], ['百万', 1000000], ['', undefined], ['甲', undefined], ['一五十', undefined],
  ])('GIVEN %s THEN it is %s', (said, expected) => {
    expect(hanNumber(said)).toBe(expected);
  });

  it.each([
    ['five', 5], ['twenty-one', 21], ['two hundred and fifty thousand', 250000], ['one million two hundred thousand', 1200000], ['', undefined], ['foo', undefined],
  ])('GIVEN %j in English THEN it is %s', (said, expected) => {
    expect(englishNumber(said)).toBe(expected);
  });

  it.each([
    ['1', 1], ['第二个', 2], ['选3', 3], ['我要第二家', 2], ['两', 2], ['the first one', 1], ['2nd', 2], ['option 3', 3], ['三', 3], ['最后一个', -1], ['last', -1], ['2万', undefined], ['三点', undefined], ['浦东', undefined], ['2026', undefined], ['', undefined],
  ])('GIVEN %j THEN its place in the list is %s', (said, expected) => {
    expect(readOrdinal(said)).toBe(expected);
  });
});

describe('edit distance', () => {
  it.each([['浦东', '浦东', 0], ['wealth', 'welth', 1], ['laon', 'loan', 1], ['浦东支行', '浦西支行', 1], ['abc', 'xyz', 3], ['', 'ab', 2]])('from %j to %j is %s', (a, b, expected) => {
    expect(editDistance(a, b, 2)).toBe(expected);
  });
});
