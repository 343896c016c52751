/** Why somebody asks for what is sealed. */
export const UNSEAL_REASONS = ['complaint', 'callback', 'fraud', 'data-request', 'authority', 'quality', 'other'] as const;
/** One of {@link UNSEAL_REASONS}. */
export type UnsealReasonKind = (typeof UNSEAL_REASONS)[number];

/** The fewest characters of a reason in words, without spaces and signs. */
export const LEAST_REASON = 6;
/** The most. */
export const MOST_REASON = 400;

/** Why, chosen and in words. */
export interface UnsealReason {
  readonly kind: UnsealReasonKind;
  readonly words: string;
}

/** Whether words say anything: long enough, and not one sign over and over. */
export function saysWhy(words: string): boolean {
  const said = Array.from(words.replace(/[\s\p{P}\p{S}]/gu, ''));
  return said.length >= LEAST_REASON && new Set(said).size >= 3;
}
