/** What personal data there is in a text. `id`: an identity card, a passport, a permit. */
export type PersonalKind = 'phone' | 'id' | 'card' | 'email';

/** A place of personal data in a text. */
export interface PersonalSpan {
  readonly kind: PersonalKind;
  /** False where the check digit or the numbering plan fails, yet it was clearly meant as one: it is masked all the same. */
  readonly certain: boolean;
  /** Place in UTF-16 units, end exclusive. */
  readonly from: number;
  readonly to: number;
}
