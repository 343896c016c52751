import { createInterface } from 'node:readline';
import { newAccount, role, ROLES, type Role } from '../bot/api/staff.js';
import { ApiProblem } from '../bot/problem.js';
import { readSettings } from '../bot/settings.js';
import { changeAccount, makeAccount, resetAccount, type AccountParts } from '../bot/staff/accounts.js';
import { normalName } from '../bot/staff/names.js';
import type { Staff } from '../bot/staff/port.js';
import { onAccounts } from './accounts.js';

/** What can be done to accounts from the command line, beside a running server or before the first start. */
export interface UserCommands {
  add(name: string, options: { readonly roles: readonly string[]; readonly displayName?: string; readonly workNumber?: string }): Promise<void>;
  list(): Promise<void>;
  setActive(name: string, active: boolean): Promise<void>;
  reset(name: string): Promise<void>;
  setRoles(name: string, roles: readonly string[]): Promise<void>;
}

/** Who does it, in the audit. */
const BY = { staff: 'command-line', address: '' };

/** Commands whose words go to `print`; passwords come from standard input. */
export function userCommands(print: (line: string) => void): UserCommands {
  return {
    add: (name, { roles, displayName, workNumber }) => onAccountsHere(async (parts) => {
      const wish = newAccount.safeParse({ name, roles: rolesOf(roles), ...(displayName !== undefined && { displayName }), ...(workNumber !== undefined && { workNumber }) });
      if (!wish.success) throw new Error(wish.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
      const { staff } = await makeAccount(parts, BY, { ...wish.data, password: await askPassword() });
      print(`${staff.name} (${staff.roles.join(', ')}) can sign in; id ${staff.id}`);
    }),
    list: () => onAccountsHere(async (parts) => {
      const all = await parts.staff.list();
      if (all.length === 0) print('no accounts; make one with: npm run user -- add NAME --role supervisor');
      for (const { id, name, displayName, roles, active, totp, external } of all) print([id, name, displayName, roles.join(','), active ? 'active' : 'disabled', ...(totp === '' ? [] : ['two-step']), ...(external === '' ? [] : ['sign-on'])].join('\t'));
    }),
    setActive: (name, active) => onAccountsHere(async (parts) => {
      const { id, version } = await called(parts, name);
      await changeAccount(parts, BY, id, { version, active });
      print(`${name} is ${active ? 'active' : 'disabled, and signed out everywhere'}`);
    }),
    reset: (name) => onAccountsHere(async (parts) => {
      await resetAccount(parts, BY, (await called(parts, name)).id, await askPassword());
      print(`${name} has the new password, to be changed at the next sign-in; two-step sign-in is off`);
    }),
    setRoles: (name, roles) => onAccountsHere(async (parts) => {
      const { id, version } = await called(parts, name);
      const next = await changeAccount(parts, BY, id, { version, roles: rolesOf(roles) });
      print(`${name} is now ${next.roles.join(', ')}`);
    }),
  };
}

/** On the accounts that the environment's settings name; a weak password is said without a stack. */
async function onAccountsHere(work: (parts: AccountParts) => Promise<void>): Promise<void> {
  try {
    await onAccounts(readSettings(process.env), work);
  } catch (problem) {
    throw problem instanceof ApiProblem && problem.code === 'WeakPassword' ? new Error(problem.message) : problem;
  }
}

async function called(parts: AccountParts, name: string): Promise<Staff> {
  const found = await parts.staff.byName(normalName(name));
  if (found === undefined) throw new Error(`no account "${name}"; npm run user -- list shows all`);
  return found;
}

function rolesOf(given: readonly string[]): Role[] {
  if (given.length === 0) throw new Error(`give a role with --role; there are: ${ROLES.join(', ')}`);
  return [...new Set(given.flatMap((list) => list.split(',')).map((each) => each.trim()))].map((each) => {
    const read = role.safeParse(each);
    if (!read.success) throw new Error(`no role "${each}"; there are: ${ROLES.join(', ')}`);
    return read.data;
  });
}

/** The first line of standard input; at a terminal it is asked for, and not shown. */
async function askPassword(): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) {
    stderr.write('Password: ');
    stdin.setRawMode(true);
  }
  try {
    const line = stdin.isTTY ? await typed() : await firstLine();
    if (line === '') throw new Error('give the password on standard input');
    return line;
  } finally {
    if (stdin.isTTY) {
      stdin.setRawMode(false);
      stderr.write('\n');
    }
  }
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

async function typed(): Promise<string> {
  let line = '';
  for await (const chunk of process.stdin) {
    for (const key of String(chunk)) {
      if (key === '\r' || key === '\n' || key === '\u0004') return line;
      if (key === '\u0003') throw new Error('given up');
      line = key === '\u007f' ? [...line].slice(0, -1).join('') : line + key;
    }
  }
  return line;
}
