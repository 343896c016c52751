import { describe, expect, it } from 'vitest';
import { clausesOf } from '../../knowledge/ingest/draft.js';
import { understand } from '../../knowledge/ingest/ingest.js';
import { labelOf } from '../../knowledge/ingest/label.js';
import { textLines } from '../../knowledge/ingest/read.js';

function understood(text: string) {
  return understand({ lines: textLines(text), format: 'txt' });
}

function ids(text: string): string[] {
  return clausesOf(understood(text).draft).map(({ id, sourceLabel, title }) => `${id} ${sourceLabel ?? ''} ${title}`.replace('  ', ' ').trim());
}

describe('numbers', () => {
  it.each([
    ['第十二章 总则', 'chapter', [12], '总则'],
    ['1.第一章服务', 'chapter', [1], '服务'],
    ['第3节 受理', 'section', [3], '受理'],
    ['第二十一条　金融机构应当', 'article', [21], '金融机构应当'],
    ['一、宗旨', 'cn', [1], '宗旨'],
    ['（三）电话', 'bracketed-cn', [3], '电话'],
    ['(三)电话', 'bracketed-cn', [3], '电话'],
    ['1.1服务宗旨', 'd2', [1, 1], '服务宗旨'],
    ['4.3.2 时效', 'd3', [4, 3, 2], '时效'],
    ['2、确认', 'd1', [2], '确认'],
    ['（2）确认', 'bracketed', [2], '确认'],
    ['③ 确认', 'bracketed', [3], '确认'],
    ['-服务流程', 'dash', [], '服务流程'],
  ])('reads %s', (text, style, numbers, rest) => expect(labelOf(text)).toMatchObject({ style, numbers, rest }));

  it.each(['1.2亿件投诉', '0.8%的客户', '第八条第二款', '三天之内', '12个月内', '15 日内答复'])('takes %s for words', (text) => {
    const label = labelOf(text);
    expect(label === undefined || text.startsWith('第八条')).toBe(true);
  });
});

describe('the outline', () => {
  it('takes 一、 and 1.1 with one title for one section', () => {
    expect(ids('第1章 理念\n一、宗旨\n1.1宗旨\n宗旨是服务。\n1.2 标准\n标准如下。\n1. 快：一天。\n2. 好：满意。')).toEqual(['1.1 一、 1.1 宗旨', '1.2 1.2 标准', '1.2.1 1. 快', '1.2.2 2. 好']);
  });

  it('renumbers numbers that collide with sections, and keeps what the file calls them', () => {
    expect(ids('第2章 受理\n一、预约\n2.1 预约\n预约如下。\n1.1 方式\n电话。\n2.2 确认\n短信。\n2.3 匹配\n按客户。\n二、申请\n申请如下。\n1.1 渠道\n网上。\n1.2 内容\n姓名。')).toEqual([
      '2.1 一、 2.1 预约', '2.1.1 1.1 方式', '2.1.2 2.2 确认', '2.1.3 2.3 匹配', '2.2 二、 申请', '2.2.1 1.1 渠道', '2.2.2 1.2 内容',
    ]);
  });

  it('reads a law’s articles; their points stay in them', () => {
    const { draft } = understood('第一章 总则\n第一条　为了服务客户，制定本规范。\n第二条　下列事项适用本规范：\n（一）存款；\n（二）贷款。\n第二章 受理\n第三条　按第二条受理，见《合同法》第八条。');
    expect(draft.chapters.flatMap(({ clauses }) => clauses).map(({ id, sourceLabel, text, seeAlso }) => [id, sourceLabel, text, seeAlso])).toEqual([
      ['1.1', undefined, '', []],
      ['1.1.1', '第一条', '为了服务客户，制定本规范。', []],
      ['1.1.2', '第二条', '下列事项适用本规范：\n（一）存款；\n（二）贷款。', []],
      ['2.1', undefined, '', []],
      ['2.1.1', '第三条', '按第二条受理，见《合同法》第八条。', ['1.1.2']],
    ]);
  });

  it('takes articles without chapters for one chapter', () => {
    expect(ids('服务规范\n第一条　为了服务客户，制定本规范。\n第二条　本规范适用于全行。')).toEqual(['1.1', '1.1.1 第一条', '1.1.2 第二条']);
  });

  it('reads decimal numbers alone, and 一、 over （一） over 1.', () => {
    expect(ids('1 总则\n1.1 宗旨\n服务。\n1.2 范围\n全行。\n2 受理\n2.1 预约\n网上。\n2.1.1 方式\n电话。')).toEqual(['1.1 1.1 宗旨', '1.2 1.2 范围', '2.1 2.1 预约', '2.1.1 2.1.1 方式']);
    expect(ids('一、受理\n（一）预约\n预约如下。\n1. 方式：电话。\n2. 确认：短信。\n（二）申请\n网上。')).toEqual(['1.1 （一） 预约', '1.1.1 1. 方式', '1.1.2 2. 确认', '1.2 （二） 申请']);
  });

  it('takes a table of contents out, and says which of its sections are missing', () => {
    const { draft, contents } = understood('服务手册\n目录\n第一章 理念……1\n1.1 宗旨……1\n1.2 标准……2\n第二章 受理……3\n2.1 预约……3\n2.2 取消……4\n第一章 理念\n1.1 宗旨\n服务。\n1.2 标准\n标准。\n第二章 受理\n2.1 预约\n网上。');
    expect(contents).toBe(7);
    expect(draft.title).toBe('服务手册');
    expect(draft.missing).toEqual([{ id: '2.2', title: '取消' }]);
    expect(draft.damage).toMatchObject([{ kind: 'missing-section', excerpt: '2.2 取消' }]);
    expect(draft.chapters.map(({ title, sections }) => [title, sections.length])).toEqual([['理念', 2], ['受理', 1]]);
  });

  it('parts what closes a section from its last clause', () => {
    expect(ids('第一章 沟通\n1.1 方式\n方式如下。\n1. 电话：打电话。\n2. 短信：发短信。\n根据规定，方式由客户选。')).toEqual(['1.1 1.1 方式', '1.1.1 1. 电话', '1.1.2 2. 短信', '1.1.t 方式（补充）']);
  });

  it('reads Traditional Chinese as Simplified', () => {
    const { draft, traditional } = understood('第一章 服務受理\n一、預約\n預約可以在網上辦理,請您選擇時間。');
    expect(traditional).toBe(true);
    expect(draft.chapters[0]).toMatchObject({ title: '服务受理', clauses: [{ title: '预约', text: '预约可以在网上办理，请您选择时间。' }] });
  });
});
