import type { Audit } from '../audit.js';
import type { Clock } from '../clock.js';
import { ApiProblem } from '../problem.js';
import type { Vault } from '../../records/vault.js';
import type { Limits, Trying } from './limits.js';
import { normalName } from './names.js';
import { normalPassword } from './passwords.js';
import { TooBusy, type Authenticator, type PasswordHasher, type Staff, type StaffStore } from './port.js';
import { normalRecoveryCode, tokenHash } from './tokens.js';

/** What signing in is made of. */
export interface SignInParts {
  readonly staff: StaffStore;
  readonly limits: Limits;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly hasher: PasswordHasher;
  readonly authenticator: Authenticator;
}

/** A sign-in as it came. */
export interface SignInTry extends Omit<Trying, 'name'> {
  readonly name: string;
  readonly password: string;
  readonly code?: string | undefined;
  /** Keyed, for the audit. */
  readonly address: string;
}

/**
 * Who it is that signs in. An unknown name, a wrong password and a disabled account get the same answer after the same time.
 * @throws ApiProblem 401 `WrongCredentials`, `TotpNeeded`, `WrongCode`; 429 `TooManyTries`; 503 `Busy`
 */
export async function identify(parts: SignInParts, { name: typed, password, code, network, device, address }: SignInTry): Promise<Staff> {
  const { limits, audit, hasher, staff: store } = parts;
  const name = normalName(typed);
  const trying: Trying = { name, network, ...(device !== undefined && { device }) };
  const found = await store.byName(name);
  // What was typed as an unknown name may be a password: it is not kept.
  const refused = (why: string): Promise<void> => audit.append({ ...(found && { staff: found.id }), what: 'session.begin', subject: found?.id ?? '', address, outcome: 'refused', detail: { why } });
  try {
    await limits.take(trying);
  } catch (problem) {
    if (problem instanceof ApiProblem) await refused('too many tries');
    throw problem;
  }
  const right = await verified(hasher, found?.passwordHash ?? '', password);
  if (!right || found?.active !== true) {
    if (found) await store.failed(found.id, true);
    await refused(found === undefined ? 'unknown name' : found.active ? 'wrong password' : 'disabled');
    throw new ApiProblem(401, 'WrongCredentials', { en: 'the name or the password is wrong', 'zh-Hans': '用户名或密码错误' });
  }
  if (found.totp !== '' && code === undefined) {
    await limits.neither(trying);
    throw new ApiProblem(401, 'TotpNeeded', { en: 'enter the code of your authenticator, or a recovery code', 'zh-Hans': '请输入验证器中的验证码，或一个恢复码' });
  }
  if (found.totp !== '' && !(await codeIsRight(parts, found, code ?? ''))) {
    await store.failed(found.id, true);
    await refused('wrong code');
    throw new ApiProblem(401, 'WrongCode', { en: 'the code is wrong, or was used before', 'zh-Hans': '验证码错误或已使用过' });
  }
  await limits.right(trying);
  if (found.failed > 0) await store.failed(found.id, false);
  return (await store.byId(found.id)) ?? found;
}

/** @throws ApiProblem 503 when too many passwords are being checked */
export async function verified(hasher: PasswordHasher, hash: string, typed: string): Promise<boolean> {
  try {
    return await hasher.verify(hash, normalPassword(typed));
  } catch (error) {
    if (error instanceof TooBusy) throw new ApiProblem(503, 'Busy', { en: 'many are signing in at the moment; try again', 'zh-Hans': '当前登录人数较多，请稍后重试' }, { retryAfter: 2 });
    throw error;
  }
}

/** Whether a code of the authenticator, or a recovery code, is right; it is used up by that. */
export async function codeIsRight({ staff: store, clock, vault, authenticator, audit }: Pick<SignInParts, 'staff' | 'clock' | 'vault' | 'authenticator' | 'audit'>, staff: Staff, code: string): Promise<boolean> {
  const step = authenticator.step(vault.open(staff.totp), code, clock.now());
  if (step !== undefined) return store.takeStep(staff.id, step);
  const hash = tokenHash(normalRecoveryCode(code));
  // Read again where somebody changed the account meanwhile; a code that was used meanwhile is then not in it.
  for (let current: Staff | undefined = staff; current?.recovery.includes(hash) === true; current = await store.byId(staff.id)) {
    const recovery = current.recovery.filter((each) => each !== hash);
    if ((await store.change({ ...current, recovery, version: current.version + 1 })) !== 'changed') continue;
    await audit.append({ staff: staff.id, what: 'staff.recovery-code', subject: staff.id, outcome: 'done', detail: { left: recovery.length } });
    return true;
  }
  return false;
}
