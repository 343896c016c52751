import type { CannedReply } from '../api/atHand.js';

/** Replies that agents keep at hand: everybody's, and each one's own. Written and reviewed by people, so kept in a file. */
export interface Canned {
  /** Everybody's, then this person's own. */
  list(staff: string): readonly CannedReply[];
  /** Adds or replaces; durable when it resolves. */
  put(reply: CannedReply): Promise<void>;
  /** False when there is none of that id and owner. */
  remove(id: string, owner: string): Promise<boolean>;
}
