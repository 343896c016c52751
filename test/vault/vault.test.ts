import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SealBroken, Vault } from '../../records/vault.js';

const key = (id: string): { id: string; secret: Buffer } => ({ id, secret: randomBytes(32) });

describe('vault', () => {
  const vault = new Vault([key('k1')]);

  test.each(['', 'a', '{"name":"王芳","phone":"+8613800138000"}', '😀\0𠮷\u2028', '字'.repeat(100_000)])('opens what it sealed (%#)', (text) => {
    const sealed = vault.seal(text);
    expect(sealed).toMatch(/^v1\.k1\.[\w-]+$/);
    expect(vault.open(sealed)).toBe(text);
  });

  test('shows nothing of the text, and two seals of one text differ', () => {
    const sealed = Array.from({ length: 1_000 }, () => vault.seal('13800138000'));
    expect(new Set(sealed).size).toBe(1_000);
    expect(new Set(sealed.map((each) => each.slice(0, 22))).size).toBe(1_000);
    for (const each of sealed) expect(Buffer.from(each.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('13800138000');
  });

  test('refuses what was changed, in each of its parts and characters', () => {
    const both = new Vault([key('k1'), key('k2')]);
    // Lengths of each remainder, so that the last character has bits that mean nothing.
    for (const text of ['王芳', '王芳1', '王芳12']) {
      const sealed = both.seal(text);
      const [version = '', id = '', body = ''] = sealed.split('.');
      const broken = Array.from(sealed, (char, index) => ['A', 'B', 'w', '.', ' '].filter((other) => other !== char).map((other) => sealed.slice(0, index) + other + sealed.slice(index + 1))).flat();
      broken.push('', 'v1', 'v1..', `v2.${id}.${body}`, `${version}.k2.${body}`, `${version}.k3.${body}`, `${version}.${id}.`, `${version}.${id}.AAAA`, `${sealed}A`, `${sealed}=`, `${sealed}\n`, ` ${sealed}`, sealed.slice(0, -1), sealed.slice(0, 40), `${version}.${id}.${Buffer.from(body, 'base64url').subarray(1).toString('base64url')}`);
      for (const each of broken) expect(() => both.open(each), each).toThrow(SealBroken);
      expect(both.open(sealed)).toBe(text);
    }
    expect(() => both.open(`v1.k3.${vault.seal('x').split('.')[2]}`)).toThrow(expect.objectContaining({ keyId: 'k3' }) as Error);
  });

  test('opens what an older key sealed, seals with the first, and not without the key', () => {
    const [old, fresh] = [key('2026'), key('2027')];
    const sealed = new Vault([old]).seal('王芳');
    const after = new Vault([fresh, old]);
    expect(after.open(sealed)).toBe('王芳');
    expect(after.seal('王芳')).toMatch(/^v1\.2027\./);
    expect(() => new Vault([fresh]).open(sealed)).toThrow(SealBroken);
    // The same id with another secret is another key.
    expect(() => new Vault([{ ...fresh, id: old.id }]).open(sealed)).toThrow(SealBroken);
  });

  test('finds values under every key, always the same, and none under another', () => {
    const [old, fresh] = [key('2026'), key('2027')];
    const [before, after] = [new Vault([old]), new Vault([fresh, old])];
    const stored = before.lookup('phone:+8613800138000');
    expect(stored).toMatch(/^[\da-f]{32}$/);
    expect(new Vault([old]).lookup('phone:+8613800138000')).toBe(stored);
    expect(after.lookups('phone:+8613800138000')).toEqual([after.lookup('phone:+8613800138000'), stored]);
    expect(after.lookup('phone:+8613800138000')).not.toBe(stored);
    expect(new Set(['phone:+8613800138000', 'phone:+8613800138001', 'mail:+8613800138000', ''].map((value) => before.lookup(value))).size).toBe(4);
    expect(after.lookups('mail:a@b.cn')).not.toContain(stored);
  });

  test.each([
    ['none', []],
    ['a short one', [{ id: 'k', secret: randomBytes(15) }]],
    ['two of one name', [key('k'), key('k')]],
    ['a name with a dot', [key('a.b')]],
    ['an empty name', [key('')]],
    ['a name too long', [key('k'.repeat(33))]],
    ['a name with a line break', [key('k\n')]],
    ['a second that is not usable', [key('k'), { id: 'l', secret: new Uint8Array() }]],
  ])('is not made with %s', (_what, keys) => {
    expect(() => new Vault(keys)).toThrow(RangeError);
  });
});
