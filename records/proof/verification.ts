import type { ConversationRange } from '../reader.js';
import type { Verified } from '../verify.js';
import type { RecordFault } from '../verifyFault.js';

/** A part of a verification as it comes back from whoever looked: faults above {@link MOST_NAMED} are only counted. */
export interface PartVerified extends Verified {
  readonly found: readonly RecordFault[];
}

/** How a verification is divided. */
export interface VerificationPlan {
  /** Records there are, for the progress. */
  readonly records: number;
  /** Where parts end: names of conversations, rising by their bytes. The last part goes on to the end. */
  readonly bounds: readonly string[];
}

/** Looks at parts of the record beside whatever else goes on. Each call sees one state of the database. */
export interface PartVerifier {
  /** How many parts are worth looking at together. */
  readonly lanes: number;
  plan(recordsInPart: number): Promise<VerificationPlan>;
  range(range: ConversationRange): Promise<PartVerified>;
  register(): Promise<PartVerified>;
}

/** What a whole verification is told, and asks, while it runs. */
export interface VerificationWatch {
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked between parts; what it throws ends the verification. */
  readonly onPart?: () => Promise<void>;
}

/** Faults that are named of one verification, and of one part; more are counted. */
export const MOST_NAMED = 1_000;

/** So long that dividing costs nothing, so short that nobody waits for one: an eighth of a second. */
const IN_PART = 25_000;

/** Looks at the whole record in parts, several at once, and brings what they found into the order of the record. */
export async function verifyInParts(verifier: PartVerifier, { onProgress, onPart }: VerificationWatch = {}): Promise<PartVerified> {
  const { records: total, bounds } = await verifier.plan(IN_PART);
  onProgress?.(0, total);
  const ranges = rangesOf(bounds);
  const parts: PartVerified[] = [];
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < ranges.length; index = next++) {
      await onPart?.();
      const part = await verifier.range(ranges[index] ?? {});
      parts[index] = part;
      done += part.records;
      // What was written since the plan was made is looked at, too.
      onProgress?.(Math.min(done, total), total);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(verifier.lanes, ranges.length)) }, lane));
  return [...parts, await verifier.register()].reduce(together);
}

/** Ranges that end at `bounds`; the last is open. */
export function rangesOf(bounds: readonly string[]): ConversationRange[] {
  return [...bounds, undefined].map((through, index) => {
    const after = bounds[index - 1];
    return { ...(after !== undefined && { after }), ...(through !== undefined && { through }) };
  });
}

/** Counts added up, what was found in order. */
function together(one: PartVerified, other: PartVerified): PartVerified {
  return {
    records: one.records + other.records,
    conversations: one.conversations + other.conversations,
    departed: { archived: one.departed.archived + other.departed.archived, read: one.departed.read + other.departed.read, deleted: one.departed.deleted + other.departed.deleted },
    faults: one.faults + other.faults,
    found: [...one.found, ...other.found].slice(0, MOST_NAMED),
  };
}
