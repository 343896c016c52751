import type { KeyObject } from 'node:crypto';
import { GENESIS } from '../record.js';
import { AUDIT_BEGIN, sealedAnchor, type Anchor } from './anchor.js';
import type { Anchors, AnchorWork, AuditDigest } from './anchors.js';
import { CHUNK, rootOf, type Sha256 } from './merkle.js';

/** An anchor to be made. */
export interface AnchorWish {
  readonly institution: string;
  /** On the institution's calendar. */
  readonly day: string;
  /** Now, in epoch ms. */
  readonly now: number;
  readonly job: string;
  readonly holder: string;
}

/** What making one is told, and asks. */
export interface AnchorWatch {
  /** Asked between chunks, with how many leaves are done of how many; what it throws ends the making. */
  readonly onChunk?: (done: number, total: number) => Promise<void>;
}

/** Somebody else makes this anchor now: this one is given up. */
export class AnchorLost extends Error {}

/** Entries of the audit that went in at one step. */
const AUDIT_STEP = 5_000;
/** Entries younger than this may still be joined by others with lower numbers; no transaction of ours is open for so long. */
const UNSETTLED_MS = 60_000;

/**
 * Makes the next anchor: where every conversation ends, the register's end, the audit's digest, chained to the anchor before.
 * Before it is kept, its root is computed again from the leaves as they are stored.
 * @throws AnchorLost
 */
export async function makeAnchor(anchors: Anchors, sha256: Sha256, key: KeyObject, { institution, day, now, job, holder }: AnchorWish, { onChunk }: AnchorWatch = {}): Promise<Anchor> {
  const before = await anchors.latest();
  const ordinal = (before?.ordinal ?? 0) + 1;
  const work: AnchorWork = { anchor: ordinal, job, holder };
  await anchors.clear(work);
  const register = (await anchors.register()) ?? { lastOrdinal: 0, lastHash: GENESIS };
  const size = register.lastOrdinal;
  const roots: string[] = [];
  let records = 0;
  for (let chunk = 0; chunk * CHUNK < size; chunk += 1) {
    await onChunk?.(chunk * CHUNK, size);
    const made = await anchors.make(work, chunk, size);
    if (made.kind === 'lost') throw new AnchorLost('another instance makes this anchor');
    roots.push(made.root);
    records += made.records;
  }
  const root = rootOf(sha256, roots);
  if ((await storedRoot(anchors, sha256, ordinal, size)) !== root) throw new Error(`the leaves of anchor ${ordinal} were not kept as they were seen`);
  const audit = await auditUpTo(anchors, before?.audit ?? AUDIT_BEGIN, { settled: new Date(now - UNSETTLED_MS).toISOString() });
  const anchor = sealedAnchor(key, {
    format: 'guitai-anchor/1', institution, ordinal, day, at: new Date(now).toISOString(), tree: { size, root }, records, register, audit, previous: before?.hash ?? GENESIS,
  });
  if (!(await anchors.keep(anchor, work))) throw new AnchorLost('another instance has made this anchor');
  return anchor;
}

/** The root over an anchor's leaves as they are kept. */
export async function storedRoot(anchors: Pick<Anchors, 'chunk'>, sha256: Sha256, ordinal: number, size: number): Promise<string> {
  const roots: string[] = [];
  for (let chunk = 0; chunk * CHUNK < size; chunk += 1) roots.push((await anchors.chunk(ordinal, chunk, size)).root);
  return rootOf(sha256, roots);
}

/** The audit's digest from one place to another, as far as there are entries. */
export async function auditUpTo(anchors: Pick<Anchors, 'audit'>, from: AuditDigest, end: { readonly settled?: string; readonly through?: number }): Promise<AuditDigest> {
  for (let digest = from; ; ) {
    const next = await anchors.audit(digest, end, AUDIT_STEP);
    if (next.through === digest.through) return { through: digest.through, digest: digest.digest };
    digest = next;
  }
}
