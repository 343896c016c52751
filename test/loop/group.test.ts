import { expect, test } from 'vitest';
import { groupGently, groupQuestions } from '../../knowledge/loop/group.js';
import type { OpenQuestion } from '../../knowledge/loop/openQuestions.js';

let made = 0;
function asked(question: string, more: Partial<OpenQuestion> = {}): OpenQuestion {
  made += 1;
  return { conversation: `c${made}`, sequence: 3, question, locale: 'zh-Hans', channel: 'directline', why: 'declined', at: new Date(Date.UTC(2026, 11, 2) + made * 1_000).toISOString(), ...more };
}

/** The same order for everybody. */
function shuffled<T>(all: readonly T[]): T[] {
  let seed = 7;
  return all.map((each) => ({ each, at: (seed = (seed * 48_271) % 2_147_483_647) })).sort((one, other) => one.at - other.at).map(({ each }) => each);
}

const SAME = ['贵行有没有儿童存折', '你们有儿童存折吗', '請問有沒有兒童存摺', '儿童存折怎么办理', '想问一下儿童存折有没有？'];
const OTHERS = ['网点可以停车吗', '数字人民币钱包怎么注销', 'Do you rent safe deposit boxes?'];

test('GIVEN one thing asked in many words and others THEN it is one group, in whatever writing, the largest first', () => {
  const questions = [...SAME.map((each) => asked(each)), ...OTHERS.map((each) => asked(each))];
  const groups = groupQuestions(questions);
  expect(groups[0]?.wordings.toSorted()).toEqual(SAME.toSorted());
  expect(groups.slice(1).map(({ wordings }) => wordings)).toEqual(OTHERS.map((each) => [each]));
  expect(groups[0]).toMatchObject({ count: 5, declined: 5, firstSeen: questions[0]?.at, lastSeen: questions[4]?.at });
});

test('GIVEN what most questions say THEN it makes nothing alike', () => {
  expect(groupQuestions(['请问怎么可以办理停车', '请问怎么可以办理注销', '有没有什么可以寄存的'].map((each) => asked(each)))).toHaveLength(3);
});

test('GIVEN ratings among them THEN the group counts them and names the clauses', () => {
  const groups = groupQuestions([asked('多久回复我'), asked('多久回复我？', { why: 'unhelpful', clause: '4.3.2', locale: 'en' }), asked('多久 回复我', { why: 'unhelpful', clause: '4.3.2' })]);
  expect(groups).toMatchObject([{ count: 3, declined: 1, unhelpful: ['4.3.2'], locales: ['zh-Hans', 'en'] }]);
});

test('GIVEN questions in any order THEN the same groups under the same names, one after more was asked', () => {
  const questions = [...SAME, ...OTHERS].map((each) => asked(each));
  expect(groupQuestions(shuffled(questions))).toEqual(groupQuestions(questions));
  const more = groupQuestions([...questions, asked('儿童存折有吗')]);
  expect(more[0]).toMatchObject({ id: groupQuestions(questions)[0]?.id, count: 6 });
});

test('GIVEN 5,000 questions THEN they are grouped within a second, and nobody is stalled meanwhile', async () => {
  const things = Array.from({ length: 400 }, (_, at) => `${'保函票据汇款理财黄金外币存单贵宾厅信托租赁'.slice(at % 18, (at % 18) + 3)}${String.fromCharCode(0x4e00 + at * 37)}${String.fromCharCode(0x5000 + at * 29)}`);
  const ways = ['怎么办', '有没有', '能不能在网点办', '可以晚点再弄吗', '要带什么去', '哪里能查到', '谁来负责', '为什么不行'];
  const questions = Array.from({ length: 5_000 }, (_, at) => asked(`${things[at % things.length] ?? ''}${ways[at % ways.length] ?? ''}${at % 13}`));
  groupQuestions(questions.slice(0, 200));
  // Of the processor: tests share it.
  const begun = process.cpuUsage();
  const groups = groupQuestions(questions);
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1_000).toBeLessThan(1_000);
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(5_000);
  let pauses = 0;
  await groupGently(questions, () => {
    pauses += 1;
    return Promise.resolve();
  });
  expect(pauses).toBe(100);
});
