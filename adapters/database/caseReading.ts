import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { Contact } from '../../cases/booking/booking.js';
import { CASE_KINDS, CASE_STATES, type Case } from '../../cases/case.js';
import type { Customer } from '../../cases/cases.js';
import { LOCALES } from '../../records/message.js';
import type { Vault } from '../../records/vault.js';
import type { Connection } from './schema.js';
import { storable, storableKey } from './texts.js';

const contact = z.object({ kind: z.enum(['phone', 'mail']), value: z.string() });
const moment = z.looseObject({ dueAt: z.string(), computedAt: z.string(), reason: z.string(), by: z.string().optional() });
const deadline = z.looseObject({
  policy: z.string(), event: z.string(), clause: z.string(), dueAt: z.string(), computedAt: z.string(), reason: z.string(), history: z.array(moment),
  reminders: z.array(z.string()), escalateAt: z.string(), doneAt: z.string().optional(), certain: z.boolean(),
});
const stored = z.object({
  number: z.string(), kind: z.enum(CASE_KINDS), state: z.enum(CASE_STATES), conversation: z.string(), channel: z.string().optional(), formKey: z.string(), locale: z.enum(LOCALES),
  openedAt: z.string(), updatedAt: z.string(),
  person: z.object({ name: z.string().optional(), contact: contact.optional(), identity: z.string().optional(), onBehalfOf: z.string().optional() }),
  subject: z.string(), details: z.record(z.string(), z.json()), major: z.boolean(), owner: z.string().optional(), accused: z.array(z.string()),
  deadlines: z.array(deadline),
  steps: z.array(z.object({ at: z.string(), by: z.string(), what: z.string(), note: z.string().optional() })),
  version: z.number(),
});

/** Whether an opened body is a case: the schema checks it, and what that leaves loose this program wrote itself. */
function isCase(value: unknown): value is Case {
  return stored.safeParse(value).success;
}

/** A sealed body as a case. */
export function caseOf(vault: Vault, body: string): Case {
  const value: unknown = JSON.parse(vault.open(body));
  if (!isCase(value)) throw new TypeError('not a case');
  return value;
}

/** The text whose lookup a contact is found by. */
export function contactKeyText({ kind, value }: Contact): string {
  return `${kind}:${value}`;
}

/**
 * Whether a row bears a customer's contact or identity, for tables with `contact_key` and `identity`; undefined when the
 * customer has shown neither. The indexes leave '' out, and SQLite uses them only where the statement says so, too.
 */
export function isCustomers(vault: Vault, { contact: known, identity }: Customer): RawBuilder<SqlBool> | undefined {
  const ways: RawBuilder<SqlBool>[] = [];
  if (known !== undefined) ways.push(sql<SqlBool>`(contact_key in (${sql.join(vault.lookups(contactKeyText(known)))}) and contact_key <> '')`);
  if (identity !== undefined && identity !== '') ways.push(sql<SqlBool>`(identity = ${storable(identity)} and identity <> '')`);
  return ways.length === 0 ? undefined : sql<SqlBool>`(${sql.join(ways, sql` or `)})`;
}

/** A case by its receipt number. */
export async function caseByNumber(on: Connection, vault: Vault, number: string): Promise<Case | undefined> {
  const row = await on.selectFrom('cases').select('body').where('number', '=', storable(number)).executeTakeFirst();
  return row && caseOf(vault, row.body);
}

/** A case by the form that made it. */
export async function caseByFormKey(on: Connection, vault: Vault, formKey: string): Promise<Case | undefined> {
  const row = await on.selectFrom('cases').select('body').where('form_key', '=', storableKey(formKey)).executeTakeFirst();
  return row && caseOf(vault, row.body);
}

/** A verified customer's cases, newest first. */
export async function casesOfCustomer(on: Connection, vault: Vault, customer: Customer, limit: number): Promise<Case[]> {
  const condition = isCustomers(vault, customer);
  if (condition === undefined) return [];
  const rows = await on.selectFrom('cases').select('body').where(condition).orderBy('opened_at', 'desc').orderBy('number', 'desc').limit(limit).execute();
  return rows.map((row) => caseOf(vault, row.body));
}

/** A conversation's cases, newest first. */
export async function casesOfConversation(on: Connection, vault: Vault, conversation: string, limit: number): Promise<Case[]> {
  const rows = await on.selectFrom('cases').select('body').where('conversation', '=', storable(conversation)).orderBy('opened_at', 'desc').orderBy('number', 'desc').limit(limit).execute();
  return rows.map((row) => caseOf(vault, row.body));
}

/** Complaints of these conversations, or with these numbers, by number. */
export async function complaintsOf(on: Connection, vault: Vault, { conversations, numbers }: { readonly conversations: readonly string[]; readonly numbers: readonly string[] }): Promise<Case[]> {
  if (conversations.length === 0 && numbers.length === 0) return [];
  const rows = await on
    .selectFrom('cases').select('body').where('kind', '=', 'complaint')
    .where((of) => of.or([
      ...(conversations.length === 0 ? [] : [of('conversation', 'in', conversations.map(storable))]),
      ...(numbers.length === 0 ? [] : [of('number', 'in', numbers.map(storable))]),
    ]))
    .orderBy('number').execute();
  return rows.map((row) => caseOf(vault, row.body));
}

/** Cases whose next deadline has come, soonest first. */
export async function dueCases(on: Connection, vault: Vault, now: number, limit: number): Promise<Case[]> {
  const rows = await on.selectFrom('cases').select('body').where('due_at', 'is not', null).where('due_at', '<=', now).orderBy('due_at').orderBy('number').limit(limit).execute();
  return rows.map((row) => caseOf(vault, row.body));
}

/** Open cases that have a clock running, by number. */
export async function openCases(on: Connection, after: string, limit: number): Promise<Pick<Case, 'number' | 'conversation'>[]> {
  return await on.selectFrom('cases').select(['number', 'conversation']).where('due_at', 'is not', null).where('number', '>', storable(after)).orderBy('number').limit(limit).execute();
}
