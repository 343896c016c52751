import type { Audit } from '../audit.js';
import { loginName } from '../api/staff.js';
import { ApiProblem } from '../problem.js';
import { makeAccount, put, type AccountParts } from './accounts.js';
import { newStaffId } from './names.js';
import type { ExternalPerson, Staff } from './port.js';

/**
 * The account of somebody who comes from the institution's own sign-on: made when they first come, with the roles that
 * their claims give them; and those are kept in step. An account of ours is never taken over by its name.
 * @throws ApiProblem 403 for who has no role here, or whose account was disabled
 */
export async function accountOf(parts: AccountParts, person: ExternalPerson, address: string): Promise<Staff> {
  const { staff: store, audit } = parts;
  const found = await store.byExternal(person.id);
  if (person.roles.length === 0 || found?.active === false) {
    await refused(audit, found, address, found?.active === false ? 'disabled' : 'no role');
    throw new ApiProblem(403, 'NoRole', { en: 'you have no role here; ask whoever keeps the accounts', 'zh-Hans': '您在本系统没有角色，请联系账号管理员' });
  }
  if (found === undefined) return make(parts, person, address);
  if ([...found.roles].sort().join() === [...person.roles].sort().join()) return found;
  const next: Staff = { ...found, roles: person.roles, version: found.version + 1, stamp: found.stamp + 1 };
  await put(store, next);
  await audit.append({ staff: found.id, what: 'staff.change', subject: found.id, address, outcome: 'done', detail: { changed: ['roles'], roles: { from: [...found.roles], to: [...next.roles] }, by: 'sign-on' } });
  return next;
}

async function make(parts: AccountParts, { id, name, displayName, roles }: ExternalPerson, address: string): Promise<Staff> {
  const fit = loginName.safeParse(name);
  const wish = { displayName, workNumber: '', roles: [...roles], teams: [], skills: [], languages: [], locale: 'zh-Hans' as const, external: id };
  try {
    return (await makeAccount(parts, { staff: '', address }, { ...wish, name: fit.success ? fit.data : newStaffId() })).staff;
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    // Two browsers at once, or a name that somebody else has.
    return (await parts.staff.byExternal(id)) ?? (await makeAccount(parts, { staff: '', address }, { ...wish, name: newStaffId() })).staff;
  }
}

function refused(audit: Audit, found: Staff | undefined, address: string, why: string): Promise<void> {
  return audit.append({ ...(found && { staff: found.id }), what: 'session.begin', subject: found?.id ?? '', address, outcome: 'refused', detail: { why, by: 'sign-on' } });
}
