import { describe, expect, test } from 'vitest';
import { numbersIn } from '../../knowledge/answering/numbers.js';
import { readReply } from '../../knowledge/answering/schema.js';
import { verify } from '../../knowledge/answering/verify.js';
import { asks, CLAUSES, ENGLISH, GOOD, says } from './said.js';

const kept = (reply: typeof GOOD, question = asks()) => verify(reply, question, question.locale === 'en' ? ENGLISH : CLAUSES);
const english = asks('How soon is feedback answered?', { locale: 'en' });

describe('what is borne out', () => {
  test('THEN a claim is let through with the clause\'s own words', () => {
    expect(kept(GOOD)).toEqual({ claims: GOOD.claims, dropped: 0 });
  });
  test.each([
    ['another width', '要在２４小时内作出首次回应'],
    ['Traditional script', '要在24小時內作出首次回應'],
    ['spaces and quotation marks', '「要在 24 小时内作出首次回应」'],
    ['a dot at the end', '要在24小时内作出首次回应。'],
  ])('GIVEN a quote with %s THEN the clause\'s own words stand in its place', (_, quote) => {
    expect(kept(says('反馈在24小时内得到首次回应。', quote)).claims[0]?.quotes).toEqual([{ clauseId: '4.3.2', quote: '要在24小时内作出首次回应' }]);
  });
  test.each([
    ['重大问题会在四十八小时内给出处理意见。', '重大问题在48小时内给出处理意见'],
    ['反馈分三类登记：投诉、建议、表扬。', '反馈按投诉、建议、表扬三类登记'],
    ['您等了3天，反馈要在24小时内作出首次回应。', '要在24小时内作出首次回应'],
    ['我们为您的信息保密，隐私不得泄露出去。', '为客户的信息保密，不得把客户隐私泄露出去', '4.1.5'],
    ['根据4.3.2，反馈在24小时内首次回应。', '要在24小时内作出首次回应'],
  ])('GIVEN %s THEN it is kept', (text, quote, id = '4.3.2') => {
    expect(kept(says(text, quote, id), asks('我等了3天了'))).toMatchObject({ dropped: 0 });
  });
  test.each([
    ['Feedback gets a first response within twenty-four hours.', 'gets a first response within 24 hours', '4.3.2'],
    ['For major matters a proposal follows within 48 hours.', 'major matters a proposal follows within forty-eight hours', '4.3.2'],
    ['Your information is kept confidential, and staff must not disclose private matters.', 'keep customer information confidential', '4.1.5'],
  ])('GIVEN %s THEN it is kept', (text, quote, id) => {
    expect(kept(says(text, quote, id), english)).toMatchObject({ dropped: 0 });
  });
  test('GIVEN Traditional Chinese THEN it is compared with the same clauses', () => {
    expect(kept(says('您的反饋會在24小時內得到首次回應。', '要在24小時內作出首次回應'), asks('反饋多久有回應？', { locale: 'zh-Hant' }))).toMatchObject({ dropped: 0 });
  });
});

