import { sql } from 'kysely';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Vault } from '../../../records/vault.js';
import type { DeletionItem, DeletionRows, Kept } from '../../../supervision/keeping/port.js';
import type { Engine } from '../engine.js';
import { patiently, pause, type Patience } from '../patience.js';
import type { Connection } from '../schema.js';
import { erased } from './erase.js';
import { keptOf } from './kept.js';

const counts = z.record(z.string(), z.number());

/** Deleting for good on one of the two databases. */
export function deletionRows(engine: Engine, patience: Patience, key: KeyObject, vault: Vault): DeletionRows {
  const { db, traits } = engine;
  const tx = <T>(work: (on: Connection) => Promise<T>): Promise<T> => patiently(patience, () => engine.transaction(work));
  return {
    kept: (conversations, now) => patiently(patience, () => keptOf(db, vault, conversations, now)),
    old: (before, after, limit, now) => patiently(patience, () => old(db, vault, { before, after, limit, now })),
    propose: (deletion, conversations) => tx(async (on) => {
      for (const conversation of new Set(conversations)) {
        await on.insertInto('deletion_items').values({ deletion, conversation, state: 'proposed', why: '', counts: '{}' }).onConflict((conflict) => conflict.doNothing()).execute();
      }
    }),
    items: (deletion) => patiently(patience, () => itemsOf(db, deletion)),
    erase: async (deletion, conversation, paper, now, verdict) => {
      const outcome = await tx((on) => erased(on, { traits, key, vault }, deletion, conversation, paper, now, verdict));
      if (traits.name === 'sqlite' && 'kind' in outcome) await beginLogAnew(db, patience);
      return outcome;
    },
    filesDone: (deletion) => tx(async (on) => {
      await on.updateTable('deletion_items').set({ state: 'erased' }).where('deletion', '=', deletion).where('state', '=', 'erasing').execute();
    }),
  };
}

/** Times that the log is tried to be begun anew, and how long a reader that is in the way is waited for in between, in ms. */
const LOG_TRIES = 20;
const LOG_WAIT_MS = 100;

/** SQLite's log holds pages as they were until it is begun anew. A reader may be in the way for long: then the next checkpoint does it. */
async function beginLogAnew(on: Connection, { clock }: Patience): Promise<void> {
  for (let tries = 0; tries < LOG_TRIES; tries += 1) {
    const busy = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(on).then(({ rows }) => rows[0]?.busy !== 0, () => true);
    if (!busy) return;
    await pause(clock, LOG_WAIT_MS);
  }
}

async function old(on: Connection, vault: Vault, { before, after, limit, now }: { readonly before: string; readonly after: string; readonly limit: number; readonly now: number }): Promise<{ found: readonly Kept[]; next?: string }> {
  const { rows } = await sql<{ id: string; last_at: string | null }>`
    select c.id, coalesce((select r.at from records r where r.conversation = c.id and r.sequence = c.last_sequence), (select max(a.last_at) from archived a where a.conversation = c.id and a.state = 'archived')) as last_at
    from conversations c where c.id > ${after} order by c.id limit ${limit}`.execute(on);
  const last = rows.at(-1);
  const meant = rows.filter(({ last_at: at }) => at !== null && at < before).map(({ id }) => id);
  const found = [...(await keptOf(on, vault, meant, now)).values()];
  return { found, ...(last !== undefined && rows.length === limit && { next: last.id }) };
}

async function itemsOf(on: Connection, deletion: string): Promise<readonly DeletionItem[]> {
  const rows = await sql<{ conversation: string; state: string; why: string; counts: string; from_sequence: number | null; to_sequence: number | null; last_hash: string | null }>`
    select i.conversation, i.state, i.why, i.counts, t.from_sequence, t.to_sequence, t.last_hash from deletion_items i
      left join tombstones t on t.conversation = i.conversation and t.certificate = i.deletion
    where i.deletion = ${deletion} order by i.conversation`.execute(on);
  return rows.rows.map((row): DeletionItem => ({
    conversation: row.conversation, state: row.state === 'erasing' || row.state === 'erased' || row.state === 'kept' ? row.state : 'proposed', why: row.why,
    from: row.from_sequence ?? 0, to: row.to_sequence ?? 0, lastHash: row.last_hash ?? '', counts: counts.parse(JSON.parse(row.counts)),
  }));
}
