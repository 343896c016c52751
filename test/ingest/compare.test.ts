import { describe, expect, it } from 'vitest';
import { compare } from '../../knowledge/ingest/compare.js';
import { referencesIn } from '../../knowledge/ingest/references.js';

const clause = (id: string, title: string, text: string) => ({ id, title, text });
const BEFORE = [
  clause('4.3.1', '渠道', '客户可以通过电话、邮件、在线平台反馈意见。'),
  clause('4.3.2', '时效', '一般反馈在24小时内首次回应，重大事项在48小时内答复。'),
  clause('4.3.3', '记录', '记录反馈的时间、内容、处理人和结果。'),
  clause('4.3.4', '抽奖', '每季度抽取十名参与评价的客户赠送礼品。'),
];

describe('two editions', () => {
  it('are the same but for blanks, punctuation and script', () => {
    expect(compare(BEFORE, BEFORE.map((each) => ({ ...each, text: each.text.replaceAll('，', ', ').replaceAll('结果', '結果') })))).toEqual({ same: 4, fresh: [], changed: [], moved: [], gone: [] });
  });

  it('differ in what is new, changed, moved and gone', () => {
    const inserted = clause('4.3.2', '保密', '反馈人的身份只让经办人员知道，任何人不得打听。');
    const after = [BEFORE[0], inserted, { ...BEFORE[1], id: '4.3.3', text: '一般反馈在12小时内首次回应，重大事项在48小时内答复。' }, { ...BEFORE[2], id: '4.3.4' }].filter((each) => each !== undefined) as typeof BEFORE;
    const { same, fresh, changed, moved, gone } = compare(BEFORE, after);
    expect({ same, fresh, changed, gone: gone.map(({ id }) => id) }).toEqual({ same: 1, fresh: [inserted], changed: [], gone: ['4.3.4'] });
    expect(moved.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(['4.3.2 4.3.3', '4.3.3 4.3.4']);
    const rewritten = compare(BEFORE, BEFORE.map((each) => (each.id === '4.3.2' ? { ...each, text: '一般反馈在12小时内首次回应，重大事项在48小时内答复。' } : each)));
    expect(rewritten).toMatchObject({ same: 3, changed: [{ id: '4.3.2' }], fresh: [], moved: [], gone: [] });
    expect(rewritten.changed[0]?.similarity).toBeGreaterThan(0.8);
  });
});

describe('references', () => {
  it('are found in deadlines, comments, texts and lists of clauses to read beside', () => {
    expect([...referencesIn('cases/profile/bank.json', '{\n  "id": "x",\n  "clause": "norm 4.3.2",\n  "version": "1.3.1"\n}')]).toEqual([['4.3.2', [{ kind: 'deadline', file: 'cases/profile/bank.json', line: 3, text: '"clause": "norm 4.3.2",' }]]]);
    expect([...referencesIn('texts/en/desk.ts', '/** Texts (norms 1.5.2, 2.3–2.5). */').keys()]).toEqual(['1.5.2', '2.3', '2.5']);
    expect([...referencesIn('a/chapter-4.json', '  "id": "4.3.1",\n  "seeAlso": [\n    "4.3.2",\n    "8.1.t"\n  ],\n  "score": "0.25",\n  "zh": "见时效（4.3.5）。"').keys()]).toEqual(['4.3.2', '8.1.t', '4.3.5']);
    expect([...referencesIn('a.ts', 'const width = 1.5; // about 2.5 or 12.5% (0.75)').keys()]).toEqual(['0.75']);
  });
});
