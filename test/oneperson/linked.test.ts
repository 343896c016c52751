import { expect, it } from 'vitest';
import { linkedWith } from '../../supervision/customers/linked.js';

const MINE = { phone: '+8613800138000' };

it.each([
  ['the same number', [MINE], [MINE], 'phone'],
  ['the same sign-in', [{ subject: 'u1', name: '王芳' }], [{ subject: 'u1' }], 'sign-in'],
  ['the same address', [{ mail: 'w@example.com' }], [{ phone: '+8613900000000' }, { mail: 'w@example.com' }], 'mail'],
  ['another number', [MINE], [{ phone: '+8613900000000' }], undefined],
  ['the same name alone', [{ subject: 'u1', name: '王芳' }], [{ subject: 'u2', name: '王芳' }], undefined],
  ['a number that the site told of another sign-in', [MINE], [{ subject: 'u2', phone: MINE.phone }], undefined],
  ['nothing shown', [MINE], [], undefined],
] as const)('GIVEN %s THEN two conversations are one customer’s: %s', (_name, own, other, by) => {
  expect(linkedWith(own, new Map([['other', other]]))).toEqual(by === undefined ? [] : [{ conversation: 'other', by }]);
});

it('GIVEN a number shown beside two sign-ins THEN it links nobody, not even who showed it alone', () => {
  const others = new Map([['a', [{ subject: 'u1' }, MINE]], ['b', [{ subject: 'u2' }, MINE]], ['c', [MINE]]]);
  expect(linkedWith([MINE], others)).toEqual([]);
  expect(linkedWith([{ subject: 'u1' }, MINE], others)).toEqual([{ conversation: 'a', by: 'sign-in' }]);
});
