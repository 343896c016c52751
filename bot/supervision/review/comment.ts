import type { Vault } from '../../../records/vault.js';
import type { Inbound } from '../../turn/turnStore.js';

/** A comment as it is made. */
export interface Comment {
  readonly conversation: string;
  readonly key: string;
  /** The line it is on. */
  readonly on: number;
  readonly text: string;
  /** The account's id. */
  readonly by: string;
  readonly at: string;
}

/**
 * A comment on a line, as it is put on record: an event of the conversation's own chain, so that nobody can change it
 * afterwards or say that it was not made. No turn answers it and no channel shows it.
 */
export function commentDelivery({ conversation, key, on, text, by, at }: Comment, vault: Vault, mask: (text: string) => string): Inbound {
  const data = { on, text };
  const masked = { on, text: mask(text) };
  return {
    conversation, key: `comment:${key}`, wantsTurn: false,
    record: { kind: 'event', at, from: { role: 'agent', id: by }, to: { role: 'system', id: 'guitai' }, outcome: 'done', content: { event: 'review.commented', data: masked } },
    ...(masked.text !== text && { original: vault.seal(JSON.stringify({ data })) }),
  };
}
