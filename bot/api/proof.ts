import { z } from 'zod';
import { anchor } from '../../records/proof/anchorShape.js';
import { EXPORT_FORMATS, exportFilter } from '../../records/proof/exportFilter.js';
import { JOB_KINDS, JOB_STATES } from '../../records/proof/jobs.js';
import { instant } from './basics.js';
import { reviewFilters } from './review.js';

/* The console’s contract on proving: verifications, anchors, inspection files, exports. */

/** A place in the record. `conversation` is left out where only a line of the register is known. */
export const faultPlace = z.object({ conversation: z.string().optional(), sequence: z.int(), what: z.string() });

/** What a verification went through. */
export const verifyResult = z.object({
  records: z.int(), conversations: z.int(), departed: z.object({ archived: z.int(), read: z.int(), deleted: z.int() }),
  faults: z.int(),
  /** The first of them. */
  found: z.array(faultPlace),
  seconds: z.number(),
});
/** A {@link verifyResult}. */
export type VerifyResult = z.infer<typeof verifyResult>;

/** What the check of an anchor found. */
export const checkResult = z.object({ anchor: z.int(), day: z.string(), faults: z.int(), found: z.array(z.object({ what: z.string(), place: faultPlace.optional() })) });
/** A {@link checkResult}. */
export type CheckResult = z.infer<typeof checkResult>;

/** What an export holds; also the file that lies beside it. */
export const exportManifest = z.object({
  format: z.enum(EXPORT_FORMATS), file: z.string(), bytes: z.int(), records: z.int(),
  /** SHA-256 in hex over the whole file. */
  sha256: z.string(),
  channels: z.record(z.string(), z.int()),
  /** Cells that began like a formula; each has an apostrophe before it. */
  madeSafe: z.int(),
  /** Records that are not in it because they lie in archives, or were deleted. */
  elsewhere: z.object({ archived: z.int(), deleted: z.int() }),
  filter: exportFilter, madeAt: instant,
  /** How many conversations were named. */
  conversations: z.int().optional(),
});
/** An {@link exportManifest}. */
export type ExportManifest = z.infer<typeof exportManifest>;

/** Long work, and how far it is. */
export const jobView = z.object({
  id: z.string(), kind: z.enum(JOB_KINDS), state: z.enum(JOB_STATES),
  /** The name of who asked for it; '' is the system. */
  by: z.string(),
  askedAt: instant, beganAt: z.string(), endedAt: z.string(), done: z.int(), total: z.int(), cancelled: z.boolean(),
  verify: verifyResult.optional(), check: checkResult.optional(), export: exportManifest.optional(), anchor: z.object({ ordinal: z.int(), hash: z.string() }).optional(),
  /** What an export was asked for. */
  filter: exportFilter.optional(), searched: z.boolean().optional(), format: z.enum(EXPORT_FORMATS).optional(),
  /** Why it failed. */
  why: z.string().optional(),
});
/** A {@link jobView}. */
export type JobView = z.infer<typeof jobView>;

/** Jobs of a kind, the latest first. */
export const jobList = z.object({ jobs: z.array(jobView) });

/** A job that was asked for; `joined` when the same was under way already. */
export const jobAsked = z.object({ job: jobView, joined: z.boolean() });
/** A {@link jobAsked}. */
export type JobAsked = z.infer<typeof jobAsked>;

/** Anchors, the latest first. */
export const anchorList = z.object({ anchors: z.array(anchor) });

/** An anchor's file, to be checked. */
export const checkBody = z.object({ anchor });

/** What is to be exported. */
export const exportBody = z.object({ filter: exportFilter, format: z.enum(EXPORT_FORMATS) });

/** What of a search is to be exported. */
export const exportSearchBody = z.object({ filters: reviewFilters, format: z.enum(EXPORT_FORMATS) });
