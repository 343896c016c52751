import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../bot/supervision/figures/report/csv.js';
import { reportHtml } from '../../../bot/supervision/figures/report/html.js';
import type { MonthlyReport } from '../../../supervision/figures/report/report.js';

const ATTACK = '<script>alert(1)</script>"\'&';

function report(): MonthlyReport {
  const period = { from: '2026-10-01', to: '2026-10-31' };
  const before = { from: '2026-09-01', to: '2026-09-30' };
  return {
    month: '2026-10', period, before, institution: { 'zh-Hans': '示例银行', en: 'Example <Bank>' }, timeZone: 'Asia/Shanghai', madeAt: '2026-11-01T01:00:00.000Z',
    figures: [{ figure: 'declined', period, part: 'day', parts: [], trend: [], across: [], n: 3, cells: [{ side: '', label: '=HYPERLINK("http://x")', n: 2 }, { side: '', label: ATTACK, n: 1 }], before: { period: before, n: 0, cells: [] } }],
    findings: [{ title: ATTACK, what: ATTACK, state: 'open', owner: ATTACK, openedAt: '2026-10-05T00:00:00.000Z', measures: ATTACK }],
    plan: { number: 1, version: { text: ATTACK, by: 's1', at: '2026-11-01T01:00:00.000Z' }, by: ATTACK },
  };
}

describe('a monthly report', () => {
  it.each(['zh', 'en'] as const)('GIVEN words that look like markup WHEN it is a page in %s THEN they are words, and nothing runs or loads', (language) => {
    const html = reportHtml(report(), language);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<Bank>');
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('&#60;script&#62;');
    // A draft says that it is one.
    expect(html).toContain(language === 'en' ? 'draft, not approved' : '草稿，未经批准');
  });

  it('GIVEN a question that begins with = WHEN it is a table THEN no cell is a formula', () => {
    const lines = reportCsv(report(), 'zh').split('\r\n');
    expect(lines.find((line) => line.includes('HYPERLINK'))).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(lines[0]?.charCodeAt(0)).toBe(0xfeff);
  });
});
