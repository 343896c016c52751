import { describe, expect, it } from 'vitest';
import { factAsked, holds, type Fact } from '../../knowledge/retrieval/guard.js';
import { openNorms } from '../../knowledge/retrieval/norms.js';
import { chapters, edition } from './fixture.js';

const norms = openNorms(chapters, edition);

describe('deciding on a question', () => {
  it.each([
    ['投诉处理有哪几步', '1.2.2'],
    ['投诉多久能收到初步响应', '1.2.1'],
    ['取消預約', '1.1.3'],
    ['How long are communication records kept?', '2.1.1'],
    // By its number.
    ['1.2.1', '1.2.1'],
    ['第2.1.2条讲什么', '2.1.2'],
    ['clause 1.1.3, please', '1.1.3'],
  ])('GIVEN %s THEN it is answered by %s', (query, id) => {
    expect(norms.decide(query)).toMatchObject({ kind: 'answer', clause: { id } });
  });

  it('GIVEN the topic but not the fact THEN it is not answered, and says what is lacking', () => {
    expect(norms.decide('贷款审批要几天')).toMatchObject({ kind: 'offer', lacks: 'duration' });
    expect(norms.decide('贷款审批要几天')).toHaveProperty('among.0.id', '2.2.1');
    expect(norms.decide('信用卡年费多少钱')).toEqual({ kind: 'decline', lacks: 'money' });
    expect(norms.decide('贷款利率是多少').kind).toBe('decline');
    expect(norms.decide('投诉电话号码是多少').kind).toBe('decline');
  });

  it('GIVEN it is about a section that is not there THEN says so; unless the edition has it', () => {
    const section = edition.missing[0];
    for (const query of ['责任追究机制是怎样的', '员工违规会受什么处分', '8.3', '第8.3.1条', 'How are staff punished for violations?', '被處分了可以申訴嗎']) expect(norms.decide(query)).toEqual({ kind: 'missing', section });
    const whole = openNorms(chapters, { ...edition, missing: [] });
    expect(whole.decide('责任追究机制是怎样的').kind).not.toBe('missing');
    expect(whole.decide('8.3').kind).toBe('decline');
  });

  it.each(['今天天气怎么样', '推荐一只股票', '帮我写首歌', '你好', 'tell me a story', '3.5', '涨了1.2%', '1.1万', 'what is the weather in Shanghai'])('GIVEN %s THEN nothing is answered', (query) => {
    expect(norms.decide(query).kind).not.toBe('answer');
  });

  it('GIVEN any words THEN offers hold one to three clauses, none twice', () => {
    for (const query of ['预约', '投诉', '记录', '贷款', '短信', '客户', 'appointment', 'complaint record', '取消 贷款', '信用卡 短信', '几天', '多少钱']) {
      const decision = norms.decide(query);
      if (decision.kind !== 'offer') continue;
      expect(decision.among.length).toBeGreaterThan(0);
      expect(decision.among.length).toBeLessThanOrEqual(3);
      expect(new Set(decision.among).size).toBe(decision.among.length);
    }
  });
});

describe('the guard of facts', () => {
  it.each<[string, Fact | undefined]>([
    ['手续费多少钱', 'money'],
    ['信用卡年費是多少', 'money'],
    ['How much does a transfer cost?', 'money'],
    ['我的余额', 'money'],
    ['房贷利率多少', 'rate'],
    ['满意度比例是多少', 'rate'],
    ['What is the exchange rate?', 'rate'],
    ['几点开门', 'hours'],
    ['What are your opening hours?', 'hours'],
    ['客服电话是多少', 'phone'],
    ['hotline number', 'phone'],
    ['最近的网点在哪里', 'address'],
    ['你们行长叫什么', 'person'],
    ['审批要几天', 'duration'],
    ['多久能好', 'duration'],
    ['how many days', 'duration'],
    ['收到投诉先做什么', undefined],
    ['系统崩了赔不赔钱', undefined],
    ['多久一次回访', undefined],
    ['可以打电话预约吗', undefined],
    ['Can I book by phone?', undefined],
    ['费用要跟客户说清楚吗', undefined],
    ['网点现场要达到什么标准', undefined],
    ['要跟客户核实哪几点', undefined],
    ['你们说的利息跟实际不一样', undefined],
    ['好几天没人理我', undefined],
    ['除了网点还能在哪办', undefined],
    ['Nobody told me about the fees', undefined],
    ['How long-winded may I be?', undefined],
  ])('GIVEN %s THEN %s is asked for', (question, fact) => {
    expect(factAsked(question)).toBe(fact);
  });

  it.each<[string, Fact, boolean]>([
    ['24小时内响应', 'duration', true],
    ['保存不少于三年', 'duration', true],
    ['within 48 hours', 'duration', true],
    ['及时响应', 'duration', false],
    ['满意度达92.3%', 'rate', true],
    ['《办法》（银发〔2020〕143号）', 'money', false],
    ['《办法》（银发〔2020〕143号）', 'duration', false],
    ['（银发〔2020〕143号）', 'phone', false],
    ['每笔５元', 'money', true],
    ['行长负责', 'person', false],
  ])('GIVEN %s THEN %s held: %s', (text, fact, held) => {
    expect(holds(text, fact)).toBe(held);
  });
});
