import { describe, expect, it } from 'vitest';
import { damageIn } from '../../knowledge/ingest/damage.js';
import { clausesOf, damageOf } from '../../knowledge/ingest/draft.js';
import { understand } from '../../knowledge/ingest/ingest.js';
import { textLines } from '../../knowledge/ingest/read.js';

/** As a document site hands texts out: Traditional, readings in brackets, no line breaks, part of it only. */
const DAMAGED = `示例銀行服務(wù)手冊_第1頁
已閱讀2頁,還剩9頁未讀, 繼續(xù)免費閱讀
下載本文檔
示例銀行服務(wù)手冊1.第一章服務(wù)理念1.1服務(wù)宗旨1.2服務(wù)標準2.第二章服務(wù)受理2.1服務(wù)預(yù)約2.2服務(wù)取消2.3服務(wù)反饋第1章服務(wù)理念一、服務(wù)宗旨1.1服務(wù)宗旨在金融領(lǐng)域,服務(wù)宗旨是為客戶提供便捷的服務(wù)。服務(wù)以客戶為中心,見《金融消費者權(quán)益保護實施辦法》(人民銀行〔2020〕15號)。約1.2億件投訴與此相關(guān)(guān)。1.2服務(wù)標準服務(wù)標準如下:-服務(wù)流程:流程應(yīng)當清晰,確??蛻粼谵k理業(yè)務(wù)時滿意。-服務(wù)技術(shù)應(yīng)用:通過大數(shù)據(jù)、等技術(shù)提升服務(wù)。第2章服務(wù)受理一、服務(wù)預(yù)約服務(wù)預(yù)約是開始。預(yù)約包括以下步驟:1.1預(yù)約方式預(yù)約方式包括電話預(yù)約、手機銀行、銀行、網(wǎng)點。2.2預(yù)約確認預(yù)約確認以短信發(fā)出,說明安\ue08d時間。二、服務(wù)取消服務(wù)取消應(yīng)當說明原因。1.1取消原因取消原因應(yīng)當記錄。1.3取消通知
溫馨提示
0/150`;

describe('damage', () => {
  it.each([
    ['服務(wù)流程', 'stray-pinyin'],
    ['确??蛻', 'lost-characters'],
    ['当?shù)那闆r', 'lost-characters'],
    ['安\ufffd全', 'lost-characters'],
    ['安\ue08d全', 'private-use'],
    ['锟斤拷', 'mojibake'],
    ['绩Э效', 'foreign-letters'],
    ['信息的安⒌全', 'foreign-letters'],
    ['通过大数据、等技术', 'cut-word'],
    ['短信、、APP等', 'cut-word'],
    ['手机银行、银行、网点', 'cut-word'],
    ['智能客服、客服、画像', 'cut-word'],
    ['（原文缺失）', 'missing-text'],
  ])('sees it in %s', (text, kind) => expect(damageIn(text, { at: 3 })).toMatchObject([{ kind, line: 3 }]));

  it.each(['您满意吗？', '电话、邮件等方式（如短信）。', '银行、证券、保险等机构', '第（二）项，见《办法》（银发〔2021〕12号）', 'APP、Web 和 café'])('sees none in %s', (text) => expect(damageIn(text, { at: 1 })).toEqual([]));

  const { draft, ...how } = understand({ lines: textLines(DAMAGED), format: 'txt' });
  const clauses = clausesOf(draft);

  it('understands a damaged text all the same', () => {
    expect(how).toMatchObject({ traditional: true, joined: true });
    expect(draft.title).toBe('示例银行服务手册');
    expect(clauses.map(({ id, sourceLabel, title }) => `${id} ${sourceLabel ?? ''} ${title}`)).toEqual([
      '1.1 一、 1.1 服务宗旨', '1.2 1.2 服务标准', '1.2.1 - 服务流程', '1.2.2 - 服务技术应用',
      '2.1 一、 服务预约', '2.1.1 1.1 预约方式', '2.1.2 2.2 预约确认', '2.2 二、 服务取消', '2.2.1 1.1 取消原因', '2.2.3 1.3 取消通知',
    ]);
    expect(clauses[0]?.cites).toEqual(['《金融消费者权益保护实施办法》（人民银行〔2020〕15号）']);
  });

  it('names each place', () => {
    const unrepaired = damageOf(draft).filter(({ damage }) => !damage.repaired).map(({ clause, damage }) => `${clause ?? '-'} ${damage.kind}`);
    expect(unrepaired.sort()).toEqual(['- missing-section', '- preview-only', '1.2.1 lost-characters', '1.2.2 cut-word', '2.1.1 cut-word', '2.1.2 private-use', '2.2.3 empty-clause', '2.2.3 missing-number'].sort());
    expect(damageOf(draft).find(({ damage }) => damage.kind === 'lost-characters')?.damage).toMatchObject({ line: 4, excerpt: expect.stringContaining('確??蛻') as string });
    expect(draft.missing).toEqual([{ id: '2.3', title: '服务反馈' }]);
  });

  it('takes readings out and nothing else', () => {
    expect(clauses.some(({ text }) => /[āáǎàùūǔ]/.test(text))).toBe(false);
    expect(clauses[0]?.text).toBe('在金融领域，服务宗旨是为客户提供便捷的服务。服务以客户为中心，见《金融消费者权益保护实施办法》（人民银行〔2020〕15号）。约1.2亿件投诉与此相关。');
  });
});
