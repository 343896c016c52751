import { describe, expect, it } from 'vitest';
import type { CheckId } from '../../../cases/profile/quality.js';
import type { CommunicationRecord } from '../../../records/record.js';
import { checked, partOf, talkOf } from '../../../supervision/quality/checks/checks.js';

const AT = Date.parse('2026-12-01T02:00:00.000Z');
const base = (sequence: number, seconds: number) => ({ conversation: 'c', channel: 'directline', sequence, hash: '', previous: '', at: new Date(AT + seconds * 1_000).toISOString(), outcome: 'sent' });

/** `c:` the customer, `a:` the agent reviewed, `o:` another agent, `b:` the bot, `!` something that happened; `+90` is so much later. */
function talk(...lines: readonly string[]): CommunicationRecord[] {
  let seconds = 0;
  return lines.map((line, index): CommunicationRecord => {
    const [, wait = '5', who = 'c', text = ''] = /^(?:\+(\d+) )?(?:([caob]):|!)\s?(.*)$/u.exec(line) ?? [];
    seconds += Number(wait);
    if (!/^(?:\+\d+ )?[caob]:/u.test(line)) return { ...base(index + 1, seconds), kind: 'event', from: { role: 'system', id: 'guitai' }, to: { role: 'bot', id: 'guitai' }, content: { event: text } };
    const from = who === 'c' ? ({ role: 'customer', id: 'u' } as const) : who === 'b' ? ({ role: 'bot', id: 'guitai' } as const) : ({ role: 'agent', id: who === 'a' ? 'li' : 'zhao' } as const);
    return { ...base(index + 1, seconds), kind: 'message', from, to: { role: 'system', id: 'x' }, content: { text, locale: 'zh-Hans' } };
  });
}

const verdict = (check: CheckId, ...lines: readonly string[]): string => {
  const records = talk(...lines);
  const found = checked(talkOf(records, 'li', { from: 1, through: records.length }), { lateSeconds: 60 })[check];
  return `${found.verdict} ${found.lines.join(',')}`.trim();
};

/** One line of the agent's for each verdict. */
const SINGLE: Readonly<Partial<Record<CheckId, { readonly passed: readonly string[]; readonly failed: readonly string[] }>>> = {
  'no-promise': {
    passed: ['这款产品不保证收益，请谨慎', '我行不承诺任何收益', '這款產品並不保本，請留意', '理财非存款，投资有风险', '请问您想了解有没有风险吗', '没有任何产品能保证本金安全', 'Returns are not guaranteed.', 'We cannot guarantee any returns', 'No investment is risk-free', 'I guarantee that I will call you back', '无法保证收益'],
    failed: ['这款理财保证收益百分之五', '這款理財保本保息', '放心，稳赚不赔', '這個產品零風險', '没有风险的，您放心买', '肯定会涨', '我们承诺年化收益四个点', 'This fund has guaranteed returns', 'It is risk-free, trust me', 'You can’t go wrong, the profit is guaranteed', 'we guarantee you a return of 5%', '不会亏的，一定赚'],
  },
  'no-flat-denial': {
    passed: ['抱歉，这个业务需要到网点办理，我可以帮您预约', '没有问题，我来为您处理', '不可以线上修改，您可以到网点办理', 'No, sorry — but we could do it by phone', '这个没有手续费', '不能为您办理，因为证件已过期'],
    failed: ['不行', '办不了。', '不知道', '這不是我們的事', '你自己去查', '說了多少遍了', 'No.', "Can't.", "That's not my problem", '没办法'],
  },
  'no-pressure': {
    passed: ['您可以考虑后再决定', '不要着急购买，请先做风险测评', 'Take your time', '请不要马上买，先看说明书'],
    failed: ['最后一天了', '现在不买就没有了', '大家都在買', '內部額度，仅限今天', 'Buy now, last chance', 'only today'],
  },
  'no-secrets-asked': {
    passed: ['请勿把验证码告诉任何人', '我们不会向您索取密码', '请不要提供密码', 'Never share your verification code', 'We will not ask for your password', '验证码已发送至您的手机，请在页面输入', '忘记密码可以在手机银行重置'],
    failed: ['请把验证码告诉我', '請提供一下您的密碼', '验证码是多少', 'Please tell me your password', 'What is the verification code?', '麻烦您报一下短信验证码'],
  },
};

describe.each(Object.entries(SINGLE))('%s', (check, { passed, failed }) => {
  it.each(passed)('GIVEN an agent who says "%s" THEN it passes', (line) => expect(verdict(check as CheckId, 'c: 在吗', `a: ${line}`)).toBe('passed'));
  it.each(failed)('GIVEN an agent who says "%s" THEN it fails, with the line', (line) => expect(verdict(check as CheckId, 'c: 在吗', `a: ${line}`)).toBe('failed 2'));
  it('GIVEN the customer or a colleague who says it THEN the agent reviewed is not concerned', () => {
    for (const line of failed) expect(verdict(check as CheckId, `c: ${line}`, `o: ${line}`, 'a: 您好')).toBe('passed');
  });
  it('GIVEN an agent who said nothing THEN there was no occasion', () => expect(verdict(check as CheckId, 'c: 在吗')).toBe('none'));
});

