import { randomBytes } from 'node:crypto';
import { newAccount } from '../../../bot/api/staff.js';
import type { Clock } from '../../../bot/clock.js';
import type { Settings } from '../../../bot/settings.js';
import type { Kysely } from 'kysely';
import type { Schema } from '../../../adapters/database/schema.js';
import { makeAccount } from '../../../bot/staff/accounts.js';
import { onAccounts } from '../../accounts.js';

/** Who works here in the demo. Nobody of them exists. */
const PEOPLE = [
  { name: 'wang', displayName: '王敏', workNumber: '1023', roles: ['agent'], languages: ['zh-Hans', 'zh-Hant', 'en'] },
  { name: 'li', displayName: '李强', workNumber: '1045', roles: ['agent'], skills: ['loans'], teams: ['loans'], languages: ['zh-Hans'] },
  { name: 'zhao', displayName: '赵倩', workNumber: '1052', roles: ['agent'], skills: ['complaint'], teams: ['complaints'], languages: ['zh-Hans', 'zh-Hant'] },
  { name: 'sun', displayName: '孙磊', workNumber: '1060', roles: ['agent'], languages: ['zh-Hans', 'en'] },
  { name: 'qian', displayName: '钱琳', workNumber: '1071', roles: ['agent'], skills: ['complaint'], teams: ['complaints'], languages: ['zh-Hans', 'zh-Hant', 'en'] },
  { name: 'zhou', displayName: '周岚', workNumber: '2001', roles: ['supervisor'], languages: ['zh-Hans', 'zh-Hant', 'en'] },
  { name: 'luo', displayName: '罗涛', workNumber: '2002', roles: ['supervisor'], languages: ['zh-Hans', 'en'] },
  { name: 'chen', displayName: '陈晨', workNumber: '3001', roles: ['compliance'] },
  { name: 'he', displayName: '何青', workNumber: '3002', roles: ['compliance'] },
  { name: 'guan', displayName: '关宁', workNumber: '9001', roles: ['admin'] },
] as const;

/** Somebody who works here, as the demo needs them. */
export interface DemoStaff {
  readonly id: string;
  readonly name: string;
  readonly workNumber: string;
  readonly role: 'agent' | 'supervisor' | 'compliance' | 'admin';
}

/** Who works here, and the password that all of them sign in with. */
export interface DemoPeople {
  readonly staff: readonly DemoStaff[];
  readonly password: string;
}

/** Makes the demo's accounts, all with one password, made here and told once. `nameOf` gives each a name that nobody else has. */
export async function makePeople(settings: Settings, clock: Clock, nameOf: (wished: string) => string): Promise<DemoPeople> {
  const password = randomBytes(12).toString('base64url');
  return await onAccounts(settings, async (parts) => {
    const staff: DemoStaff[] = [];
    for (const { name: wished, roles, ...more } of PEOPLE) {
      const name = nameOf(wished);
      const { id } = (await makeAccount(parts, { staff: 'command-line', address: '' }, { ...newAccount.parse({ name, roles, ...more }), password })).staff;
      staff.push({ id, name, workNumber: more.workNumber, role: roles[0] });
    }
    return { staff, password };
  }, clock);
}

/** Names that are free in a database: those that are taken are numbered. */
export async function freeNames(db: Kysely<Schema>): Promise<(wished: string) => string> {
  const taken = new Set((await db.selectFrom('staff').select('name').execute()).map(({ name }) => name));
  return (wished) => {
    let name = wished;
    for (let number = 2; taken.has(name); number += 1) name = `${wished}${number}`;
    return name;
  };
}
