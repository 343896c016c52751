import type { KeyObject } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Engine } from '../../../adapters/database/engine.js';
import { Register, type OpenRegister } from '../../../adapters/database/register.js';
import type { Connection, Schema } from '../../../adapters/database/schema.js';
import { SetInsert } from '../../../adapters/database/setWise.js';
import type { Cell, Columns } from '../../../adapters/database/traits.js';
import { recordHash, sealOfHead } from '../../../records/chain.js';
import { GENESIS } from '../../../records/record.js';
import type { SerialCounters } from './fillings.js';
import { byTable, TABLES, type TableName } from './tables.js';

/** A row as it is to be written. */
export type TargetRow = Readonly<Record<string, Cell>>;
/** A conversation as it is to be written; hashes, seals and its place in the register are made anew. */
export interface TargetConversation {
  readonly head: TargetRow;
  readonly rows: Readonly<Record<TableName, readonly TargetRow[]>>;
  readonly serials: readonly { readonly number: string; readonly formKey: string }[];
}

const COLUMNS: Readonly<Record<Written, Columns>> = {
  conversations: {
    id: 'text', channel: 'text', customer: 'text', locale: 'text', owner: 'text', state_version: 'integer', reference: 'text', ordinal: 'integer', opened_at: 'text', last_sequence: 'integer', last_hash: 'text', seal: 'text',
    pending: 'text', lease_holder: 'text', lease_until: 'integer', code_until: 'integer', handoff: 'text',
  },
  states: { conversation: 'text', state: 'text' },
  records: { conversation: 'text', sequence: 'integer', at: 'text', channel: 'text', kind: 'text', from_party: 'text', to_party: 'text', content: 'text', outcome: 'text', hash: 'text', previous: 'text' },
  inbox: { conversation: 'text', key: 'text', sequence: 'integer' },
  bookings: { number: 'text', form_key: 'text', conversation: 'text', adviser: 'text', start: 'text', status: 'text', body: 'text', contact_key: 'text', identity: 'text', version: 'integer' },
  booking_cells: { adviser: 'text', cell: 'text', number: 'text' },
  cases: { number: 'text', form_key: 'text', kind: 'text', state: 'text', conversation: 'text', contact_key: 'text', identity: 'text', owner: 'text', major: 'integer', opened_at: 'text', due_at: 'integer', version: 'integer', body: 'text' },
  timers: { id: 'text', subject: 'text', conversation: 'text', at: 'text', due_at: 'integer', event: 'text', data: 'text' },
  originals: { conversation: 'text', sequence: 'integer', kind: 'text', sealed: 'text' },
  open_questions: { conversation: 'text', sequence: 'integer', at: 'text', channel: 'text', locale: 'text', why: 'text', question: 'text', clause: 'text', status: 'text', settled_by: 'text', settled_at: 'text', amendment: 'text' },
  handoffs: {
    id: 'text', conversation: 'text', kind: 'text', state: 'text', urgency: 'integer', opened_at: 'text', due_at: 'integer', agent: 'text', offered_to: 'text', team: 'text', closed_at: 'text', held_seconds: 'integer', version: 'integer', body: 'text',
  },
  serials: { prefix: 'text', day: 'text', form_key: 'text', serial: 'integer' },
};
type Written = TableName | 'conversations' | 'serials';
const ORDER: readonly Written[] = ['conversations', ...TABLES, 'serials'];

/** Writes conversations into the database as the product would have left them: chained, sealed, registered, many in one transaction. */
export class Target {
  readonly #inserts: Readonly<Record<Written, SetInsert>>;
  readonly #register: Register;

  constructor(
    private readonly engine: Pick<Engine, 'traits' | 'transaction' | 'db'>,
    private readonly key: KeyObject,
  ) {
    const { traits } = engine;
    this.#register = new Register(traits, key);
    // Two customers may have sat with one adviser in copies of the past: only the first one's half-hours are kept.
    const insert = (table: Written): SetInsert => new SetInsert(traits, table, COLUMNS[table], table === 'booking_cells' ? 'on conflict do nothing' : '');
    this.#inserts = { ...byTable(insert), conversations: insert('conversations'), serials: insert('serials') };
  }

  get db(): Kysely<Schema> {
    return this.engine.db;
  }

  /** Writes these, in the order in which they were opened. */
  async write(conversations: readonly TargetConversation[]): Promise<void> {
    await this.engine.transaction(async (on) => {
      const register = await this.#register.lock(on);
      const none = (): Cell[][] => [];
      const rows = { ...byTable(none), conversations: none(), serials: none() };
      for (const conversation of conversations) this.#add(conversation, register, rows);
      for (const table of ORDER) await this.#inserts[table].run(on, rows[table]);
      await this.#register.write(on, register);
    });
  }

  /** Whose turn it is next in each day's serial numbers. */
  async writeCounters(serials: SerialCounters): Promise<void> {
    await this.engine.transaction(async (on: Connection) => {
      for (const [prefix, day, last] of serials.all) await sql`insert into serial_counters (prefix, day, last) values (${prefix}, ${day}, ${last}) on conflict (prefix, day) do update set last = excluded.last`.execute(on);
    });
  }

  #add({ head, rows, serials }: TargetConversation, register: OpenRegister, into: Record<Written, Cell[][]>): void {
    const id = String(head['id']);
    let previous = GENESIS;
    for (const row of rows.records) {
      const text = (column: string): string => String(row[column]);
      const hash = recordHash({ conversation: id, sequence: Number(row['sequence']), at: text('at'), channel: text('channel'), kind: text('kind'), from: text('from_party'), to: text('to_party'), content: text('content'), outcome: text('outcome'), previous });
      into.records.push(cellsOf('records', { ...row, hash, previous }));
      previous = hash;
    }
    const last = rows.records.length;
    const ordinal = register.add(id);
    into.conversations.push(cellsOf('conversations', { ...head, ordinal, opened_at: rows.records[0]?.['at'] ?? '', last_sequence: last, last_hash: previous, seal: sealOfHead(this.key, id, last, previous), lease_holder: null, lease_until: 0 }));
    for (const table of TABLES) if (table !== 'records') for (const row of rows[table]) into[table].push(cellsOf(table, row));
    for (const { number, formKey } of serials) {
      const [prefix = '', day = '', serial = ''] = number.split('-');
      into.serials.push([prefix, day, formKey, Number(serial)]);
    }
  }
}


function cellsOf(table: keyof typeof COLUMNS, row: TargetRow): Cell[] {
  return Object.keys(COLUMNS[table]).map((column) => row[column] ?? null);
}
