import { sql, type RawBuilder } from 'kysely';
import { hash } from 'node:crypto';
import { leafText, type Leaf } from '../../../records/proof/anchor.js';
import type { AnchorWork, ChunkMade } from '../../../records/proof/anchors.js';
import { CHUNK, leafHash, rootOf } from '../../../records/proof/merkle.js';
import { GENESIS } from '../../../records/record.js';
import type { RecordFault } from '../../../records/verifyFault.js';
import type { Ground } from '../reading/ground.js';
import type { Connection } from '../schema.js';
import { SetInsert, SetQuery } from '../setWise.js';

/** SHA-256 by Node, as the trees want it. */
export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** Which leaves: lines of the register above `from`, up to `to`. */
interface Lines {
  readonly from: number;
  readonly to: number;
}

const linesOf = (chunk: number, size: number): Lines => ({ from: chunk * CHUNK, to: Math.min((chunk + 1) * CHUNK, size) });

interface LeafRow {
  readonly ordinal: number;
  readonly conversation: string;
  readonly sequence: number | null;
  readonly hash: string | null;
}

/** Looks at the conversations of a chunk as they are now, and keeps where those end that have changed since the anchor before. */
export async function makeChunk({ on, traits }: Ground, { work, chunk, size }: { readonly work: AnchorWork; readonly chunk: number; readonly size: number }): Promise<ChunkMade> {
  const lines = linesOf(chunk, size);
  const insert = new SetInsert(traits, 'anchor_leaves', { ordinal: 'integer', anchor: 'integer', last_sequence: 'integer', last_hash: 'text' });
  return await on.transaction().execute(async (within): Promise<ChunkMade> => {
    const held = await within.selectFrom('proof_jobs').select('id').where('id', '=', work.job).where('holder', '=', work.holder).where('state', '=', 'running').executeTakeFirst();
    if (!held) return { kind: 'lost' };
    const { rows: now } = await sql<LeafRow>`
      select g.ordinal, g.conversation, c.last_sequence as sequence, c.last_hash as hash
      from register g left join conversations c on c.id = g.conversation where g.ordinal > ${lines.from} and g.ordinal <= ${lines.to} order by g.ordinal`.execute(within);
    const before = new Map((await leavesAt(within, work.anchor - 1, lines)).map((leaf) => [leaf.ordinal, leaf]));
    const found = new Map(now.map((row) => [row.ordinal, row]));
    const leaves: Leaf[] = [];
    const changed: (readonly [number, number, number, string])[] = [];
    for (let ordinal = lines.from + 1; ordinal <= lines.to; ordinal += 1) {
      const row = found.get(ordinal);
      const kept = before.get(ordinal);
      // One that is not to be found any more is anchored as it was last seen: then it is missed.
      const lastSequence = row?.sequence ?? kept?.lastSequence ?? 0;
      const lastHash = row?.hash ?? kept?.lastHash ?? GENESIS;
      leaves.push({ ordinal, conversation: row?.conversation ?? '', lastSequence, lastHash });
      if (kept?.lastSequence !== lastSequence || kept.lastHash !== lastHash) changed.push([ordinal, work.anchor, lastSequence, lastHash]);
    }
    await insert.run(within, changed);
    return { kind: 'made', root: rootOf(sha256, hashesOf(leaves)), records: leaves.reduce((sum, leaf) => sum + leaf.lastSequence, 0), changed: changed.length };
  });
}

/** The leaves of a chunk as they were at an anchor. */
export async function readChunk({ on }: Ground, { anchor, chunk, size }: { readonly anchor: number; readonly chunk: number; readonly size: number }): Promise<{ readonly hashes: readonly string[]; readonly root: string }> {
  const { from, to } = linesOf(chunk, size);
  const kept = new Map((await leavesAt(on, anchor, { from, to })).map((leaf) => [leaf.ordinal, leaf]));
  const leaves = Array.from({ length: Math.max(0, to - from) }, (_, index): Leaf => kept.get(from + index + 1) ?? { ordinal: from + index + 1, conversation: '', lastSequence: 0, lastHash: GENESIS });
  const hashes = hashesOf(leaves);
  return { hashes, root: rootOf(sha256, hashes) };
}

/** What an anchor saw of the conversations of a chunk, and the record does not hold any more. Archived and deleted records are held by what says so, which is sealed. */
export async function missingOfChunk({ on }: Ground, { anchor, chunk, size }: { readonly anchor: number; readonly chunk: number; readonly size: number }): Promise<readonly RecordFault[]> {
  const leaves = await leavesAt(on, anchor, linesOf(chunk, size));
  const records = new Map<number, string>();
  for (const { ordinal, hash: found } of await recordsAt(on, anchor, linesOf(chunk, size))) records.set(ordinal, found);
  return leaves.flatMap((leaf) => faultOfLeaf(leaf, records.get(leaf.ordinal), anchor));
}

function faultOfLeaf({ ordinal, conversation, lastSequence, lastHash }: Leaf, found: string | undefined, anchor: number): RecordFault[] {
  if (lastSequence === 0 || found === lastHash) return [];
  if (conversation === '') return [{ conversation: undefined, sequence: ordinal, what: 'the line that the anchor saw is missing' }];
  return [{ conversation, sequence: lastSequence, what: found === undefined ? `the record, the last that anchor ${anchor} saw, is missing` : `is not the record that anchor ${anchor} saw: this or an earlier one was rewritten` }];
}

