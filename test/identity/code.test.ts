import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { answerChallenge, challengeSchema, codeHash, newChallenge, newCode, resendAllowed, type Challenge } from '../../dialogs/identify/code.js';
import { readCode } from '../../dialogs/identify/readCode.js';

const NOW = Date.parse('2026-11-25T10:00:00+08:00');
const SECOND = 1_000;
const MINUTE = 60_000;
const key = Buffer.alloc(32, 7);
const hash = codeHash(key, 'conversation-1');
const challenge = newChallenge('sms:1', '012345', NOW, hash);

test('GIVEN the code THEN it is right; the challenge holds neither code nor what it could be read from', () => {
  expect(answerChallenge(challenge, '012345', NOW + MINUTE, hash)).toEqual({ kind: 'right' });
  expect(challenge).toEqual({ contactKey: 'sms:1', codeHash: hash('sms:1', '012345'), sentAt: NOW, expiresAt: NOW + 5 * MINUTE, triesLeft: 5 });
  expect(JSON.stringify(challenge)).not.toContain('012345');
  expect(challenge.codeHash).toMatch(/^[\w-]{43}$/);
  expect(challengeSchema.parse(JSON.parse(JSON.stringify(challenge)))).toEqual(challenge);
});

test('GIVEN one wrong code 1,000 times THEN five count, and then not even the right one opens', () => {
  let open: Challenge = challenge;
  const kinds: string[] = [];
  for (let time = 0; time < 1_000; time += 1) {
    const answered = answerChallenge(open, '999999', NOW, hash);
    if (answered.kind === 'wrong') open = answered.challenge;
    kinds.push(answered.kind);
  }
  expect(kinds).toEqual([...Array<string>(5).fill('wrong'), ...Array<string>(995).fill('used-up')]);
  expect(answerChallenge(open, '012345', NOW, hash)).toEqual({ kind: 'used-up' });
});

test('GIVEN words without a code THEN no try is lost', () => {
  for (const said of ['', '你好', '没收到', '12345', '1234567', '13800138000', '0.123456', '🙂']) expect(answerChallenge(challenge, said, NOW, hash)).toEqual({ kind: 'no-code' });
});

test('GIVEN five minutes THEN the code has expired, right or wrong', () => {
  expect(answerChallenge(challenge, '012345', NOW + 5 * MINUTE - 1, hash)).toEqual({ kind: 'right' });
  for (const said of ['012345', '999999', '?']) expect(answerChallenge(challenge, said, NOW + 5 * MINUTE, hash)).toEqual({ kind: 'expired' });
});

test('GIVEN the code of another conversation, contact or key THEN it is wrong', () => {
  expect(answerChallenge(challenge, '012345', NOW, codeHash(key, 'conversation-2')).kind).toBe('wrong');
  expect(answerChallenge({ ...challenge, contactKey: 'sms:2' }, '012345', NOW, hash).kind).toBe('wrong');
  expect(answerChallenge(challenge, '012345', NOW, codeHash(Buffer.alloc(32, 8), 'conversation-1')).kind).toBe('wrong');
  expect(codeHash(key, 'a')('b1', '2')).not.toBe(codeHash(key, 'a')('b', '12'));
  expect(answerChallenge({ ...challenge, codeHash: '' }, '012345', NOW, hash).kind).toBe('wrong');
});

test.each([
  ['123456', '123456'],
  [' 123456\n', '123456'],
  ['１２３４５６', '123456'],
  ['123 456', '123456'],
  ['12-34-56', '123456'],
  ['1 2 3 4 5 6', '123456'],
  ['123–456', '123456'],
  ['验证码是 123 456', '123456'],
  ['驗證碼：１２３　４５６', '123456'],
  ['一二三四五六', '123456'],
  ['一二三 四五六', '123456'],
  ['幺两三四五零', '123450'],
  ['〇〇七〇〇七', '007007'],
  ['壹貳叁肆伍陸', '123456'],
  ['我收到的是123456。', '123456'],
  ['my code is 123456, thanks', '123456'],
  ['一共收到一个：123456', '123456'],
  ['不是 111111，是 123456', '123456'],
  ['【示例银行】验证码123456，5分钟内有效，请勿泄露。客服电话 955880', '123456'],
  ['123456 5分钟内有效', '123456'],
  ['12\u200b3456', '123456'],
])('GIVEN %j THEN the code is %s', (said, code) => {
  expect(readCode(said)).toBe(code);
});

test.each(['1234567', '12345', '123 4567', '12 3456 78', '2026-11-25', '11-25 10:00', '138 0013 8000', '6222 0212 3456 7890', '123.456789', '一二三四五', '十二三四五六', '٣٣٣٣٣٣', 'x'.repeat(100_000)])('GIVEN %j THEN there is no code', (said) => {
  expect(readCode(said)).toBeUndefined();
});

test('GIVEN many codes THEN each has six digits, and every digit comes as often as the others in every place', () => {
  const codes = Array.from({ length: 20_000 }, () => newCode(randomInt));
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
  for (let place = 0; place < 6; place += 1) {
    for (const digit of '0123456789') {
      const times = codes.filter((code) => code[place] === digit).length;
      // Eight standard deviations.
      expect(Math.abs(times - 2_000)).toBeLessThan(340);
    }
  }
  expect([newCode(() => 0), newCode(() => 42), newCode((max) => max - 1)]).toEqual(['000000', '000042', '999999']);
  for (const number of [-1, 1_000_000, 0.5, NaN]) expect(() => newCode(() => number)).toThrow(RangeError);
});

test('GIVEN codes sent before THEN one a minute, three in ten minutes and ten a day may go, and the wait is told', () => {
  const ago = (...times: number[]) => resendAllowed(times.map((time) => NOW - time), NOW);
  expect(ago()).toEqual({ ok: true });
  expect(ago(0)).toEqual({ ok: false, waitSeconds: 60 });
  expect(ago(59_500)).toEqual({ ok: false, waitSeconds: 1 });
  expect(ago(MINUTE)).toEqual({ ok: true });
  expect(ago(9 * MINUTE, MINUTE, 5 * MINUTE)).toEqual({ ok: false, waitSeconds: 60 });
  expect(ago(10 * MINUTE, MINUTE, 5 * MINUTE)).toEqual({ ok: true });
  expect(ago(...Array.from({ length: 10 }, (_, index) => (index + 1) * 60 * MINUTE))).toEqual({ ok: false, waitSeconds: 14 * 3_600 });
  expect(ago(-3_600 * SECOND)).toEqual({ ok: false, waitSeconds: 60 });
});
