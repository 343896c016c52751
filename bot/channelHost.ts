import type { CommunicationRecord } from '../records/record.js';
import type { RecordsHeard } from './hub.js';
import type { Accepted, Conversation, Inbound, Opening } from './turn/turnStore.js';

/** What a channel adapter is given: everything it may ask of the core. It holds no business logic of its own. */
export interface ChannelHost {
  /**
   * Takes one delivery. Resolves once it is durable ("received" may be said); the turn runs afterwards, in the background.
   * @throws StoreUnavailable when it could not be kept: the channel must not say "received".
   */
  receive(inbound: Inbound): Promise<Accepted>;
  /**
   * Calls `listener` with new records of a conversation, in order, after they are durable; with none when some may have
   * been missed and `recordsAfter` has to be asked. Returns how to stop.
   */
  watch(conversation: string, listener: RecordsHeard): () => void;
  /** Records with a sequence above `after`, in order, at most `limit`. */
  recordsAfter(conversation: string, after: number, limit: number): Promise<CommunicationRecord[]>;
  conversation(id: string): Promise<Conversation | undefined>;
  /** The institution's own site vouches for a conversation's customer: kept, and used from the next turn on. */
  identified(where: { readonly conversation: string; readonly opening: Opening }, customer: Vouched): Promise<void>;
  /** Notes that everything up to `through` reached the customer's side; recorded within seconds, merged. */
  delivered(conversation: string, through: number, by: 'socket' | 'fetch'): void;
}

/** What the institution's own site says of a customer. */
export interface Vouched {
  readonly subject: string;
  readonly name?: string | undefined;
  /** E.164. */
  readonly phone?: string | undefined;
  readonly mail?: string | undefined;
}
