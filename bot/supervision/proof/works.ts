import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { anchor as anchorSchema } from '../../../records/proof/anchor.js';
import type { Anchors } from '../../../records/proof/anchors.js';
import { checkAnchor, type AnchorFault } from '../../../records/proof/checkAnchor.js';
import type { JobKind } from '../../../records/proof/jobs.js';
import { makeAnchor } from '../../../records/proof/makeAnchor.js';
import { verifyInParts, type PartVerifier } from '../../../records/proof/verification.js';
import type { Profile } from '../../../cases/profile/profile.js';
import type { CheckResult, VerifyResult } from '../../api/proof.js';
import type { Clock } from '../../clock.js';
import type { AnchorFiles } from './anchorFiles.js';
import { anchorDay } from './daily.js';
import type { Work } from './runner.js';

/** Faults that are kept of one job; more are counted. */
const KEPT = 200;

/** What the jobs that verify and anchor stand on. */
export interface ProofWorkParts {
  readonly verifier: PartVerifier;
  readonly anchors: Anchors;
  readonly seal: KeyObject;
  readonly files: AnchorFiles;
  readonly profile: () => Profile;
  readonly clock: Clock;
}

/** SHA-256 of bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

const dayOf = z.object({ day: z.iso.date().optional() });
const checkParams = z.object({ anchor: anchorSchema });

/** The works at verifications, anchors and checks of anchors. */
export function proofWorks({ verifier, anchors, seal, files, profile, clock }: ProofWorkParts): Readonly<Record<Exclude<JobKind, 'export'>, Work>> {
  return {
    verify: async ({ progress }) => {
      const begun = performance.now();
      let [done, total] = [0, 0];
      const { records, conversations, departed, faults, found } = await verifyInParts(verifier, {
        onProgress: (next, all) => {
          [done, total] = [next, all];
        },
        onPart: () => progress(done, total),
      });
      await progress(records, records);
      const result: VerifyResult = { records, conversations, departed: { ...departed }, faults, found: found.slice(0, KEPT).map((fault) => ({ ...fault })), seconds: Math.round(performance.now() - begun) / 1_000 };
      return result;
    },
    anchor: async ({ job, holder, progress }) => {
      const { name, timeZone, supervision } = profile();
      const now = clock.now();
      const day = dayOf.parse(job.params).day ?? anchorDay(now, timeZone, supervision.proof.anchorAt);
      const made = await makeAnchor(anchors, sha256, seal, { institution: name['zh-Hans'], day, now, job: job.id, holder }, { onChunk: (done, total) => progress(done, total) });
      await progress(made.tree.size, made.tree.size);
      await files.write((await anchors.list(KEPT)).toReversed());
      return { ordinal: made.ordinal, hash: made.hash };
    },
    check: async ({ job, progress }) => {
      const faults: AnchorFault[] = [];
      let count = 0;
      const { anchor } = checkParams.parse(job.params);
      await checkAnchor(anchors, sha256, anchor, seal, {
        onChunk: (done, total) => progress(done, total),
        onFault: (fault) => {
          count += 1;
          if (faults.length < KEPT) faults.push(fault);
        },
      });
      const result: CheckResult = { anchor: anchor.ordinal, day: anchor.day, faults: count, found: faults.map(({ what, place }) => ({ what, ...(place && { place: { ...place } }) })) };
      return result;
    },
  };
}
