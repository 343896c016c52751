import { describe, expect, it } from 'vitest';
import { decode } from '../../knowledge/ingest/encoding.js';
import { clausesOf } from '../../knowledge/ingest/draft.js';
import { understand } from '../../knowledge/ingest/ingest.js';
import { read } from '../../knowledge/ingest/read.js';
import { docx, pdf } from './files.js';

/** 第一章 服务 in GBK. */
const GBK = Uint8Array.from([0xb5, 0xda, 0xd2, 0xbb, 0xd5, 0xc2, 0x20, 0xb7, 0xfe, 0xce, 0xf1]);

const LINES = ['第一章 服务受理', '一、预约', '预约可以在网上办理。', '1. 预约方式：电话、网上或者到网点。', '2. 预约确认：以短信确认。'];
const CLAUSES = [
  { id: '1.1', title: '预约', text: '预约可以在网上办理。' },
  { id: '1.1.1', title: '预约方式', text: '电话、网上或者到网点。' },
  { id: '1.1.2', title: '预约确认', text: '以短信确认。' },
];

async function clauses(name: string, bytes: Uint8Array) {
  return clausesOf(understand(await read(name, bytes)).draft).map(({ id, title, text }) => ({ id, title, text }));
}

describe('reading a document', () => {
  it('tells UTF-8, its mark, UTF-16 and GBK apart', () => {
    expect(decode(GBK)).toEqual({ text: '第一章 服务', encoding: 'gb18030' });
    expect(decode(Buffer.from('第一章 服务'))).toEqual({ text: '第一章 服务', encoding: 'utf-8' });
    expect(decode(Buffer.from('\ufeff第一章'))).toEqual({ text: '第一章', encoding: 'utf-8' });
    expect(decode(Buffer.from('\ufeff第一章', 'utf16le'))).toEqual({ text: '第一章', encoding: 'utf-16le' });
  });

  it('reads plain text', async () => expect(await clauses('a.txt', Buffer.from(LINES.join('\r\n')))).toEqual(CLAUSES));

  it('reads Markdown with headings and bold titles', async () => {
    // The list is part of its clause: clauses are numbered otherwise here.
    const text = '# 手册\n\n## 第一章 服务受理\n\n### 1.1 预约\n\n预约可以在网上办理。\n\n**1.1.1 预约方式**　电话、网上或者到网点。\n\n- **预约确认**：以短信确认。';
    const understood = understand(await read('a.md', Buffer.from(text)));
    expect(understood.draft.title).toBe('手册');
    expect(clausesOf(understood.draft).map(({ id, title, text: words }) => ({ id, title, text: words }))).toEqual([CLAUSES[0], { ...CLAUSES[1], text: '电话、网上或者到网点。\n预约确认：以短信确认。' }]);
  });

  it('reads HTML without its navigation', async () => {
    const html = `<html><body><nav>首页 | 登录</nav><h1>手册</h1><h2>第一章 服务受理</h2><h3>一、预约</h3><p>预约可以在网上办理。</p><p><b>1. 预约方式：</b>电话、网上或者到网点。</p><ol start="2"><li>预约确认：以短信确认。</li></ol><script>x()</script></body></html>`;
    expect(await clauses('a.html', Buffer.from(html))).toEqual(CLAUSES);
  });

  it('reads Word’s own headings without numbers in them', async () => {
    expect(await clauses('a.docx', docx(['# 服务受理', '## 预约', ...LINES.slice(2), '## 取消', '可以取消。', '# 反馈', '## 渠道', '电话。']))).toEqual([...CLAUSES, { id: '1.2', title: '取消', text: '可以取消。' }, { id: '2.1', title: '渠道', text: '电话。' }]);
  });

  it('reads Word', async () => expect(await clauses('a.docx', docx(['# 第一章 服务受理', '## 一、预约', ...LINES.slice(2)]))).toEqual(CLAUSES));

  it('reads PDF, without page numbers and headers, and joins what a page broke', async () => {
    const header = '示例银行服务手册';
    const long = '预约可以在网上办理，也可以打电话或者到任何一家网点办理，我们都会';
    const pages = [
      [header, '第一章 服务受理', '一、预约', long, '在当天以短信回复您，请您留意收到的消息并按约定的时间前来我们网点，', '谢谢。', '- 1 -'],
      [header, '1. 预约方式：电话、网上或者到网点，所有方式都是免费的而且全天都', '开放。', '2. 预约确认：以短信确认。', '- 2 -'],
      [header, '二、受理', '受理以短信确认。', '- 3 -'],
    ];
    expect(await clauses('a.pdf', pdf(pages))).toEqual([
      { id: '1.1', title: '预约', text: `${long}在当天以短信回复您，请您留意收到的消息并按约定的时间前来我们网点，谢谢。` },
      { id: '1.1.1', title: '预约方式', text: '电话、网上或者到网点，所有方式都是免费的而且全天都开放。' },
      { id: '1.1.2', title: '预约确认', text: '以短信确认。' },
      { id: '1.2', title: '受理', text: '受理以短信确认。' },
    ]);
  });

  it('says what it can’t read', async () => {
    await expect(read('a.xlsx', Buffer.from(''))).rejects.toThrow('can\'t read "xlsx"; there are: docx, pdf, md, txt, html');
    await expect(read('a.docx', Buffer.from('no zip'))).rejects.toThrow(/^a\.docx: /);
    await expect(read('a.pdf', Buffer.from('no pdf'))).rejects.toThrow(/^a\.pdf: /);
  });
});
