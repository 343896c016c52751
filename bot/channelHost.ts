import type { CommunicationRecord, Party } from '../records/record.js';
import type { TypingHeard } from './ephemeral.js';
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
  /**
   * Somebody types now: an agent at the desk, the customer. The other side sees it for about five seconds, on whatever
   * instance it is; say it again every 3 s while it goes on, and not when it ends: the message itself ends it. It is on no
   * record, and of one party no more than one a second is passed on. Never throws, and is not waited for.
   */
  typing(conversation: string, by: Party): void;
  /**
   * Calls `listener` each time somebody types in a conversation: the customer, the bot that thinks, an agent, so look at the
   * party's role. A hint that may be lost; show it for about five seconds, or until that party's next message. Returns how to stop.
   */
  watchTyping(conversation: string, listener: TypingHeard): () => void;
  /** Records with a sequence above `after`, in order, at most `limit`. */
  recordsAfter(conversation: string, after: number, limit: number): Promise<CommunicationRecord[]>;
  conversation(id: string): Promise<Conversation | undefined>;
  /** The institution's own site vouches for a conversation's customer: kept, and used from the next turn on. */
  identified(where: { readonly conversation: string; readonly opening: Opening }, customer: Vouched): Promise<void>;
  /** The conversation in which this customer waits for a person or is with one, on whatever device; undefined when there is none. */
  withPeople(subject: string): Promise<string | undefined>;
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
  /** The institution's class of customer: `private`. */
  readonly customerClass?: string | undefined;
}
