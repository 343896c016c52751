import type { ReviewRecord } from '../../bot/api/review.ts';

/** What can be opened from a line. */
export const QUALITY_KINDS = ['finding', 'violation', 'review'] as const;
/** One of {@link QUALITY_KINDS}. */
export type QualityKind = (typeof QUALITY_KINDS)[number];

const PLACES: Readonly<Record<QualityKind, string>> = { finding: '/quality/findings', violation: '/quality/violations', review: '/quality/reviews' };

/** Where it is opened, with the line it is about, and the agent who said it where one did. */
export function qualityPath(kind: QualityKind, conversation: string, { sequence, from: { role, id } }: Pick<ReviewRecord, 'sequence' | 'from'>): string {
  return `${PLACES[kind]}?${new URLSearchParams({ new: kind, conversation, sequence: String(sequence), ...(role === 'agent' && kind !== 'finding' && { agent: id }) }).toString()}`;
}
