import { recordText, registrationHash } from '../../records/chain.js';
import { GENESIS } from '../../records/record.js';
import { BETWEEN, ROW_END } from '../../records/verifyLines.js';
import { insertRecord, quoted, rehashed, replaceRecords, storedRows, type Sql } from './sql.js';
import type { Talk } from './talk.js';

/** Where a fault is reported: a conversation and one of its sequences, a line of the register, or a row that no reading finds. */
export type Where = { readonly of: keyof Talk; readonly sequence: number } | { readonly line: number } | { readonly conversation: string; readonly sequence: number } | { readonly nowhere: true };

/** Something done to the record by SQL, without the key. */
export interface Damage {
  readonly name: string;
  readonly run: (sql: Sql, talk: Talk) => Promise<unknown>;
  /** Each place where `verify` must find it. */
  readonly at: (talk: Talk) => Where | readonly Where[];
}

const idOf = (talk: Talk, name: keyof Talk): string => talk[name][0]?.conversation ?? '';
const at = (of: keyof Talk, sequence: number) => (): Where => ({ of, sequence });
const lastOf = (of: keyof Talk, more = 0) => (talk: Talk): Where => ({ of, sequence: talk[of].length + more });
const records = (talk: Talk, of: keyof Talk, which: string): string => `from records where conversation = ${quoted(idOf(talk, of))} and ${which}`;

/** A whole conversation's rows and head, gone. */
async function deleteConversation(sql: Sql, id: string): Promise<void> {
  await sql(`delete from records where conversation = ${quoted(id)}`);
  await sql(`delete from conversations where id = ${quoted(id)}`);
}

/** A chain computed anew from its first record on, and the head set to its end. The seal needs the key and stays. */
async function recompute(sql: Sql, id: string, edit: (content: string) => string): Promise<void> {
  let previous = GENESIS;
  const chain = (await storedRows(sql, id)).map((record) => {
    const made = rehashed({ ...record, content: edit(record.content), previous });
    previous = made.hash;
    return made;
  });
  await replaceRecords(sql, id, chain);
  await sql(`update conversations set last_hash = ${quoted(previous)} where id = ${quoted(id)}`);
}

async function forgeLast(sql: Sql, id: string, moveHead: boolean): Promise<void> {
  const last = (await storedRows(sql, id)).at(-1);
  if (last === undefined) throw new Error('nothing to follow');
  const forged = rehashed({ ...last, sequence: last.sequence + 1, previous: last.hash });
  await insertRecord(sql, forged);
  if (moveHead) await sql(`update conversations set last_sequence = ${forged.sequence}, last_hash = ${quoted(forged.hash)} where id = ${quoted(id)}`);
}

async function swapSequences(sql: Sql, id: string, one: number, other: number): Promise<void> {
  const move = (from: number, to: number): Promise<unknown> => sql(`update records set sequence = ${to} where conversation = ${quoted(id)} and sequence = ${from}`);
  await move(one, -1);
  await move(other, one);
  await move(-1, other);
}

/** Swaps two ids wherever a column holds them. */
async function swapIds(sql: Sql, table: string, column: string, one: string, other: string): Promise<void> {
  const rename = (from: string, to: string): Promise<unknown> => sql(`update ${table} set ${column} = ${quoted(to)} where ${column} = ${quoted(from)}`);
  await rename(one, 'between');
  await rename(other, one);
  await rename('between', other);
}

/** The register without a conversation, its lines numbered and chained anew, its end set to match but for the seal. */
async function rewriteRegister(sql: Sql, kept: readonly string[]): Promise<void> {
  await sql('delete from register');
  let previous = GENESIS;
  for (const [index, conversation] of kept.entries()) {
    const hash = registrationHash(index + 1, conversation, previous);
    await sql(`insert into register (ordinal, conversation, hash, previous) values (${index + 1}, ${quoted(conversation)}, ${quoted(hash)}, ${quoted(previous)})`);
    await sql(`update conversations set ordinal = ${index + 1} where id = ${quoted(conversation)}`);
    previous = hash;
  }
  await sql(`update register_head set last_ordinal = ${kept.length}, last_hash = ${quoted(previous)}`);
}

/** The hash last: what follows an edited hash is a fault as well. */
const COLUMNS = ['at', 'channel', 'kind', 'from_party', 'to_party', 'content', 'outcome', 'previous', 'hash'];

