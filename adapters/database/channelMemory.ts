import type { Vault } from '../../records/vault.js';
import type { ChannelMemory, Kept } from '../../bot/channels/memory.js';
import { GroupCommit } from './groupCommit.js';
import { patiently, type Patience } from './patience.js';
import type { Connection } from './schema.js';
import { storableKey } from './texts.js';

/** A change that waits for its transaction. */
interface MemoryWrite {
  readonly key: string;
  /** '' takes it away. */
  readonly sealed: string;
  /** The version that it takes the place of; 0: there must be none. */
  readonly version: number;
  answer(done: boolean): void;
}

/** What the port stands on. */
export interface ChannelMemoryParts {
  readonly db: Connection;
  readonly transaction: <T>(work: (on: Connection) => Promise<T>) => Promise<T>;
  readonly patience: Patience;
  readonly hangs: boolean;
  readonly vault: Vault;
}

/** The port on a database. Changes made at the same moment share a transaction: each message that is pushed brings some. */
export function channelMemory({ db, transaction, patience, hangs, vault }: ChannelMemoryParts): ChannelMemory & { idle(): Promise<void> } {
  const writes = new GroupCommit<MemoryWrite>({
    ...patience, hangs, lanes: 1, largest: 256,
    run: async (calls) => {
      // In one order everywhere, so that two instances never wait for each other in a ring.
      const sorted = [...calls].sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
      const done = await transaction(async (on) => {
        const answers: boolean[] = [];
        for (const call of sorted) answers.push(await written(on, call));
        return answers;
      });
      sorted.forEach((call, index) => call.answer(done[index] ?? false));
    },
  });
  const write = (key: string, sealed: string, version: number): Promise<boolean> => writes.submit<boolean>(storableKey(key), (answer) => ({ key: storableKey(key), sealed, version, answer }));
  const opened = ({ key, value, version }: Kept): Kept => ({ key, value: vault.open(value), version });
  return {
    get: async (key) => {
      const row = await patiently(patience, () => db.selectFrom('channel_memory').selectAll().where('key', '=', storableKey(key)).executeTakeFirst());
      return row && opened(row);
    },
    put: (key, value, version) => write(key, vault.seal(value), version),
    remove: async (key) => {
      await write(key, '', 0);
    },
    list: async (prefix, limit) => {
      // A range, and not LIKE: no character of it has a meaning of its own.
      const rows = await patiently(patience, () => db.selectFrom('channel_memory').selectAll().where('key', '>=', storableKey(prefix)).where('key', '<', `${storableKey(prefix)}\u{10FFFF}`).orderBy('key').limit(limit).execute());
      return rows.map(opened);
    },
    idle: () => writes.idle(),
  };
}

async function written(on: Connection, { key, sealed, version }: MemoryWrite): Promise<boolean> {
  if (sealed === '') {
    await on.deleteFrom('channel_memory').where('key', '=', key).execute();
    return true;
  }
  if (version === 0) {
    const { numInsertedOrUpdatedRows = 0n } = await on.insertInto('channel_memory').values({ key, value: sealed, version: 1 }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  }
  const { numUpdatedRows } = await on.updateTable('channel_memory').set({ value: sealed, version: version + 1 }).where('key', '=', key).where('version', '=', version).executeTakeFirst();
  return numUpdatedRows > 0n;
}
