import type { z } from 'zod';
import type { Json } from '../../records/json.js';
import type { account, Account, AccountChange, newAccount } from '../api/staff.js';
import type { Audit } from '../audit.js';
import type { Clock } from '../clock.js';
import { ApiProblem } from '../problem.js';
import type { Limits } from './limits.js';
import { newStaffId, normalName } from './names.js';
import { checkPassword, normalPassword } from './passwords.js';
import type { PasswordHasher, Staff, StaffStore } from './port.js';
import { memberOf } from './sessions.js';
import { readable } from './tokens.js';

/** What keeping accounts is made of. */
export interface AccountParts {
  readonly staff: StaffStore;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly hasher: PasswordHasher;
  readonly limits: Limits;
}

/** Who keeps accounts: a member of staff, or the command line (`tool`). */
export interface Keeper {
  readonly staff: string;
  /** Keyed; '' from the command line. */
  readonly address: string;
}

/** A new account's outside self, or a change that only the product makes. */
type NewAccount = Omit<z.output<typeof newAccount>, 'password'> & { readonly password?: string | undefined; readonly mustChange?: boolean; readonly external?: string };

/** An account as who keeps accounts sees it. */
export function seenAccount(staff: Staff): Account {
  return { ...memberOf(staff), active: staff.active, external: staff.external !== '', twoStep: staff.totp !== '', mustChangePassword: staff.mustChangePassword, failedSignIns: staff.failed, createdAt: staff.createdAt, version: staff.version } satisfies z.input<typeof account>;
}

/**
 * Makes an account. Without a password, and who does not come from outside, gets one made here, which must be changed.
 * @throws ApiProblem 400 `WeakPassword`, 409 `NameTaken`
 */
export async function makeAccount({ staff: store, audit, clock, hasher }: AccountParts, by: Keeper, wish: NewAccount): Promise<{ readonly staff: Staff; readonly password?: string }> {
  const name = normalName(wish.name);
  const { password, workNumber, roles, teams, skills, languages, locale, external = '' } = wish;
  const displayName = wish.displayName ?? wish.name;
  if (password !== undefined) await checkPassword(password, [name, displayName, workNumber], 'body.password');
  const made = password === undefined && external === '' ? readable(4, 5) : undefined;
  const secret = made ?? password;
  const staff: Staff = {
    id: newStaffId(), name, displayName, workNumber, roles, teams, skills, languages, locale, active: true,
    mustChangePassword: made !== undefined || wish.mustChange === true,
    passwordHash: secret === undefined ? '' : await hasher.hash(normalPassword(secret)),
    totp: '', totpPending: '', recovery: [], external, failed: 0, version: 1, stamp: 1, createdAt: new Date(clock.now()).toISOString(),
  };
  if (!(await store.add(staff))) throw new ApiProblem(409, 'NameTaken', { en: `there is an account "${name}" already`, 'zh-Hans': `账号“${name}”已存在` }, { field: 'body.name' });
  await audit.append({ ...by, what: 'staff.add', subject: staff.id, outcome: 'done', detail: { roles: [...roles] } });
  return { staff, ...(made !== undefined && { password: made }) };
}

/** Changes an account; its sessions end when its roles change or it is disabled. @throws ApiProblem 404, 409 `Stale`, `LastAdmin` */
export async function changeAccount({ staff: store, audit }: AccountParts, by: Keeper, id: string, { version, ...change }: AccountChange): Promise<Staff> {
  const before = await known(store, id);
  if (before.version !== version) throw stale();
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const wished: Staff = { ...before, ...given };
  const ends = wished.active !== before.active || [...wished.roles].sort().join() !== [...before.roles].sort().join();
  const next: Staff = { ...wished, version: version + 1, stamp: before.stamp + (ends ? 1 : 0) };
  await put(store, next);
  const detail: Record<string, Json> = { changed: Object.keys(given) };
  if (given['roles'] !== undefined) detail['roles'] = { from: [...before.roles], to: [...next.roles] };
  if (next.active !== before.active) detail['active'] = next.active;
  await audit.append({ ...by, what: 'staff.change', subject: id, outcome: 'done', detail });
  return next;
}

/** A new password for somebody who has lost theirs, or the authenticator: their sessions end, and it must be changed. @throws ApiProblem */
export async function resetAccount({ staff: store, audit, hasher, limits }: AccountParts, by: Keeper, id: string, chosen?: string): Promise<{ readonly staff: Staff; readonly password?: string }> {
  const before = await known(store, id);
  if (before.external !== '') throw new ApiProblem(409, 'ExternalAccount', { en: 'this account signs in with the institution’s own sign-on: its password is kept there', 'zh-Hans': '该账号使用机构统一登录，密码不在此处管理' });
  if (chosen !== undefined) await checkPassword(chosen, [before.name, before.displayName, before.workNumber], 'body.password');
  const password = chosen ?? readable(4, 5);
  const passwordHash = await hasher.hash(normalPassword(password));
  const next: Staff = { ...before, passwordHash, mustChangePassword: true, totp: '', totpPending: '', recovery: [], version: before.version + 1, stamp: before.stamp + 1 };
  await put(store, next);
  await store.failed(id, false);
  await limits.forgive(before.name);
  await audit.append({ ...by, what: 'staff.reset', subject: id, outcome: 'done' });
  return { staff: next, ...(chosen === undefined && { password }) };
}

/** @throws ApiProblem 404 */
export async function known(store: StaffStore, id: string): Promise<Staff> {
  const found = await store.byId(id);
  if (found === undefined) throw new ApiProblem(404, 'NotFound', { en: 'no such account', 'zh-Hans': '没有这个账号' });
  return found;
}

/** Puts a change in its place. @throws ApiProblem 409 */
export async function put(store: StaffStore, next: Staff): Promise<void> {
  const outcome = await store.change(next);
  if (outcome === 'stale') throw stale();
  if (outcome === 'last-admin') throw new ApiProblem(409, 'LastAdmin', { en: 'somebody must be left who can keep accounts', 'zh-Hans': '必须至少保留一名管理员' });
}

function stale(): ApiProblem {
  return new ApiProblem(409, 'Stale', { en: 'somebody has changed this account meanwhile; look at it again', 'zh-Hans': '该账号已被他人修改，请刷新后重试' });
}
