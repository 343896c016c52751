import type { Contact } from '../../cases/booking/booking.js';
import type { Locale } from '../../records/message.js';

/** A customer's request about their data, as the chat takes it down. */
export interface DataRequestDraft {
  /** One form makes one request, however often it is submitted. */
  readonly formKey: string;
  readonly conversation: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly locale: Locale;
  readonly wants: 'access' | 'correction' | 'deletion';
  /** What the customer has shown to be theirs. */
  readonly contacts: readonly Contact[];
  readonly identity?: string;
  readonly correction?: { readonly wrong: string; readonly right: string };
}

/** Takes requests down, outside of the conversation's own transaction: the same form key again is the same request. */
export interface DataRequestDesk {
  /** By when it is answered, ISO 8601 in UTC. @throws StoreUnavailable */
  open(draft: DataRequestDraft): Promise<{ readonly id: string; readonly dueAt: string }>;
}
