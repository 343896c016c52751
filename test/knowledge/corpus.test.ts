import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrokenNorms, checkCorpus } from '../../knowledge/norms/check.js';
import { openNormsFile } from '../../knowledge/norms/openNormsFile.js';
import { chapters, edition } from './fixture.js';

const files = chapters.map((written, at) => ({ name: `chapter-${at + 1}.json`, written }));
const [first, second] = chapters;
if (first === undefined || second === undefined) throw new Error('the fixture has two chapters');
const changed = (clause: object) => [{ name: 'chapter-1.json', written: { ...first, clauses: [{ ...first.clauses[0], ...clause }, ...first.clauses.slice(1)] } }, { name: 'chapter-2.json', written: second }];

describe('checking the norms', () => {
  it('GIVEN whole norms THEN they come back', () => {
    expect(checkCorpus(files, edition)).toEqual({ chapters, edition });
  });

  it.each([
    ['a number twice', changed({ id: '1.1.1' }), /1\.1\.1: stands there twice/],
    ['a number of another chapter', changed({ id: '2.1.9' }), /2\.1\.9: not of chapter 1/],
    ['a number of no section', changed({ id: '1.9.1' }), /1\.9\.1: no such section/],
    ['a reference to nowhere', changed({ seeAlso: ['7.7.7'] }), /1\.1: seeAlso 7\.7\.7 leads nowhere/],
    ['a chapter twice', [...files, { name: 'chapter-3.json', written: { ...second, clauses: [] } }], /clauses/],
    ['something unknown', changed({ colour: 'red' }), /chapter-1\.json: clauses\.0: .*colour/],
    ['no English', changed({ text: { 'zh-Hans': '有' } }), /chapter-1\.json: clauses\.0\.text\.en/],
  ])('GIVEN %s THEN says where', (_, broken, message) => {
    expect(() => checkCorpus(broken, edition)).toThrow(message);
    expect(() => checkCorpus(broken, edition)).toThrow(BrokenNorms);
  });

  it('GIVEN a broken edition THEN says where', () => {
    expect(() => checkCorpus(files, { ...edition, effectiveFrom: 'soon' })).toThrow(/edition\.json: effectiveFrom/);
  });
});

describe('an institution’s own edition', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'norms-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('GIVEN a folder THEN it is open for questions, other files left alone', async () => {
    for (const { name, written } of files) await writeFile(join(folder, name), JSON.stringify(written));
    await writeFile(join(folder, 'edition.json'), JSON.stringify(edition));
    await writeFile(join(folder, 'notes.txt'), 'ours');
    const norms = await openNormsFile(folder);
    expect(norms.edition.edition).toBe('test-1');
    expect(norms.decide('怎么取消预约')).toMatchObject({ kind: 'answer', clause: { id: '1.1.3' } });
  });

  it('GIVEN no folder, no chapter, no edition or no JSON THEN names it', async () => {
    await expect(openNormsFile(join(folder, 'absent'))).rejects.toThrow(/absent: no such folder/);
    await expect(openNormsFile(folder)).rejects.toThrow(/holds no chapter/);
    await writeFile(join(folder, 'chapter-1.json'), JSON.stringify(first));
    await expect(openNormsFile(folder)).rejects.toThrow(/edition\.json: no such file/);
    await writeFile(join(folder, 'edition.json'), '{');
    await expect(openNormsFile(folder)).rejects.toThrow(/edition\.json: not JSON/);
  });
});
