import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftChapter, draftEdition } from '../../knowledge/ingest/draft.js';
import { ingest } from '../../tools/ingest.js';

const SOUND = '# 手册\n\n## 第1章 沟通\n\n### 1.1 反馈\n\n反馈很重要，见1.1.2。\n\n**1.1.1 渠道**　电话、邮件。\n\n**1.1.2 时效**　在24小时内回应。\n';

let folder: string;
let printed: string;
let said: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ingest-'));
  printed = '';
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

async function run(text: string, options: Partial<Parameters<typeof ingest>[1]> = {}): Promise<number> {
  const file = join(folder, 'handbook.md');
  await writeFile(file, text);
  return ingest([file], { out: join(folder, 'draft'), against: join(folder, 'before'), references: [], ...options });
}

async function json(...path: string[]): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, ...path), 'utf8'));
}

describe('ingest', () => {
  it('prints what it understood and writes a draft', async () => {
    expect(await run(SOUND)).toBe(0);
    expect(printed).toContain('1 chapters, 1 sections, 3 clauses: 2 numbered');
    expect(printed).toContain('Nothing looks damaged.');
    expect(draftChapter.parse(await json('draft', 'chapter-1.json')).clauses[0]).toMatchObject({ id: '1.1', seeAlso: ['1.1.2'] });
    expect(draftEdition.parse(await json('draft', 'edition.json'))).toMatchObject({ title: '手册', state: 'draft', acceptedDamage: 0 });
  });

  it('refuses to publish damage, unless told to', async () => {
    const damaged = SOUND.replace('电话、邮件', '电话、??件');
    expect(await run(damaged, { publish: true })).toBe(1);
    expect(printed).toMatch(/LOOKS DAMAGED: 1 places[\s\S]*1\.1\.1 +line 9:\d+: .*电话、\?\?件/);
    expect(said).toContain('Not published: 1 places look damaged');
    expect(await json('draft', 'edition.json')).toMatchObject({ state: 'draft' });
    expect(await run(damaged, { publish: true, acceptDamage: true })).toBe(0);
    expect(await json('draft', 'edition.json')).toMatchObject({ state: 'published', acceptedDamage: 1 });
    expect(await run(SOUND, { publish: true, replace: true })).toBe(0);
    expect(await json('draft', 'edition.json')).toMatchObject({ state: 'published', acceptedDamage: 0 });
  });

  it('doesn’t write over a draft that somebody worked on', async () => {
    await run(SOUND);
    const file = join(folder, 'draft', 'chapter-1.json');
    const worked = (await readFile(file, 'utf8')).replace('电话、邮件', '电话、短信');
    await writeFile(file, worked);
    expect(await run(SOUND)).toBe(2);
    expect(await readFile(file, 'utf8')).toBe(worked);
    expect(await run(SOUND, { replace: true })).toBe(0);
    expect(await readFile(file, 'utf8')).not.toBe(worked);
  });

  it('shows what is new, changed and gone since the edition before, and what refers to it', async () => {
    await run(SOUND, { out: join(folder, 'before') });
    await writeFile(join(folder, 'deadlines.json'), '{\n  "clause": "norm 1.1.2"\n}\n');
    printed = '';
    const after = SOUND.replace('24小时', '12小时').replace(/\*\*1\.1\.1.*\n\n/, '');
    expect(await run(`${after}\n### 1.2 回访\n\n回访问客户满意不满意。\n`, { references: [folder], json: true })).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({
      counts: { sections: 2, numbered: 1 },
      against: { same: 1, changed: [{ id: '1.1.2' }], gone: [{ id: '1.1.1', title: '渠道' }], fresh: [{ id: '1.2', title: '回访' }] },
    });
    const { references } = JSON.parse(printed) as { references: Record<string, { kind: string; line: number }[]> };
    expect(references['1.1.2']?.[0]).toMatchObject({ kind: 'deadline', line: 2 });
  });

  it('takes several files for one handbook', async () => {
    const [first, second] = [join(folder, '1.md'), join(folder, '2.txt')];
    await writeFile(first, SOUND);
    await writeFile(second, '第二章 受理\n一、预约\n预约用电话、、短信。\n- 1 -\n');
    expect(await ingest([first, second], { out: join(folder, 'draft'), against: folder, references: [] })).toBe(0);
    expect(printed).toContain('2 chapters, 2 sections, 4 clauses: 2 numbered');
    expect(printed).toContain('2.1     2.txt line 3:6: ');
  });

  it('says what it can’t read, and when there is no structure', async () => {
    expect(await ingest([join(folder, 'none.md')], { out: folder, against: folder, references: [] })).toBe(1);
    expect(said).toContain('none.md');
    expect(await run('只有一句话。')).toBe(1);
    expect(said).toContain('no chapters, sections or clauses found');
  });
});