/** Edits, gaps and deletions that one statement makes. */
const ROWS: readonly Damage[] = [
  { name: 'a word is exchanged', run: (sql, talk) => sql(`update records set content = replace(content, '王芳', '王方') where conversation = ${quoted(idOf(talk, 'booked'))} and sequence = 3`), at: at('booked', 3) },
  { name: 'each column is edited in a record of its own', run: async (sql, talk) => {
    for (const [index, column] of COLUMNS.entries()) await sql(`update records set ${column} = ${column} || ' ' where conversation = ${quoted(idOf(talk, 'booked'))} and sequence = ${index + 1}`);
  }, at: () => COLUMNS.map((_column, index) => ({ of: 'booked', sequence: index + 1 })) },
  { name: 'one in the middle is deleted', run: (sql, talk) => sql(`delete ${records(talk, 'booked', 'sequence = 4')}`), at: at('booked', 4) },
  { name: 'several in the middle are deleted', run: (sql, talk) => sql(`delete ${records(talk, 'booked', 'sequence between 3 and 5')}`), at: at('booked', 3) },
  { name: 'the first is deleted', run: (sql, talk) => sql(`delete ${records(talk, 'booked', 'sequence = 1')}`), at: at('booked', 1) },
  { name: 'the last is deleted', run: (sql, talk) => sql(`delete ${records(talk, 'booked', `sequence = ${talk.booked.length}`)}`), at: lastOf('booked') },
  { name: 'the last three are deleted', run: (sql, talk) => sql(`delete ${records(talk, 'booked', `sequence > ${talk.booked.length - 3}`)}`), at: lastOf('booked', -2) },
  { name: 'all of a conversation are deleted', run: (sql, talk) => sql(`delete ${records(talk, 'asked', 'sequence > 0')}`), at: at('asked', 1) },
  { name: 'one is inserted before the first', run: async (sql, talk) => {
    const [first] = await storedRows(sql, idOf(talk, 'asked'));
    if (first) await insertRecord(sql, rehashed({ ...first, sequence: 0 }));
  }, at: at('asked', 0) },
  { name: 'a row is put where no reading looks', run: async (sql, talk) => {
    await sql(`insert into records select '', -9007199254740993, at, channel, kind, from_party, to_party, content, outcome, hash, previous ${records(talk, 'asked', 'sequence = 1')}`);
  }, at: () => ({ nowhere: true }) },
];

/** What takes more than a statement. */
const CHAINS: readonly Damage[] = [
  { name: 'a short row with a hash that fits is put behind a conversation with a long name', run: async (sql, talk) => {
    const [first] = await storedRows(sql, idOf(talk, 'booked'));
    if (first === undefined) throw new Error('nothing to copy');
    await insertRecord(sql, rehashed({ ...first, conversation: 'z'.repeat(300) }));
    await insertRecord(sql, rehashed({ conversation: 'zz~', sequence: 1, at: '', channel: '', kind: '', from: '', to: '', content: '', outcome: '', hash: '', previous: GENESIS }));
  }, at: () => [{ conversation: 'z'.repeat(300), sequence: 1 }, { conversation: 'zz~', sequence: 1 }] },
  { name: 'one is deleted and stands as a line of its own in the hash of the one before', run: async (sql, talk) => {
    const [hidden] = (await storedRows(sql, idOf(talk, 'booked'))).filter(({ sequence }) => sequence === 5);
    if (hidden === undefined) throw new Error('nothing to hide');
    await sql(`delete ${records(talk, 'booked', 'sequence = 5')}`);
    await sql(`update records set hash = hash || ${quoted(`${ROW_END}${recordText(hidden)}${BETWEEN}${hidden.hash}`)} where conversation = ${quoted(idOf(talk, 'booked'))} and sequence = 4`);
  }, at: () => [{ of: 'booked', sequence: 4 }, { of: 'booked', sequence: 5 }] },
  { name: 'two are swapped', run: (sql, talk) => swapSequences(sql, idOf(talk, 'booked'), 3, 5), at: at('booked', 3) },
  { name: 'the last two are swapped', run: (sql, talk) => swapSequences(sql, idOf(talk, 'booked'), talk.booked.length - 1, talk.booked.length), at: lastOf('booked', -1) },
  { name: 'one is forged behind the last', run: (sql, talk) => forgeLast(sql, idOf(talk, 'asked'), false), at: lastOf('asked', 1) },
  { name: 'one is forged behind the last and the head moved', run: (sql, talk) => forgeLast(sql, idOf(talk, 'asked'), true), at: lastOf('asked', 1) },
  { name: 'the last is deleted and the head moved', run: async (sql, talk) => {
    const before = talk.booked.at(-2)?.hash ?? '';
    await sql(`delete ${records(talk, 'booked', `sequence = ${talk.booked.length}`)}`);
    await sql(`update conversations set last_sequence = last_sequence - 1, last_hash = ${quoted(before)} where id = ${quoted(idOf(talk, 'booked'))}`);
  }, at: lastOf('booked', -1) },
  { name: 'a chain is computed anew after an edit', run: (sql, talk) => recompute(sql, idOf(talk, 'booked'), (content) => content.replaceAll('138****8000', '139****9000')), at: lastOf('booked') },
  { name: 'a chain is computed anew and the seal of another put on it', run: async (sql, talk) => {
    await recompute(sql, idOf(talk, 'booked'), (content) => content.replaceAll('王芳', '王方'));
    await sql(`update conversations set seal = (select seal from conversations where id = ${quoted(idOf(talk, 'asked'))}) where id = ${quoted(idOf(talk, 'booked'))}`);
  }, at: lastOf('booked') },
];

