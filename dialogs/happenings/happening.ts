import type { Json } from '../../records/json.js';
import type { Party } from '../../records/record.js';

/** Something that happened to a conversation without words of its customer: a timer that is due, a step at the desk, a sign-in. */
export interface Happening {
  readonly event: string;
  readonly by: Party;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly data: Readonly<Record<string, Json | undefined>>;
}