/** For each leaf, the hash of the record that was the last then: from the record, or from what stands in its place and is sealed itself. */
async function recordsAt(on: Connection, anchor: number, { from, to }: Lines): Promise<readonly FoundRecord[]> {
  const leaf = sql`
    select l.ordinal, g.conversation, l.last_sequence, l.last_hash from anchor_leaves l join register g on g.ordinal = l.ordinal
    where l.ordinal > ${from} and l.ordinal <= ${to} and l.anchor = (select max(m.anchor) from anchor_leaves m where m.ordinal = l.ordinal and m.anchor <= ${anchor})`;
  return await recordsOf(on, leaf);
}

interface FoundRecord {
  readonly ordinal: number;
  readonly hash: string;
}

/** `leaf` is a select of ordinal, conversation, last_sequence, last_hash. */
async function recordsOf(on: Connection, leaf: RawBuilder<unknown>): Promise<readonly FoundRecord[]> {
  const { rows } = await sql<FoundRecord>`
    with leaf as (${leaf})
    select leaf.ordinal, r.hash from leaf join records r on r.conversation = leaf.conversation and r.sequence = leaf.last_sequence
    union all
    select leaf.ordinal, case when a.to_sequence = leaf.last_sequence then a.last_hash else leaf.last_hash end from leaf
      join archived a on a.conversation = leaf.conversation and a.state = 'archived' and leaf.last_sequence between a.from_sequence and a.to_sequence
    union all
    select leaf.ordinal, case when t.to_sequence = leaf.last_sequence then t.last_hash else leaf.last_hash end from leaf
      join tombstones t on t.conversation = leaf.conversation and leaf.last_sequence between t.from_sequence and t.to_sequence`.execute(on);
  return rows;
}

/** What leaves that were kept elsewhere say, and the record does not hold. */
export async function differingLeaves({ on, traits }: Ground, { anchor, leaves }: { readonly anchor: number; readonly leaves: readonly Leaf[] }): Promise<readonly RecordFault[]> {
  if (leaves.length === 0) return [];
  const columns = { ordinal: 'integer', conversation: 'text', last_sequence: 'integer', last_hash: 'text' } as const;
  const rows = leaves.map(({ ordinal, conversation, lastSequence, lastHash }) => [ordinal, conversation, lastSequence, lastHash]);
  const found = new Map((await new SetQuery<FoundRecord>(traits, columns, (given) => `
    with leaf as (select * from ${given})
    select leaf.ordinal, r.hash from leaf join records r on r.conversation = leaf.conversation and r.sequence = leaf.last_sequence
    union all
    select leaf.ordinal, leaf.last_hash from leaf join archived a on a.conversation = leaf.conversation and a.state = 'archived' and leaf.last_sequence between a.from_sequence and a.to_sequence
    union all
    select leaf.ordinal, leaf.last_hash from leaf join tombstones t on t.conversation = leaf.conversation and leaf.last_sequence between t.from_sequence and t.to_sequence`).run(on, rows)).map(({ ordinal, hash: of }) => [ordinal, of]));
  return leaves.flatMap((leaf) => faultOfLeaf(leaf, found.get(leaf.ordinal), anchor));
}

/** Leaves that an anchor has rows of its own for. */
export async function changedLeaves({ on }: Ground, { anchor, after, limit }: { readonly anchor: number; readonly after: number; readonly limit: number }): Promise<readonly Leaf[]> {
  const { rows } = await sql<{ readonly ordinal: number; readonly conversation: string | null; readonly last_sequence: number; readonly last_hash: string }>`
    select l.ordinal, g.conversation, l.last_sequence, l.last_hash from anchor_leaves l left join register g on g.ordinal = l.ordinal
    where l.anchor = ${anchor} and l.ordinal > ${after} order by l.ordinal limit ${limit}`.execute(on);
  return rows.map((row) => ({ ordinal: row.ordinal, conversation: row.conversation ?? '', lastSequence: row.last_sequence, lastHash: row.last_hash }));
}

async function leavesAt(on: Connection, anchor: number, { from, to }: Lines): Promise<readonly Leaf[]> {
  const { rows } = await sql<{ readonly ordinal: number; readonly conversation: string | null; readonly last_sequence: number; readonly last_hash: string }>`
    select l.ordinal, g.conversation, l.last_sequence, l.last_hash from anchor_leaves l left join register g on g.ordinal = l.ordinal
    where l.ordinal > ${from} and l.ordinal <= ${to} and l.anchor = (select max(m.anchor) from anchor_leaves m where m.ordinal = l.ordinal and m.anchor <= ${anchor})
    order by l.ordinal`.execute(on);
  return rows.map((row) => ({ ordinal: row.ordinal, conversation: row.conversation ?? '', lastSequence: row.last_sequence, lastHash: row.last_hash }));
}

function hashesOf(leaves: readonly Leaf[]): string[] {
  return leaves.map((leaf) => leafHash(sha256, leafText(leaf)));
}