/** Heads, whole conversations, and the register. */
const WHOLE: readonly Damage[] = [
  { name: 'a head’s time of opening is edited', run: (sql, talk) => sql(`update conversations set opened_at = '2020-01-01T00:00:00.000Z' where id = ${quoted(idOf(talk, 'asked'))}`), at: at('asked', 1) },
  { name: 'a head’s channel is edited', run: (sql, talk) => sql(`update conversations set channel = 'phone' where id = ${quoted(idOf(talk, 'asked'))}`), at: at('asked', 1) },
  { name: 'a head is deleted', run: (sql, talk) => sql(`delete from conversations where id = ${quoted(idOf(talk, 'asked'))}`), at: at('asked', 1) },
  { name: 'two conversations’ records are swapped', run: (sql, talk) => swapIds(sql, 'records', 'conversation', idOf(talk, 'asked'), idOf(talk, 'english')), at: at('english', 1) },
  { name: 'two conversations are swapped with their heads', run: async (sql, talk) => {
    await swapIds(sql, 'records', 'conversation', idOf(talk, 'asked'), idOf(talk, 'english'));
    await swapIds(sql, 'conversations', 'id', idOf(talk, 'asked'), idOf(talk, 'english'));
  }, at: at('asked', 1) },
  { name: 'a conversation is deleted whole', run: (sql, talk) => deleteConversation(sql, idOf(talk, 'asked')), at: at('asked', 1) },
  { name: 'the last conversation is deleted whole', run: (sql, talk) => deleteConversation(sql, idOf(talk, 'english')), at: at('english', 1) },
  { name: 'a conversation is deleted whole with its line in the register', run: async (sql, talk) => {
    await deleteConversation(sql, idOf(talk, 'asked'));
    await sql(`delete from register where conversation = ${quoted(idOf(talk, 'asked'))}`);
  }, at: () => ({ line: 2 }) },
  { name: 'a conversation is deleted whole and the register written anew', run: async (sql, talk) => {
    await deleteConversation(sql, idOf(talk, 'asked'));
    await rewriteRegister(sql, [idOf(talk, 'booked'), idOf(talk, 'english')]);
  }, at: () => ({ line: 2 }) },
  { name: 'a line of the register names another conversation', run: (sql, talk) => sql(`update register set conversation = 'other' where conversation = ${quoted(idOf(talk, 'english'))}`), at: at('english', 1) },
  { name: 'the register is emptied', run: (sql) => sql('delete from register'), at: at('booked', 1) },
  { name: 'the register’s end is deleted', run: (sql) => sql('delete from register_head'), at: () => ({ line: 3 }) },
  { name: 'everything is deleted', run: async (sql) => {
    for (const table of ['records', 'conversations', 'register']) await sql(`delete from ${table}`);
  }, at: () => ({ line: 1 }) },
  { name: 'everything is deleted, the register’s end too', run: async (sql) => {
    for (const table of ['records', 'conversations', 'register', 'register_head']) await sql(`delete from ${table}`);
  }, at: () => ({ line: 1 }) },
];

/** Every kind of damage, by name. */
export const DAMAGES: readonly Damage[] = [...ROWS, ...CHAINS, ...WHOLE];

/** How `verify` names a place, at the beginning of a line. */
export function lineOf(where: Where, talk: Talk): string {
  if ('nowhere' in where) return 'conversation "", sequence 0: ';
  if ('conversation' in where) return `conversation ${where.conversation}, sequence ${where.sequence}: `;
  return 'line' in where ? `register, line ${where.line}: ` : `conversation ${idOf(talk, where.of)}, sequence ${where.sequence}: `;
}

/** Which of a damage's places an output does not name. */
export function unnamed(out: string, { at: places }: Damage, talk: Talk): string[] {
  const lines = out.split('\n');
  return [places(talk)].flat().map((where) => lineOf(where, talk)).filter((begin) => !lines.some((line) => line.startsWith(begin)));
}
