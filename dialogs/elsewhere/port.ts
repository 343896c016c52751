import type { FormState } from '../form/form.js';
import type { Known } from '../form/known.js';

/** Forms that are the customer's own matter, and may be gone on with elsewhere; the others belong to their conversation. */
export const MOVABLE: readonly string[] = ['booking', 'application', 'complaint', 'feedback'];

/** A form that the same customer left open in another conversation. */
export interface FormElsewhere {
  readonly conversation: string;
  readonly channel: string;
  readonly state: FormState;
  /** When the customer was last heard there, in epoch ms. */
  readonly heardAt: number;
}

/** Finds what a customer began on another channel. */
export interface Elsewhere {
  /**
   * Forms left open by whoever showed in this conversation who they are, the latest first. Those of conversations in which
   * the same was shown, or whose own contact is one that was verified here (promise 12); none for a stranger.
   */
  openForms(who: { readonly conversation: string; readonly known: Known }): Promise<readonly FormElsewhere[]>;
  /** {@link openForms} for an offer that nobody asked for: none where they can't be found at once. Never throws. */
  glance(who: { readonly conversation: string; readonly known: Known }): Promise<readonly FormElsewhere[]>;
  /** Their other conversations in which the same was shown, by which channel each is on; the one where they were last heard first. */
  chats(who: { readonly conversation: string; readonly known: Known }): Promise<readonly Omit<FormElsewhere, 'state'>[]>;
}