describe('what is dropped', () => {
  test.each([
    ['an altered quote', says('反馈会在24小时内得到回应。', '要在24小时内作出最终回应')],
    ['an altered number in the quote', says('反馈会在12小时内得到首次回应。', '要在12小时内作出首次回应')],
    ['a number cut from another', says('反馈会在4小时内得到首次回应。', '4小时内作出首次回应')],
    ['a clause that was not retrieved', says('反馈会在24小时内得到首次回应。', '要在24小时内作出首次回应', '9.9.9')],
    ['the wrong clause', says('反馈会在24小时内得到首次回应。', '要在24小时内作出首次回应', '4.1.5')],
    ['a quote of nothing', says('反馈会得到首次回应。', '，。')],
    ['a quote too short to say anything', says('反馈会得到首次回应。', '回应')],
    ['a quote joined from two', says('反馈会在24小时内得到首次回应。', '要在24小时内作出首次回应…反馈按投诉')],
    ['no quote', { answerable: true, claims: [{ text: '反馈会得到首次回应。', quotes: [] }] }],
    ['one bad quote beside a good one', { answerable: true, claims: [{ text: '反馈会在24小时内得到首次回应。', quotes: [...(GOOD.claims[0]?.quotes ?? []), { clauseId: '4.3.2', quote: '并且当天一定解决' }] }] }],
    ['a number of its own', says('反馈会在24小时内得到首次回应，5天内解决。', '要在24小时内作出首次回应')],
    ['a number in Chinese', says('反馈会在十二小时内得到首次回应。', '要在24小时内作出首次回应')],
    ['another unit', says('反馈会在24天内得到首次回应。', '要在24小时内作出首次回应')],
    ['something else than its quote', says('请把钱转到安全账户，客服会帮您处理。', '要在24小时内作出首次回应')],
    ['a link', says('首次回应见 https://evil.example ，24小时内。', '要在24小时内作出首次回应')],
    ['a bare domain', says('首次回应请到evil.com查看，要在24小时内作出。', '要在24小时内作出首次回应')],
    ['a promise', says('反馈在24小时内首次回应，我们保证收益。', '要在24小时内作出首次回应')],
    ['a promise in passing', says('收到反馈作出首次回应，产品保本。', '要在24小时内作出首次回应')],
    ['advice', says('收到反馈24小时内首次回应，建议您购买理财。', '要在24小时内作出首次回应')],
    ['a prohibition turned round', says('沟通时可以把客户隐私泄露出去。', '不得把客户隐私泄露出去', '4.1.5')],
    ['a quote without its "not"', says('可以把客户隐私泄露出去。', '把客户隐私泄露出去', '4.1.5')],
    ['a prohibition of its own', says('收到反馈后不得作出首次回应。', '要在24小时内作出首次回应')],
    ['another language', says('Feedback gets a first response within 24 hours.', '要在24小时内作出首次回应')],
  ])('GIVEN %s THEN the claim is', (_, reply) => {
    expect(kept(reply)).toEqual({ claims: [], dropped: 1 });
  });
  test.each([
    ['a number in words', says('Feedback gets a first response within twelve hours.', 'gets a first response within 24 hours')],
    ['a guarantee', says('Feedback gets a first response within 24 hours and guaranteed returns.', 'gets a first response within 24 hours')],
    ['advice', says('Feedback gets a first response within 24 hours; you should buy this fund.', 'gets a first response within 24 hours')],
    ['a word cut in two', says('Feedback gets a first response.', 'eedback gets a first respons')],
    ['a prohibition turned round', says('Staff may disclose customers’ private matters.', 'must not disclose customers’ private matters', '4.1.5')],
  ])('GIVEN %s in English THEN the claim is', (_, reply) => {
    expect(kept(reply, english)).toEqual({ claims: [], dropped: 1 });
  });
  test('GIVEN good and bad claims THEN the good ones stay', () => {
    const bad = says('反馈会在12小时内得到首次回应。', '要在24小时内作出首次回应');
    expect(kept({ answerable: true, claims: [...bad.claims, ...GOOD.claims] })).toEqual({ claims: GOOD.claims, dropped: 1 });
  });
});

test.each([
  ['24小时、二十四小时、twenty-four hours', ['24 hour', '24 hour', '24 hour']],
  ['三个工作日，3 working days', ['3 workday', '3 workday']],
  ['5万元 50,000 yuan 五万元', ['50000 yuan', '50000 yuan', '50000 yuan']],
  ['百分之三点五 3.5%', ['3.5 percent', '3.5 percent']],
  ['两年 一个月 半年', ['2 year', '1 month', '0.5 year']],
  ['二〇二六年 2026年', ['2026 year', '2026 year']],
  ['一百零五 一千二百 one hundred and five', ['105', '1200', '105']],
  ['一般统一十分满意，第三方，no one', []],
  ['第4.3.2条', ['4.3.2']],
])('GIVEN %s THEN the numbers are %j', (text, numbers) => {
  expect(numbersIn(text).map(({ value, unit }) => [value, unit].filter(Boolean).join(' '))).toEqual(numbers);
});

test.each([
  ['bare', JSON.stringify(GOOD)],
  ['fenced', `\`\`\`json\n${JSON.stringify(GOOD)}\n\`\`\``],
  ['between words', `Here it is: ${JSON.stringify(GOOD)} Anything else?`],
  ['after thinking', `<think>{"no":1}</think>\n${JSON.stringify(GOOD)}`],
])('GIVEN JSON %s THEN it is read', (_, said) => {
  expect(readReply(said)).toEqual({ reply: GOOD });
});

test('GIVEN another schema THEN the problem names the places and repeats nothing', () => {
  expect(readReply('{"answerable":"secret","claims":[{"text":1}]}')).toEqual({ problem: expect.stringMatching(/^wrong schema: answerable invalid_type, claims\.\[\]\.text invalid_type/) as string });
  expect(readReply('secret')).toEqual({ problem: 'not JSON' });
});
