import type { KeyObject } from 'node:crypto';
import type { RecordFault } from '../verifyFault.js';
import { anchorHash, AUDIT_BEGIN, leafText, sealOfAnchor, type Anchor, type Leaf } from './anchor.js';
import type { Anchors } from './anchors.js';
import { auditUpTo, storedRoot } from './makeAnchor.js';
import { CHUNK, leafHash, rootOf, type Sha256 } from './merkle.js';

/** Something that does not fit an anchor. `place` where it is known: a record, or a line of the register. */
export interface AnchorFault {
  readonly anchor: number;
  readonly what: string;
  readonly place?: RecordFault;
}

/** What a check is told, and asks. */
export interface CheckWatch {
  readonly onFault: (fault: AnchorFault) => void;
  /** Asked between chunks; what it throws ends the check. */
  readonly onChunk?: (done: number, total: number) => Promise<void>;
  /** The anchor's leaves as they were kept elsewhere, in order; undefined where they were not. With them every conversation that differs is named. */
  readonly leaves?: (anchor: Anchor) => Promise<readonly Leaf[] | undefined>;
}

/**
 * Says whether the record still contains what an anchor saw that was kept elsewhere. Whether the record is whole in itself is
 * the verification's affair: both together find a database put back to an older state, or written anew with the key.
 *
 * @param key the institution's, where it is at hand: without it only the anchor's own hash is checked
 */
export async function checkAnchor(anchors: Anchors, sha256: Sha256, given: Anchor, key: KeyObject | undefined, { onFault, onChunk, leaves }: CheckWatch): Promise<void> {
  const { ordinal, tree, register, audit, hash, seal, ...rest } = given;
  const fault = (what: string, place?: RecordFault): void => onFault({ anchor: ordinal, what, ...(place && { place }) });
  if (anchorHash({ ordinal, tree, register, audit, ...rest }) !== hash) {
    fault('the file is not what its hash says: it was edited');
    return;
  }
  if (key !== undefined && sealOfAnchor(key, hash) !== seal) fault('the file bears no seal of this institution’s key: it was made with another key, or forged');

  const kept = await anchors.byOrdinal(ordinal);
  const latest = await anchors.latest();
  if (kept === undefined) {
    fault(latest === undefined ? 'this database has no anchor at all: it is another, or it was put back to a state before the first' : `this database ends with anchor ${latest.ordinal} of ${latest.day}: it was put back to an older state`);
  } else if (kept.hash !== hash) {
    fault('this database has another anchor of that number: its history was rewritten');
  }
  const now = await anchors.register();
  const lines = now?.lastOrdinal ?? 0;
  if (lines < register.lastOrdinal) fault(`the register ends at line ${lines}; the anchor saw ${register.lastOrdinal}: ${register.lastOrdinal - lines} conversations are missing`, { conversation: undefined, sequence: lines + 1, what: `the lines from here to ${register.lastOrdinal} are missing` });

  await checkLeaves(anchors, sha256, given, fault, { ...(onChunk && { onChunk }), ...(leaves && { leaves }) });
  await checkAudit(anchors, given, fault);
}

type Fault = (what: string, place?: RecordFault) => void;

async function checkLeaves(anchors: Anchors, sha256: Sha256, given: Anchor, fault: Fault, { onChunk, leaves }: Pick<CheckWatch, 'onChunk' | 'leaves'>): Promise<void> {
  const { ordinal, tree } = given;
  const root = await storedRoot(anchors, sha256, ordinal, tree.size);
  const genuine = root === tree.root;
  if (!genuine) fault('what this database keeps of the anchor’s leaves does not give the anchor’s root: conversations were changed, put back or left out since');
  const kept = genuine ? undefined : await leaves?.(given);
  if (kept !== undefined) {
    if (treeRoot(sha256, kept.map((leaf) => leafHash(sha256, leafText(leaf)))) === tree.root) {
      await compareLeaves(anchors, ordinal, kept, fault, onChunk);
      return;
    }
    fault('the leaves kept beside the anchor’s file do not give its root either: they were edited, or one of their files is missing');
  }
  for (let chunk = 0; chunk * CHUNK < tree.size; chunk += 1) {
    await onChunk?.(chunk * CHUNK, tree.size);
    // Leaves that are not genuine can still say where the record has moved since they were written.
    for (const place of await anchors.missing(ordinal, chunk, tree.size)) fault(place.what, place);
  }
}

/** The record against leaves that are known to be the anchor's own. */
async function compareLeaves(anchors: Anchors, ordinal: number, leaves: readonly Leaf[], fault: Fault, onChunk: CheckWatch['onChunk']): Promise<void> {
  for (let from = 0; from < leaves.length; from += CHUNK) {
    await onChunk?.(from, leaves.length);
    for (const place of await anchors.differing(ordinal, leaves.slice(from, from + CHUNK))) fault(place.what, place);
  }
}

/** The root over leaves, by chunks, so that no list is divided to its end. */
function treeRoot(sha256: Sha256, hashes: readonly string[]): string {
  const roots: string[] = [];
  for (let from = 0; from < hashes.length; from += CHUNK) roots.push(rootOf(sha256, hashes.slice(from, from + CHUNK)));
  return rootOf(sha256, roots);
}

async function checkAudit(anchors: Anchors, { ordinal, audit }: Anchor, fault: Fault): Promise<void> {
  // The anchors before tell between which entries the audit was changed.
  let from: { readonly through: number; readonly digest: string } = AUDIT_BEGIN;
  const before = (await anchors.list(10_000, ordinal)).toReversed();
  for (const { audit: step } of [...before, { audit }]) {
    if (step.through < from.through) continue;
    const found = await auditUpTo(anchors, from, { through: step.through });
    if (found.digest !== step.digest) {
      fault(found.through < step.through ? `the access log ends at entry ${found.through}; the anchor saw ${step.through}` : `the access log was changed between entries ${from.through + 1} and ${step.through}`);
      return;
    }
    from = step;
  }
}
