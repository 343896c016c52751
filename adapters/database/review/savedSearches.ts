import type { Vault } from '../../../records/vault.js';
import type { SavedSearch, SavedSearches } from '../../../supervision/review/savedSearches.js';
import type { Engine } from '../engine.js';
import { patiently, type Patience } from '../patience.js';
import type { Connection } from '../schema.js';
import type { SavedSearchesTable } from '../schema/review.js';
import { isId, storable } from '../texts.js';

const MOST = 500;

/** Kept searches on an opened database. */
export function savedSearches({ db, transaction }: Pick<Engine, 'db' | 'transaction'>, patience: Patience, vault: Vault): SavedSearches {
  const read = <T>(work: (on: Connection) => Promise<T>): Promise<T> => patiently(patience, () => work(db));
  const write = <T>(work: (on: Connection) => Promise<T>): Promise<T> => patiently(patience, () => transaction(work));
  const row = ({ id, owner, name, shared, savedAt, version, filters }: SavedSearch): SavedSearchesTable => ({
    id, owner: storable(owner), name: storable(name), shared: shared ? 1 : 0, version, saved_at: savedAt, body: vault.seal(filters),
  });
  const search = ({ id, owner, name, shared, version, saved_at: savedAt, body }: SavedSearchesTable): SavedSearch => ({ id, owner, name, shared: shared === 1, version, savedAt, filters: vault.open(body) });
  return {
    of: async (owner) => {
      const rows = await read((on) => on.selectFrom('saved_searches').selectAll().where((of) => of.or([of('owner', '=', storable(owner)), of('shared', '=', 1)])).orderBy('name').orderBy('id').limit(MOST).execute());
      return rows.map(search);
    },
    byId: async (id) => {
      if (!isId(id)) return undefined;
      const found = await read((on) => on.selectFrom('saved_searches').selectAll().where('id', '=', id).executeTakeFirst());
      return found && search(found);
    },
    add: async (added) => {
      await write((on) => on.insertInto('saved_searches').values(row(added)).onConflict((on_) => on_.column('id').doNothing()).execute());
    },
    change: async (next) => {
      const { id, ...changes } = row(next);
      const [result] = await write((on) => on.updateTable('saved_searches').set(changes).where('id', '=', id).where('version', '=', next.version - 1).execute());
      return (result?.numUpdatedRows ?? 0n) > 0n;
    },
    remove: async (id) => {
      if (isId(id)) await write((on) => on.deleteFrom('saved_searches').where('id', '=', id).execute());
    },
  };
}