describe('greeting and thanks', () => {
  it.each(['您好，我是8012号', '早上好', '妳們好，您好', 'Hello, this is Li', 'Good afternoon'])('GIVEN the first words "%s" THEN it is a greeting', (line) => expect(verdict('greeting', 'c: 在吗', `a: ${line}`)).toBe('passed 2'));
  it.each(['什么事', 'what is it', '请说'])('GIVEN the first words "%s" THEN it is none', (line) => expect(verdict('greeting', 'c: 您好', `a: ${line}`, 'c: 您好', 'a: 等一下', 'a: 您好')).toBe('failed 2'));
  it.each(['感谢您的耐心等待', '謝謝您的來電', '祝您生活愉快', 'Thank you for your patience'])('GIVEN "%s" at the end THEN it is thanks', (line) => expect(verdict('thanks', 'a: 您好', 'c: 好的', `a: ${line}`)).toBe('passed 3'));
  it('GIVEN none at the end THEN the last words are marked, whatever the customer says', () => expect(verdict('thanks', 'a: 谢谢您', 'a: 1', 'a: 2', 'c: 谢谢', 'a: 再见')).toBe('failed 5'));
});

describe('risk warning', () => {
  it.each(['这款理财一年期', '這支基金不錯', 'This mutual fund runs for a year'])('GIVEN "%s" without a warning THEN it fails, with the line', (line) => expect(verdict('risk-warning', 'c: 有什么推荐', `a: ${line}`, 'c: 好')).toBe('failed 2'));
  it.each(['理财非存款，产品有风险，投资须谨慎', '本金可能發生損失', 'The value can go down, and you may lose money'])('GIVEN a product and then "%s" THEN it passes, with the warning', (line) => expect(verdict('risk-warning', 'a: 这款理财一年期', 'c: 好', `a: ${line}`)).toBe('passed 3'));
  it('GIVEN the bot who warns in the same talk THEN it passes', () => expect(verdict('risk-warning', 'a: 这款基金一年期', 'b: 投资有风险')).toBe('passed 2'));
  it.each(['请联系您的理财经理', '您的卡已寄出', 'Your adviser will call'])('GIVEN no product in "%s" THEN there was no occasion', (line) => expect(verdict('risk-warning', 'c: 基金怎么样', `a: ${line}`)).toBe('none'));
});

describe('identity first', () => {
  const TELLS = ['您的账户余额为5000元', '您名下贷款本期应还3200元', '您的賬單已出，應還1200元', 'Your current balance is 5,000 yuan'];
  it.each(TELLS)('GIVEN "%s" to somebody unknown THEN it fails, with the line', (line) => expect(verdict('identity-first', 'c: 查余额', `a: ${line}`)).toBe('failed 2'));
  it.each(TELLS)('GIVEN "%s" after a code THEN it passes', (line) => expect(verdict('identity-first', '! customer.verified', 'c: 查余额', `a: ${line}`)).toBe('passed 3'));
  it('GIVEN a question about who they are that was answered THEN it passes; unanswered, or after the telling, it does not', () => {
    expect(verdict('identity-first', 'a: 请核实一下您的身份', 'c: 李明，后四位2230', 'a: 您的余额为5000元')).toBe('passed 1,3');
    expect(verdict('identity-first', 'a: 请核实一下您的身份', 'a: 您的余额为5000元')).toBe('failed 2');
    expect(verdict('identity-first', 'a: 您的余额为5000元', '! customer.verified', 'a: 请核实一下您的身份', 'c: 好')).toBe('failed 1');
  });
  it.each(['您的申请已收到', '请问您的余额不足时想怎么处理？', 'We take your account security seriously'])('GIVEN nothing of the customer\'s in "%s" THEN there was no occasion', (line) => expect(verdict('identity-first', `a: ${line}`)).toBe('none'));
});

describe('waiting and understanding', () => {
  it('GIVEN answers within the time THEN it passes; a message that waited longer is marked, counted from the first that nobody answered', () => {
    expect(verdict('answered-in-time', 'c: 在吗', '+59 a: 在', 'c: 好', '+10 a: 嗯')).toBe('passed');
    expect(verdict('answered-in-time', 'c: 在吗', '+50 c: 人呢', '+20 a: 在', 'c: 好', '+10 a: 嗯')).toBe('failed 1');
    expect(verdict('answered-in-time', 'c: 在吗')).toBe('none');
  });
  it.each(['什么意思', '沒看懂', '能解释一下吗', 'What do you mean?', "I don't understand"])('GIVEN a customer who asks "%s" after an answer THEN it was not plain', (line) => expect(verdict('said-again', `c: ${line}`, 'a: 需T+1确认', `c: ${line}`)).toBe('failed 3'));
  it('GIVEN a customer who does not THEN it was', () => expect(verdict('said-again', 'c: 什么时候到账', 'a: 明天', 'c: 明白了')).toBe('passed'));
});

describe('the part of a conversation that is reviewed', () => {
  it('GIVEN somebody who had it twice WHEN the second time is reviewed THEN it begins there; what they said before is left out', () => {
    const claimed = (record: CommunicationRecord): CommunicationRecord => (record.kind === 'event' ? { ...record, from: { role: 'agent', id: 'li' }, content: { event: record.content.event, data: { by: 'li' } } } : record);
    const records = talk('c: 在吗', '! handoff.claimed', 'a: 不行', '! handoff.closed', 'c: 又来了', '! handoff.claimed', 'a: 您好', '! handoff.closed', 'a: 保证收益').map(claimed);
    expect(partOf(records, 'li', 8)).toEqual({ from: 6, through: 8 });
    const found = checked(talkOf(records, 'li', partOf(records, 'li', 8)), { lateSeconds: 60 });
    expect(found).toMatchObject({ greeting: { verdict: 'passed', lines: [7] }, 'no-flat-denial': { verdict: 'passed' }, 'no-promise': { verdict: 'passed' } });
    expect(partOf(records, 'li', 4)).toEqual({ from: 2, through: 4 });
    expect(partOf(records, 'nobody', 4)).toEqual({ from: 1, through: 4 });
  });
});
