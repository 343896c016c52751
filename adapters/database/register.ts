import { sql } from 'kysely';
import type { KeyObject } from 'node:crypto';
import { registrationHash, sealOfRegister } from '../../records/chain.js';
import type { Connection } from './schema.js';
import { SetInsert } from './setWise.js';
import type { Traits } from './traits.js';

/** The register's end, locked by this transaction, and what it adds. */
export class OpenRegister {
  readonly added: [ordinal: number, conversation: string, hash: string, previous: string][] = [];

  constructor(
    private lastOrdinal: number,
    private lastHash: string,
  ) {}

  /** Registers a conversation; its ordinal. */
  add(conversation: string): number {
    const ordinal = this.lastOrdinal + 1;
    const hash = registrationHash(ordinal, conversation, this.lastHash);
    this.added.push([ordinal, conversation, hash, this.lastHash]);
    this.lastOrdinal = ordinal;
    this.lastHash = hash;
    return ordinal;
  }

  /** Where it ends now. */
  get end(): { readonly lastOrdinal: number; readonly lastHash: string } {
    return { lastOrdinal: this.lastOrdinal, lastHash: this.lastHash };
  }
}

/** The register of conversations: one row is locked for as long as new conversations are being created. */
export class Register {
  readonly #insert: SetInsert;

  constructor(
    private readonly traits: Traits,
    private readonly key: KeyObject,
  ) {
    this.#insert = new SetInsert(traits, 'register', { ordinal: 'integer', conversation: 'text', hash: 'text', previous: 'text' });
  }

  /** Always taken before any head, so that two batches never wait for each other in a ring. */
  async lock(on: Connection): Promise<OpenRegister> {
    const { rows } = await sql<{ last_ordinal: number; last_hash: string }>`
      select h.last_ordinal, h.last_hash from register_head h where h.id = 1${sql.raw(this.traits.forUpdate('h'))}`.execute(on);
    const [row] = rows;
    if (!row) throw new Error('the register of conversations has lost its head: run verify');
    return new OpenRegister(row.last_ordinal, row.last_hash);
  }

  /** Writes what was added. */
  async write(on: Connection, register: OpenRegister): Promise<void> {
    if (register.added.length === 0) return;
    await this.#insert.run(on, register.added);
    const { lastOrdinal, lastHash } = register.end;
    await on
      .updateTable('register_head')
      .set({ last_ordinal: lastOrdinal, last_hash: lastHash, seal: sealOfRegister(this.key, lastOrdinal, lastHash) })
      .where('id', '=', 1)
      .execute();
  }
}
