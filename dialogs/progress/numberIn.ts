import { parseNumber, type ParsedNumber } from '../../cases/number.js';

const IN_TEXT = /(?<![a-z0-9])[a-z]{2}[\s-]{0,3}\d{8}[\s-]{0,3}\d{4,9}[\s-]{0,3}[0-9a-z](?![a-z0-9])/giu;
const ALONE = /^[\s:：#]*[a-z]{2}[\s-]{0,3}\d{6,9}[\s-]{0,3}\d{2,9}(?:[\s-]{0,3}[0-9a-z])?[\s.。!]*$/iu;
const AROUND = /受理|编号|編號|单号|單號|号码|號碼|是|我的|查询?|查詢|(?<![a-z])(?:receipt|number|my|is|the)(?![a-z])|[\s:：#，,。.!！?？]/giu;

/** A receipt number in words that may be about anything: the first right one, else the first that looks like one. Read, never looked up. */
export function numberIn(said: string): ParsedNumber {
  const text = folded(said);
  const found = [...text.matchAll(IN_TEXT)].map(([words]) => parseNumber(words));
  const right = found.find(({ kind }) => kind === 'valid');
  if (right) return right;
  return found.some(({ kind }) => kind === 'wrong-check') || ALONE.test(text) ? { kind: 'wrong-check' } : { kind: 'not-a-number' };
}

/** Whether a message is a receipt number, right or wrong, and nothing else. */
export function isNumberAlone(said: string): boolean {
  const text = folded(said);
  return ALONE.test(text) || (numberIn(text).kind !== 'not-a-number' && text.replace(IN_TEXT, '').replace(AROUND, '') === '');
}

function folded(said: string): string {
  return said.slice(0, 1_000).normalize('NFKC').replace(/[‐‑‒–—―−﹣_]/g, '-');
}
