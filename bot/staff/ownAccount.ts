import type { z } from 'zod';
import type { ownChange } from '../api/session.js';
import { ApiProblem } from '../problem.js';
import { known, put } from './accounts.js';
import { checkPassword, normalPassword } from './passwords.js';
import type { Staff } from './port.js';
import { codeIsRight, verified, type SignInParts } from './signIn.js';
import { newRecoveryCodes, tokenHash } from './tokens.js';

/** Where what somebody does to their own account comes from. */
export interface Own {
  readonly staff: string;
  /** Keyed. */
  readonly address: string;
}

/** Replaces the password; all sessions end. Gives back the account as it is then. @throws ApiProblem */
export async function changePassword(parts: SignInParts, own: Own, { password, newPassword }: { readonly password: string; readonly newPassword: string }): Promise<Staff> {
  const before = await withPassword(parts, own, password);
  if (normalPassword(password) === normalPassword(newPassword)) throw new ApiProblem(400, 'SamePassword', { en: 'the new password must differ from the old one', 'zh-Hans': '新密码不能与原密码相同' }, { field: 'body.newPassword' });
  await checkPassword(newPassword, [before.name, before.displayName, before.workNumber], 'body.newPassword');
  const passwordHash = await parts.hasher.hash(normalPassword(newPassword));
  return changed(parts, own, 'staff.password', { ...before, passwordHash, mustChangePassword: false, stamp: before.stamp + 1 });
}

/** Makes a secret for an authenticator; it counts when it is proved. @throws ApiProblem */
export async function beginTwoStep(parts: SignInParts, own: Own, password: string, issuer: string): Promise<{ secret: string; uri: string }> {
  const before = await withPassword(parts, own, password);
  if (before.totp !== '') throw new ApiProblem(409, 'TwoStepIsOn', { en: 'two-step sign-in is on already', 'zh-Hans': '两步验证已开启' });
  const secret = parts.authenticator.secret();
  await put(parts.staff, { ...before, totpPending: parts.vault.seal(secret), version: before.version + 1 });
  return { secret, uri: parts.authenticator.uri(secret, issuer, before.name) };
}

/** Proves the authenticator: two-step sign-in is on, with ten recovery codes; all sessions end. @throws ApiProblem */
export async function proveTwoStep(parts: SignInParts, own: Own, code: string): Promise<{ staff: Staff; recoveryCodes: string[] }> {
  const before = await known(parts.staff, own.staff);
  if (before.totpPending === '') throw new ApiProblem(409, 'NothingToProve', { en: 'begin two-step sign-in first', 'zh-Hans': '请先开始设置两步验证' });
  await parts.limits.again(`code ${own.staff}`);
  const step = parts.authenticator.step(parts.vault.open(before.totpPending), code, parts.clock.now());
  if (step === undefined) throw wrongCode();
  // Taken, so that the code which proved it does not sign anybody in.
  await parts.staff.takeStep(own.staff, step);
  await parts.limits.againRight(`code ${own.staff}`);
  const recoveryCodes = newRecoveryCodes();
  const staff = await changed(parts, own, 'staff.two-step-on', { ...before, totp: before.totpPending, totpPending: '', recovery: recoveryCodes.map(tokenHash), stamp: before.stamp + 1 });
  return { staff, recoveryCodes };
}

/** Ends two-step sign-in; all sessions end. @throws ApiProblem */
export async function endTwoStep(parts: SignInParts, own: Own, password: string, code: string): Promise<Staff> {
  const before = await withBoth(parts, own, password, code);
  return changed(parts, own, 'staff.two-step-off', { ...before, totp: '', totpPending: '', recovery: [], stamp: before.stamp + 1 });
}

/** Ten new recovery codes in the place of those before. @throws ApiProblem */
export async function renewRecoveryCodes(parts: SignInParts, own: Own, password: string, code: string): Promise<string[]> {
  const before = await withBoth(parts, own, password, code);
  const recoveryCodes = newRecoveryCodes();
  await changed(parts, own, 'staff.recovery-codes', { ...before, recovery: recoveryCodes.map(tokenHash) });
  return recoveryCodes;
}

/** What somebody sets for themselves. */
export async function changeOwn(parts: Pick<SignInParts, 'staff'>, own: Own, { locale, displayName }: z.output<typeof ownChange>): Promise<Staff> {
  const before = await known(parts.staff, own.staff);
  const next: Staff = { ...before, ...(locale !== undefined && { locale }), ...(displayName !== undefined && { displayName }), version: before.version + 1 };
  await put(parts.staff, next);
  return next;
}

async function withPassword(parts: SignInParts, own: Own, password: string): Promise<Staff> {
  const { staff: store, limits, hasher } = parts;
  const before = await known(store, own.staff);
  if (before.external !== '') throw new ApiProblem(409, 'ExternalAccount', { en: 'your sign-in is kept by the institution’s own sign-on', 'zh-Hans': '您的登录由机构统一登录管理' });
  await limits.again(own.staff);
  if (!(await verified(hasher, before.passwordHash, password))) {
    await parts.audit.append({ ...own, what: 'staff.password-asked', subject: own.staff, outcome: 'refused' });
    throw new ApiProblem(400, 'WrongPassword', { en: 'the password is wrong', 'zh-Hans': '密码错误' }, { field: 'body.password' });
  }
  await limits.againRight(own.staff);
  return before;
}

async function withBoth(parts: SignInParts, own: Own, password: string, code: string): Promise<Staff> {
  const before = await withPassword(parts, own, password);
  if (before.totp === '') throw new ApiProblem(409, 'TwoStepIsOff', { en: 'two-step sign-in is not on', 'zh-Hans': '两步验证尚未开启' });
  // Under a key of its own: a right password does not buy more codes to guess.
  await parts.limits.again(`code ${own.staff}`);
  if (!(await codeIsRight(parts, before, code))) throw wrongCode();
  await parts.limits.againRight(`code ${own.staff}`);
  return known(parts.staff, own.staff);
}

async function changed({ staff: store, audit }: SignInParts, own: Own, what: string, next: Staff): Promise<Staff> {
  const kept = { ...next, version: next.version + 1 };
  await put(store, kept);
  await audit.append({ ...own, what, subject: own.staff, outcome: 'done' });
  return kept;
}

function wrongCode(): ApiProblem {
  return new ApiProblem(400, 'WrongCode', { en: 'the code is wrong, or was used before', 'zh-Hans': '验证码错误或已使用过' }, { field: 'body.code' });
}
