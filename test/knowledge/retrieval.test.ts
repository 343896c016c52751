import { describe, expect, it } from 'vitest';
import { openNorms } from '../../knowledge/retrieval/norms.js';
import { NormsRetriever } from '../../knowledge/retrieval/normsRetriever.js';
import { fold, stem, tokens } from '../../knowledge/retrieval/tokens.js';
import { chapters, edition } from './fixture.js';

const norms = openNorms(chapters, edition);
const firstOf = (query: string) => norms.search(query, 1)[0]?.clause.id;

describe('searching the norms', () => {
  it.each([
    ['怎么预约', '1.1.1'],
    ['投诉多久有回复', '1.2.1'],
    ['沟通记录要存几年', '2.1.1'],
    ['預約之後會收到簡訊嗎', '1.1.2'],
    ['溝通紀錄要保存多久', '2.1.1'],
    ['How do I call off my appointment, can it be cancelled?', '1.1.3'],
    ['How many years are records retained?', '2.1.1'],
    // Other words for it.
    ['约好的不想去了，作废行不行', '1.1.3'],
    ['个人资料会不会外泄', '2.1.2'],
    ['客訴的步驟', '1.2.2'],
    // Sounds like it.
    ['偷诉的步骤', '1.2.2'],
    ['怎么曲消预月', '1.1.3'],
    // One language in the other.
    ['我想 cancel 预约', '1.1.3'],
  ])('GIVEN %s THEN clause %s is first', (query, id) => {
    expect(firstOf(query)).toBe(id);
  });

  it('GIVEN a clause’s own question or title THEN the clause is first', () => {
    const missed = norms.clauses.flatMap(({ id, title, questions }) => [title['zh-Hans'], title.en, ...Object.values(questions).flat()].filter((query) => firstOf(query) !== id).map((query) => `${id} ${query}`));
    expect(missed).toEqual([]);
  });

  it('GIVEN any question THEN scores are 0 to 1, descending, at most k, and no clause twice', () => {
    for (const query of ['投诉', '预约 取消 投诉 记录 贷款', 'complaint', '今天天气怎么样', '的的的的', 'a'.repeat(5000), '投诉'.repeat(2000), '\ud800', '\u200b', '1', '👍', '__proto__ constructor #0']) {
      const hits = norms.search(query, 4);
      expect(hits.length).toBeLessThanOrEqual(4);
      expect(new Set(hits.map(({ clause }) => clause.id)).size).toBe(hits.length);
      for (const [at, { score }] of hits.entries()) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(score).toBeLessThanOrEqual(hits[at - 1]?.score ?? 1);
      }
      expect(norms.search(query, 4)).toEqual(hits);
    }
  });

  it('GIVEN width, script, case or invisible characters differ THEN nothing changes', () => {
    const plain = norms.search('取消APP预约', 5);
    for (const query of ['取消ＡＰＰ预约', '取消app預約', '取\u200b消App预约', ' 取消APP预约 ']) expect(norms.search(query, 5)).toEqual(plain);
  });

  it('GIVEN nothing to search by THEN nothing is found', () => {
    for (const query of ['', '   ', '？！', '的了吗']) {
      expect(norms.search(query, 3)).toEqual([]);
      expect(norms.decide(query)).toEqual({ kind: 'decline' });
    }
  });
});

describe('what is searched by', () => {
  it('GIVEN Chinese and English THEN characters, pairs and stems', () => {
    expect(tokens(fold('投訴的Deadlines'))).toEqual(['投', '诉', '投诉', 'deadlin']);
    for (const [one, other] of [['cancelled', 'cancel'], ['complaints', 'complaint'], ['policies', 'policy'], ['graded', 'grading'], ['booking', 'booked']] as const) expect(stem(one)).toBe(stem(other));
  });
});

describe('the retriever of LangChain', () => {
  it('GIVEN a question THEN documents with number, title, score and edition', async () => {
    const retriever = new NormsRetriever({ norms, k: 2 });
    const found = await retriever.invoke('投诉多久有回复');
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ id: '1.2.1', pageContent: '收到投诉后24小时内初步响应，重大问题48小时内反馈结果。', metadata: { id: '1.2.1', title: '投诉答复时限', edition: 'test-1' } });
    expect(found[0]?.metadata.score).toBe(norms.search('投诉多久有回复', 1)[0]?.score);
  });

  it('GIVEN an English question THEN the clause’s English words; three unless told', async () => {
    const found = await new NormsRetriever({ norms }).invoke('When is my complaint answered?');
    expect(found[0]?.pageContent).toMatch(/24 hours/);
    expect(await new NormsRetriever({ norms }).invoke('投诉记录和预约要跟客户确认吗')).toHaveLength(3);
  });

  it('GIVEN several at once THEN each has its own', async () => {
    const found = await new NormsRetriever({ norms, k: 1 }).batch(['怎么取消预约', '记录保存几年']);
    expect(found.map(([first]) => first?.id)).toEqual(['1.1.3', '2.1.1']);
  });
});
