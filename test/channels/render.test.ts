import { describe, expect, test } from 'vitest';
import { chosenByNumber } from '../../bot/channels/byNumber.js';
import { numberedIn } from '../../bot/channels/numbered.js';
import { render } from '../../bot/channels/render.js';
import { traitsOf } from '../../bot/channels/traits.js';
import type { Message } from '../../records/message.js';

const say = (title: string): { title: string; say: string } => ({ title, say: title });
const message = (more: Partial<Message> = {}): Message => ({ text: '请选择。', locale: 'zh-Hans', ...more });

describe('one message on each channel', () => {
  test('GIVEN choices THEN buttons where there are any, numbered lines where there are none or too few', () => {
    const choices = Array.from({ length: 14 }, (_, index) => say(`选项${String.fromCodePoint(0x7532 + index)}`));
    expect(render(message({ choices }), traitsOf('directline'), '').buttons).toHaveLength(14);
    expect(render(message({ choices }), traitsOf('line'), '')).toMatchObject({ buttons: [], texts: [expect.stringContaining('\n14. ')] });
    expect(render(message({ choices: choices.slice(0, 3) }), traitsOf('wechat'), '').texts).toEqual(['请选择。\n\n1. 选项甲\n2. 选项申\n3. 选项甴\n回复数字即可选择。']);
  });

  test('GIVEN choices that are figures themselves THEN they are not numbered: 5 means five, not the fifth', () => {
    const choices = ['5分 非常满意', '4分 满意', '3分 一般'].map(say);
    expect(render(message({ choices }), traitsOf('wechat'), '').texts).toEqual(['请选择。\n\n· 5分 非常满意\n· 4分 满意\n· 3分 一般']);
    expect(numberedIn('wechat', message({ choices }))).toEqual([]);
  });

  test('GIVEN a card THEN its lines and links where no cards show, and its actions by number', () => {
    const card = { title: '核对', facts: [{ label: '时间', value: '12月2日 15:00' }], notes: ['请提前到。'], links: [{ title: '日历', href: '/a.ics' }], actions: [say('确认'), say('取消')] };
    expect(render(message({ card }), traitsOf('wechat'), 'https://counter.example.com').texts).toEqual(['请选择。\n\n核对\n时间: 12月2日 15:00\n请提前到。\n日历: https://counter.example.com/a.ics\n\n1. 确认\n2. 取消\n回复数字即可选择。']);
    expect(render(message({ card }), traitsOf('msteams'), '')).toMatchObject({ texts: ['请选择。'], card: { title: '核对' }, buttons: [] });
  });

  test.each([['2', '取消'], ['２', '取消'], ['第二个', '取消'], ['二', '取消'], ['确认', '确认'], ['最后一个', '改期'], ['4', '4'], ['2026年', '2026年'], ['两百块', '两百块']])('GIVEN 确认, 取消, 改期 by number WHEN %s is said THEN %s is meant', (said, meant) => {
    expect(chosenByNumber({ text: said }, ['确认', '取消', '改期'].map(say)).text).toBe(meant);
  });
});
