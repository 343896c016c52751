import { z } from 'zod';
import type { Dossier } from '../dossiers/dossier.js';

/** `proposed` by one person, `approved` by another and under way, `done`; or `declined`, `withdrawn`. */
export const DELETION_STATES = ['proposed', 'approved', 'done', 'declined', 'withdrawn'] as const;
/** One of {@link DELETION_STATES}. */
export type DeletionState = (typeof DELETION_STATES)[number];

const decision = z.object({ by: z.string(), at: z.string(), note: z.string() });
const result = z.object({ at: z.string(), erased: z.number(), kept: z.number(), records: z.number(), sha256: z.string(), seal: z.string() });
const body = z.object({ reason: z.string(), conversations: z.number(), decision: decision.optional(), result: result.optional() });

/** What a deletion came to; `sha256` is over its items, `seal` an HMAC with the record's seal key over the certificate's facts. */
export type DeletionResult = z.infer<typeof result>;

/** A deletion, from proposal to certificate. People are account ids, times ISO 8601 in UTC. */
export interface Deletion {
  /** Also the number of its certificate: `DEL-20261126-4f2a9c`. */
  readonly id: string;
  readonly version: number;
  readonly state: DeletionState;
  readonly reason: string;
  readonly conversations: number;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly decision?: z.infer<typeof decision>;
  readonly result?: DeletionResult;
}

/** What a deletion's dossier keeps. */
export function deletionBody({ reason, conversations, decision: decided, result: came }: Pick<Deletion, 'reason' | 'conversations' | 'decision' | 'result'>): z.infer<typeof body> {
  return { reason, conversations, ...(decided && { decision: decided }), ...(came && { result: came }) };
}

/** A dossier as the deletion it is. @throws ZodError for what no program wrote */
export function deletionOf({ id, version, state, body: stored, openedBy, openedAt }: Dossier): Deletion {
  const { reason, conversations, decision: decided, result: came } = body.parse(stored);
  return {
    id, version, state: DELETION_STATES.find((each) => each === state) ?? 'proposed', reason, conversations, proposedBy: openedBy, proposedAt: openedAt,
    ...(decided && { decision: decided }), ...(came && { result: came }),
  };
}
