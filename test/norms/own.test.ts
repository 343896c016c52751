import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApp } from '../support/app.js';
import { Customer } from '../support/customer.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-norms-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const both = (zh: string, en: string) => ({ 'zh-Hans': zh, en });

test('GIVEN an edition of the institution’s own WHEN asked THEN its words are the answer', async () => {
  const clause = { id: '1.1', title: both('排队叫号', 'Queueing'), text: both('客户取号后，等候不超过15分钟；超过的由大堂经理安抚。', 'After taking a number nobody waits more than 15 minutes; beyond that the lobby manager sees to it.'), questions: { customer: ['排队最多等几分钟'], agent: ['客户等太久怎么办'], supervisor: ['等候时限是多少'], en: ['How long may a customer wait?'] } };
  await writeFile(join(folder, 'chapter-1.json'), JSON.stringify({ number: 1, title: both('大堂', 'Lobby'), sections: [{ id: '1.1', title: both('排队叫号', 'Queueing') }], clauses: [clause] }));
  await writeFile(join(folder, 'edition.json'), JSON.stringify({ title: both('大堂规范', 'Lobby norms'), edition: 'own-1', effectiveFrom: '2026-01-01', approvedBy: '合规部', approvedOn: '2025-12-01', missing: [] }));
  const running = await startApp({ NORMS_DIR: folder });
  try {
    const customer = await Customer.arrive(running.app.address);
    expect((await customer.say('规范 1.1')).text).toContain('15分钟');
  } finally {
    await running.stop();
  }
});

test('GIVEN a folder that holds no norms WHEN the server starts THEN it says which file is missing, and stops', async () => {
  await expect(startApp({ NORMS_DIR: folder })).rejects.toThrow('chapter-1.json');
});
