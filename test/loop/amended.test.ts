import { expect, test } from 'vitest';
import { openAmended, type AmendedNorms } from '../../knowledge/loop/amended.js';
import type { Amendment, Proposal } from '../../knowledge/loop/amendments.js';
import { chapters, edition } from '../knowledge/fixture.js';

let made = 0;
const published = (what: Proposal, status: Amendment['status'] = 'published'): Amendment => {
  made += 1;
  return { ...what, id: `a-${String(made).padStart(10, '0')}`, madeBy: '王', madeAt: '2026-12-02T02:00:00.000Z', publishedBy: '李', publishedAt: '2026-12-02T02:00:00.000Z', status, from: [] };
};
const norms = (...amendments: Amendment[]): AmendedNorms => openAmended({ chapters, edition }, amendments);
const answers = (question: string, ...amendments: Amendment[]): string => {
  const decision = norms(...amendments).decide(question);
  return decision.kind === 'answer' ? decision.clause.id : decision.kind;
};

test('GIVEN an alias WHEN its words are asked THEN its clause answers, and did not before', () => {
  const question = '排的号不想要啦咋整';
  expect(answers(question)).not.toBe('1.1.3');
  expect(answers(question, published({ kind: 'alias', clause: '1.1.3', questions: [question] }))).toBe('1.1.3');
  expect(answers('Scrap my slot', published({ kind: 'alias', clause: '1.1.3', questions: ['Scrap my slot'] }))).toBe('1.1.3');
});

test('GIVEN one that is only proposed, or withdrawn THEN it has no effect', () => {
  const question = '排的号不想要啦咋整';
  for (const status of ['proposed', 'withdrawn'] as const) expect(answers(question, published({ kind: 'alias', clause: '1.1.3', questions: [question] }, status))).toBe(answers(question));
});

test('GIVEN a synonym THEN the norms’ own word is searched, and a word that holds it already stays', () => {
  const synonym = published({ kind: 'synonym', words: ['白条', 'plastic', '用卡'], means: '信用卡' });
  const found = (question: string, ...more: Amendment[]): string | undefined => norms(...more).search(question, 1)[0]?.clause.id;
  expect(found('白条呢', synonym)).toBe('2.2.2');
  expect(found('白条呢')).not.toBe('2.2.2');
  expect(found('my plastic?', synonym)).toBe('2.2.2');
  expect(norms(synonym).search('信用卡是哪类服务', 3)).toEqual(norms().search('信用卡是哪类服务', 3));
});

test('GIVEN a curated answer WHEN its question is asked THEN its clause answers although the clause lacks the fact; other figures and facts are other questions', () => {
  const answer = published({ kind: 'answer', clause: '2.2.1', questions: ['贷款审批要几天'], text: { 'zh-Hans': '一般三个工作日。' } });
  const amended = norms(answer);
  expect(answers('贷款审批要几天')).not.toBe('2.2.1');
  expect(amended.curated('请问贷款审批要几天？')).toMatchObject({ id: answer.id });
  expect(answers('貸款審批要幾天', answer)).toBe('2.2.1');
  for (const other of ['贷款审批要多少钱', '贷款审批要3天吗', '贷款审批', '投诉多久回复']) expect(amended.curated(other), other).toBeUndefined();
});

test('GIVEN a clause that the edition does not hold THEN what names it has no effect', () => {
  const [alias, answer] = [published({ kind: 'alias', clause: '7.7.7', questions: ['贷款审批要几天'] }), published({ kind: 'answer', clause: '7.7.7', questions: ['贷款审批要几天'], text: { 'zh-Hans': '三天' } })];
  expect(answers('贷款审批要几天', alias, answer)).toBe(answers('贷款审批要几天'));
  expect(norms(answer).curated('贷款审批要几天')).toBeUndefined();
});
