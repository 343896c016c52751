import { canonicalText } from '../../../records/chain.js';
import { anchor as anchorSchema, type Anchor } from '../../../records/proof/anchor.js';
import type { AnchorWork } from '../../../records/proof/anchors.js';
import type { Connection } from '../schema.js';

/** The latest anchors first. */
export async function listAnchors(on: Connection, limit: number, before?: number): Promise<readonly Anchor[]> {
  let query = on.selectFrom('anchors').select('body').orderBy('ordinal', 'desc').limit(limit);
  if (before !== undefined) query = query.where('ordinal', '<', before);
  return (await query.execute()).map(({ body }) => anchorSchema.parse(JSON.parse(body)));
}

/** One anchor. */
export async function anchorByOrdinal(on: Connection, ordinal: number): Promise<Anchor | undefined> {
  const row = await on.selectFrom('anchors').select('body').where('ordinal', '=', ordinal).executeTakeFirst();
  return row && anchorSchema.parse(JSON.parse(row.body));
}

/** Leaves that an interrupted attempt has left. An anchor that is kept keeps its own. */
export async function clearLeaves(on: Connection, { anchor }: AnchorWork): Promise<void> {
  if ((await anchorByOrdinal(on, anchor)) !== undefined) return;
  await on.deleteFrom('anchor_leaves').where('anchor', '=', anchor).execute();
}

/** Keeps an anchor, if its job is still held by whoever made it. */
export async function keepAnchor(on: Connection, of: Anchor, { job, holder }: AnchorWork): Promise<boolean> {
  const held = await on.updateTable('proof_jobs').set({ done: of.records }).where('id', '=', job).where('holder', '=', holder).where('state', '=', 'running').returning('id').execute();
  if (held.length === 0) return false;
  const { ordinal, day, at, tree, hash } = of;
  const kept = await on.insertInto('anchors').values({ ordinal, day, at, size: tree.size, root: tree.root, hash, body: canonicalText(of) }).onConflict((conflict) => conflict.doNothing()).returning('ordinal').execute();
  return kept.length > 0;
}

/** Where a conversation's chain ended at an anchor. */
export async function leafOf(on: Connection, anchor: number, conversation: string): Promise<{ readonly ordinal: number; readonly lastSequence: number; readonly lastHash: string } | undefined> {
  const row = await on.selectFrom('register').innerJoin('anchor_leaves', 'anchor_leaves.ordinal', 'register.ordinal')
    .select(['register.ordinal', 'anchor_leaves.last_sequence as lastSequence', 'anchor_leaves.last_hash as lastHash'])
    .where('register.conversation', '=', conversation).where('anchor_leaves.anchor', '<=', anchor).orderBy('anchor_leaves.anchor', 'desc').limit(1).executeTakeFirst();
  return row;
}
