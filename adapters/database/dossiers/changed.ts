import type { Vault } from '../../../records/vault.js';
import type { Dossier } from '../../../supervision/dossiers/dossier.js';
import type { Needs } from '../batch.js';
import type { Connection } from '../schema.js';
import type { DossiersTable } from '../schema/registers.js';
import { SetInsert, SetQuery } from '../setWise.js';
import type { Traits } from '../traits.js';
import { DOSSIER_COLUMNS, dossierCells, dossierOf } from './rows.js';

/** Dossiers that a batch touches, and what it makes of them. */
export class ChangedDossiers {
  /** As they are to be stored, by id. */
  readonly made = new Map<string, Dossier>();
  readonly changed = new Map<string, Dossier>();
  readonly #now = new Map<string, Dossier>();

  constructor(before: readonly Dossier[]) {
    for (const each of before) this.#now.set(each.id, each);
  }

  find(id: string): Dossier | undefined {
    return this.#now.get(id);
  }

  put(dossier: Dossier): void {
    const isNew = this.made.has(dossier.id) || !this.#now.has(dossier.id);
    (isNew ? this.made : this.changed).set(dossier.id, dossier);
    this.#now.set(dossier.id, dossier);
  }
}

/** Dossiers inside the batch that commits them. All that change one hold its conversation's lock. */
export class DossierRows {
  readonly #named: SetQuery<DossiersTable>;
  readonly #insert: SetInsert;
  readonly #update: SetQuery<never>;

  constructor(
    traits: Traits,
    private readonly vault: Vault,
  ) {
    this.#named = new SetQuery(traits, { id: 'text' }, (given) => `select d.* from ${given} join dossiers d on d.id = given.id order by d.id${traits.forUpdate('d')}`);
    this.#insert = new SetInsert(traits, 'dossiers', DOSSIER_COLUMNS);
    const changing = Object.keys(DOSSIER_COLUMNS).filter((name) => name !== 'id');
    this.#update = new SetQuery(traits, DOSSIER_COLUMNS, (given) => `update dossiers set ${changing.map((name) => `${name} = given.${name}`).join(', ')} from ${given} where dossiers.id = given.id`);
  }

  /** Reads those that are needed. No statement where none is. */
  async read(on: Connection, needs: readonly Needs[]): Promise<ChangedDossiers> {
    const ids = new Set(needs.flatMap(({ dossiers = [] }) => dossiers));
    return new ChangedDossiers((await this.#named.run(on, Array.from(ids, (id) => [id]))).map((row) => dossierOf(this.vault, row)));
  }

  async write(on: Connection, { made, changed }: ChangedDossiers): Promise<void> {
    await this.#insert.run(on, Array.from(made.values(), (each) => dossierCells(this.vault, each)));
    await this.#update.run(on, Array.from(changed.values(), (each) => dossierCells(this.vault, each)));
  }
}
