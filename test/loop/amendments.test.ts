import { mkdtemp, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { published, samePerson, withdrawn, type Amendment } from '../../knowledge/loop/amendments.js';
import { openAmendments, type OpenAmendments } from '../../knowledge/loop/amendmentsFile.js';
import { until } from '../support/until.js';

const AT = '2026-12-02T02:00:00.000Z';
const made = (more: Partial<Amendment> = {}): Amendment => ({ kind: 'synonym', words: ['理财管家'], means: '理财顾问', id: 'a-0000000001', madeBy: '王芳', madeAt: AT, status: 'proposed', from: [], ...more } as Amendment);

let folder: string;
let file: string;
const opened: OpenAmendments[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-amendments-'));
  file = join(folder, 'norms', 'amendments.json');
});
afterEach(async () => {
  for (const each of opened.splice(0)) each.close();
  await rm(folder, { recursive: true, force: true });
});
const open = async (...watch: Parameters<typeof openAmendments> extends [string, ...infer Rest] ? Rest : never): Promise<OpenAmendments> => {
  const amendments = await openAmendments(file, ...watch);
  opened.push(amendments);
  return amendments;
};
/** As an editor saves: whole, by renaming. */
const save = async (text: string): Promise<void> => {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
};
const add = (amendments: OpenAmendments, each: Amendment): Promise<void> => amendments.change((now) => ({ next: [...now, each], answer: undefined }));

test('GIVEN a proposal WHEN its maker publishes it THEN it is refused, however the name is written; a second person may, once', () => {
  for (const name of ['王芳', ' 王 芳', '王芳　']) expect(published(made(), name, AT)).toEqual({ ok: false, refusal: 'same-person' });
  expect(samePerson('Wang Fang', 'ＷＡＮＧ fang')).toBe(true);
  const done = published(made(), '李明', AT);
  expect(done).toMatchObject({ ok: true, value: { status: 'published', publishedBy: '李明', publishedAt: AT } });
  if (done.ok) expect(published(done.value, '赵敏', AT)).toEqual({ ok: false, refusal: 'not-proposed' });
});

test('GIVEN one that is wrong THEN anybody takes it back at once, and once', () => {
  const back = withdrawn(made({ status: 'published', publishedBy: '李明', publishedAt: AT }), '王芳', AT);
  expect(back).toMatchObject({ ok: true, value: { status: 'withdrawn', withdrawnBy: '王芳' } });
  if (back.ok) expect(withdrawn(back.value, '李明', AT)).toEqual({ ok: false, refusal: 'already-withdrawn' });
});

test('GIVEN no file WHEN opened THEN there are none; what is added is there for who opens it next', async () => {
  const amendments = await open();
  expect(amendments.current()).toEqual([]);
  await add(amendments, made());
  expect((await open()).current()).toEqual([made()]);
});

test('GIVEN two processes on one file WHEN both add at once THEN nothing is lost, and each sees the other’s', async () => {
  const [one, other] = [await open({ settleMs: 5 }), await open({ settleMs: 5 })];
  await Promise.all(Array.from({ length: 8 }, (_, at) => add(at % 2 === 0 ? one : other, made({ id: `a-000000000${at}` }))));
  await until('both see all', () => one.current().length === 8 && other.current().length === 8);
  expect(new Set(one.current().map(({ id }) => id)).size).toBe(8);
});

test('GIVEN a file that is broken WHEN it changes THEN the last good ones stay in force, it is told once, and nothing writes over it', async () => {
  const told: string[] = [];
  const amendments = await open({ settleMs: 5, onBroken: (problem) => told.push(problem) });
  await add(amendments, made());
  const broken = JSON.stringify({ v: 1, amendments: [made({ status: 'published', publishedBy: '王芳', publishedAt: AT })] });
  await save(broken);
  await until('it is told', () => told.length > 0);
  expect(told).toEqual([expect.stringContaining('must be published by somebody else')]);
  expect(told[0]).toContain('amendments.json');
  expect(amendments.current()).toEqual([made()]);
  await expect(add(amendments, made({ id: 'a-0000000002' }))).rejects.toThrow('somebody else');
  expect(await readFile(file, 'utf8')).toBe(broken);
  const changed: number[] = [];
  const again = await open({ settleMs: 5, onChange: (now) => changed.push(now.length) });
  expect(again.current()).toEqual([]);
  await save(JSON.stringify({ v: 1, amendments: [made(), made({ id: 'a-0000000002' })] }));
  await until('it is mended', () => again.current().length === 2 && amendments.current().length === 2);
  expect(changed).toEqual([2]);
});

test('GIVEN a step that changes nothing THEN the file is not written; one whose result does not fit is refused', async () => {
  const amendments = await open();
  await add(amendments, made());
  const before = (await stat(file)).mtimeMs;
  expect(await amendments.change((now) => ({ answer: now.length }))).toBe(1);
  expect((await stat(file)).mtimeMs).toBe(before);
  await expect(add(amendments, made())).rejects.toThrow('same id');
  expect(amendments.current()).toHaveLength(1);
});

test('GIVEN a lock that a dead process left THEN it is taken away', async () => {
  const amendments = await open();
  await writeFile(`${file}.lock`, '');
  await utimes(`${file}.lock`, 1, 1);
  await add(amendments, made());
  expect(amendments.current()).toHaveLength(1);
});
