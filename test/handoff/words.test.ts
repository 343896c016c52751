import { describe, expect, it } from 'vitest';
import { asksPerson, asksPlace, dropsCallback, isAngry, leavesQueue, threatens, wantsCallback, wantsMessage } from '../../dialogs/handoff/words.js';
import { shippedUtterances } from '../../dialogs/understanding/intent/utterances.js';
import { plain } from '../../dialogs/understanding/plain.js';

describe('a wish for a person', () => {
  it.each(['转人工', '我要转人工客服', '找个活人', '真人', '我要跟人说', '叫你们经理来', '请转接人工坐席', '机器人听不懂，换人', '轉真人客服', 'human', 'I need a human agent', 'can I talk to a representative?', 'let me speak to a real person'])('%s', (said) => expect(asksPerson(said)).toBe(true));
  it.each(['不用转人工', '转人工需要什么条件', '人工智能怎么样', '客服电话是多少', '我要约理财顾问', '人工费多少', '你们经理态度很差，我要投诉', "I don't need a human", 'I would like to meet an adviser'])('none: %s', (said) => expect(asksPerson(said)).toBe(false));

  it('GIVEN what customers say THEN most wishes are known by rule, and next to nothing else is taken for one', () => {
    const human = shippedUtterances().filter(({ intent }) => intent === 'human');
    const others = shippedUtterances().filter(({ intent }) => intent !== 'human');
    const known = human.filter(({ text }) => asksPerson(text) || wantsCallback(plain(text)));
    expect(known.length / human.length).toBeGreaterThan(0.85);
    expect(others.filter(({ text }) => asksPerson(text)).length).toBeLessThanOrEqual(3);
  });
});

describe('other wishes while nobody answers', () => {
  it.each(['给我回个电话', '预约回电', '請打電話給我', 'call me back please', 'arrange a call'])('a call: %s', (said) => expect(wantsCallback(plain(said))).toBe(true));
  it.each(['昨天有人给我打电话说中奖了', '取消回电', '不用给我回电', '你们什么时候给我回电话', "don't call me"])('no call: %s', (said) => expect(wantsCallback(plain(said))).toBe(false));
  it.each(['取消回电', '不用给我打电话了', 'cancel the call'])('the call is off: %s', (said) => expect(dropsCallback(plain(said))).toBe(true));
  it.each(['留言', '我要留言', '帮我转告你们经理', 'leave a message'])('a message: %s', (said) => expect(wantsMessage(plain(said))).toBe(true));
  it.each(['还要多久', '排到第几了', '前面还有几个人', 'how much longer?', 'my place in the queue'])('the place: %s', (said) => expect(asksPlace(plain(said))).toBe(true));
  it.each(['不用了', '算了', '取消', '还是自助吧', '不等了', 'no thanks', 'never mind'])('leaves: %s', (said) => expect(leavesQueue(said)).toBe(true));
  it.each(['我的卡有问题', '好的', '继续等待'])('stays: %s', (said) => expect(leavesQueue(said)).toBe(false));
});

describe('words that call for care', () => {
  it.each(['气死我了', '什么破银行', '太过分了', 'this is unacceptable'])('anger: %s', (said) => expect(isAngry(plain(said))).toBe(true));
  it.each(['今天天气真好', '手续费有点高', '我生日快到了'])('no anger: %s', (said) => expect(isAngry(plain(said))).toBe(false));
  it.each(['再不解决我就砸了你们网点', '我要带刀过去', '我要杀了你们', "I'll burn your branch down"])('a threat: %s', (said) => expect(threatens(plain(said))).toBe(true));
  it.each(['刀具店贷款', '价格战杀价', '同事打我电话', '我来你们网点了', 'kill the process'])('no threat: %s', (said) => expect(threatens(plain(said))).toBe(false));
});
