import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openProfile, type OpenProfile } from '../../adapters/profile/profileFile.js';

const EXAMPLE = new URL('../../cases/profile/example-bank.json', import.meta.url);

let directory: string;
let file: string;
let good: string;
let open: OpenProfile | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'profile-'));
  file = join(directory, 'profile.json');
  good = await readFile(EXAMPLE, 'utf8');
  await writeFile(file, good);
});

afterEach(async () => {
  open?.close();
  open = undefined;
  await rm(directory, { recursive: true });
});

const renamed = (name: string) => good.replace('示例银行', name);

describe('opening a profile', () => {
  it('GIVEN a good file THEN it is current', async () => {
    open = await openProfile(file);
    expect(open.current().branches.map((branch) => branch.id)).toEqual(['pudong', 'xuhui', 'jingan']);
  });

  it('GIVEN no file THEN the start stops and names it', async () => {
    await expect(openProfile(join(directory, 'none.json'))).rejects.toThrow(/none\.json: no such file/);
  });

  it('GIVEN no JSON THEN the start stops and names the file', async () => {
    await writeFile(file, '{ "name": ');
    await expect(openProfile(file)).rejects.toThrow(/profile\.json: expected JSON/);
  });

  it('GIVEN an empty file THEN the start stops and names the file', async () => {
    await writeFile(file, '');
    await expect(openProfile(file)).rejects.toThrow(/profile\.json/);
  });

  it('GIVEN wrong fields THEN the start stops and names file, each field and what is expected', async () => {
    await writeFile(file, good.replace('"duration": 30', '"duration": 31').replace('"branch": "pudong"', '"branch": "moon"'));
    await expect(openProfile(file)).rejects.toThrow(/profile\.json:\n {2}services\[1\]\.duration: expected a multiple of 30 minutes/);
    await writeFile(file, good.replace('"branch": "pudong"', '"branch": "moon"'));
    await expect(openProfile(file)).rejects.toThrow(/advisers\[0\]\.branch: no branch "moon"; expected one of pudong, xuhui, jingan/);
  });
});

describe('a profile that changes', () => {
  it('GIVEN a change in place THEN it becomes current', async () => {
    const onReload = vi.fn();
    open = await openProfile(file, { onReload, settleMs: 20 });
    await writeFile(file, renamed('新银行'));
    await vi.waitFor(() => expect(onReload).toHaveBeenCalledOnce(), 5000);
    expect(open.current().name['zh-Hans']).toBe('新银行');
  });

  it('GIVEN an editor that replaces the file, twice THEN both changes become current', async () => {
    open = await openProfile(file, { settleMs: 20 });
    for (const name of ['第一', '第二']) {
      await writeFile(join(directory, '.profile.json.swp'), renamed(name));
      await rename(join(directory, '.profile.json.swp'), file);
      await vi.waitFor(() => expect(open?.current().name['zh-Hans']).toBe(name), 5000);
    }
  });

  it('GIVEN a broken change THEN the last good one stays, the fault is told once, and its repair is taken', async () => {
    const onBroken = vi.fn<(message: string) => void>();
    const onReload = vi.fn();
    open = await openProfile(file, { onBroken, onReload, settleMs: 20 });
    await writeFile(file, good.replace('"duration": 30', '"duration": 31'));
    await vi.waitFor(() => expect(onBroken).toHaveBeenCalledOnce(), 5000);
    expect(onBroken.mock.calls[0]?.[0]).toContain('services[1].duration: expected a multiple of 30 minutes');
    expect(open.current().services[1]?.duration).toBe(30);
    await writeFile(file, good);
    await vi.waitFor(() => expect(onReload).toHaveBeenCalledOnce(), 5000);
  });

  it('GIVEN the file removed and put back THEN it goes on with the last good one, then the new', async () => {
    const onBroken = vi.fn();
    open = await openProfile(file, { onBroken, settleMs: 20 });
    await rm(file);
    await vi.waitFor(() => expect(onBroken).toHaveBeenCalled(), 5000);
    expect(open.current().name['zh-Hans']).toBe('示例银行');
    await writeFile(file, renamed('回来'));
    await vi.waitFor(() => expect(open?.current().name['zh-Hans']).toBe('回来'), 5000);
  });

  it('GIVEN it was closed THEN later changes are not seen', async () => {
    const onReload = vi.fn();
    const opened = await openProfile(file, { onReload, settleMs: 10 });
    opened.close();
    await writeFile(file, renamed('晚了'));
    await new Promise((done) => setTimeout(done, 150));
    expect(onReload).not.toHaveBeenCalled();
    expect(opened.current().name['zh-Hans']).toBe('示例银行');
  });
});
