import { describe, expect, it } from 'vitest';
import { distressTalk, smallTalk } from '../../dialogs/counter/smallTalk.js';
import { plain } from '../../dialogs/understanding/plain.js';
import { bank } from '../slots/helpers.js';

const human = { title: '人', say: '人' };
const talk = (said: string): string => distressTalk(plain(said), bank)?.lines[0]?.key ?? smallTalk(plain(said), bank, [], human)?.lines[0]?.key ?? '-';

describe('words that are no business of a counter', () => {
  it.each(['你是谁', '你是机器人吗', '你是真人吗', '你几岁了', '你叫什么名字', 'are you a bot?', 'Who are you?'])('who: %s', (said) => expect(talk(said)).toBe('smallTalk.who'));
  it.each(['今天天气怎么样', '讲个笑话', '给我唱首歌', '帮我买张火车票', '世界杯几点开始', '帮我写作业', '帮我查下快递', '附近哪有好吃的', 'tell me a joke'])('chat: %s', (said) => expect(talk(said)).toBe('smallTalk.chat'));
  it.each(['哪只股票会涨', '黄金现在多少钱一克', 'which stock should I buy'])('no tips: %s', (said) => expect(talk(said)).toBe('smallTalk.no-tips'));
  it.each(['你真棒', '你好聪明', '机器人还挺好用', 'you are great'])('praise of the bot: %s', (said) => expect(talk(said)).toBe('smallTalk.praised'));
  it.each(['傻逼', '你他妈的', '滚', '垃圾机器人', 'you stupid bot', 'fuck off'])('abuse: %s', (said) => expect(talk(said)).toBe('smallTalk.abuse'));
  it.each(['我想死', '活不下去了', '我不想活了', '不如死了算了', '我要跳楼', 'I want to die', '想自殺'])('distress: %s', (said) => expect(talk(said)).toBe('smallTalk.distress'));
  it.each(['想死你们了', '气死我了', '跳楼价', '笑死', '我要预约', '苹果手机怎么绑卡'])('none: %s', (said) => expect(talk(said)).toBe('-'));
});
