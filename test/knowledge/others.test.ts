import { describe, expect, it } from 'vitest';
import { shippedCorpus, shippedNorms } from '../../knowledge/norms/corpus.js';
import elsewhere from '../../knowledge/retrieval/elsewhere.json' with { type: 'json' };
import { othersBusiness } from '../../knowledge/retrieval/others.js';
import { fold } from '../../knowledge/retrieval/tokens.js';

describe('somebody else’s business', () => {
  it.each(['快递投诉', '電信寬頻壞了投訴找誰，話費也扣錯', '社保缴费进度怎么查', '航班取消有没有补偿', '醫院預約掛號怎麼取消', 'Where do I complain about my parcel?', 'Can I cancel my flight?', 'TWO HOTELS, one booking'])('GIVEN %s THEN it is declined', (question) => {
    expect(othersBusiness(question)).toBe('alone');
    expect(shippedNorms().decide(question)).toEqual({ kind: 'decline' });
  });

  it.each(['银行用快递寄的合同没收到，投诉怎么处理', '客户在医院，能电话预约吗', 'My bank sent a parcel; how are complaints handled?'])('GIVEN %s, which is about us, too THEN it is not answered, clauses may be offered', (question) => {
    expect(othersBusiness(question)).toBe('beside-ours');
    expect(['offer', 'decline']).toContain(shippedNorms().decide(question).kind);
  });

  it.each(['投诉多久有回复', 'What training must staff receive?', 'Which policy applies to complaints?', '移动银行属于什么服务', 'schooling', '4.3.2'])('GIVEN %s THEN it is none', (question) => {
    expect(othersBusiness(question)).toBeUndefined();
  });

  it('GIVEN its words THEN none stands in the norms, nor in what is asked of them', () => {
    const said = fold(JSON.stringify(shippedCorpus().chapters));
    expect(Object.values(elsewhere.others).flat().filter((word) => said.includes(word))).toEqual([]);
    for (const { id, title, questions } of shippedNorms().clauses) for (const question of [...Object.values(title), ...Object.values(questions).flat()]) expect(othersBusiness(question), `${id} ${question}`).toBeUndefined();
  });
});
