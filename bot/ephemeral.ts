import type { Party } from '../records/record.js';
import type { Clock } from './clock.js';
import { Watchers } from './watchers.js';

/** Somebody types in a conversation, now. A picture of something going on, not an exchange: it is on no record. */
export interface Typing {
  readonly conversation: string;
  readonly by: Party;
  /** The newest record that the answer in work will answer; once the answer is there, this typing is over. */
  readonly answering?: number | undefined;
}

/** Told that somebody types: anybody in the conversation, so look at `by.role`. */
export type TypingHeard = (by: Party, answering?: number) => void;

/** The same party is told of no more often than this, in ms, however fast it types. */
const LEAST_MS = 1_000;

/** Tells open connections what goes on now and is kept nowhere. Within one process; other instances are told by the database. */
export class Ephemeral {
  readonly #watchers = new Watchers<TypingHeard>();
  readonly #told = new Set<string>();

  constructor(private readonly clock: Clock) {}

  /** Returns how to stop. */
  watch(conversation: string, listener: TypingHeard): () => void {
    return this.#watchers.add(conversation, listener);
  }

  /** Whether it is time to tell of this party's typing again. */
  due({ conversation, by }: Typing): boolean {
    const key = `${conversation}\n${by.role}\n${by.id}`;
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    this.clock.after(LEAST_MS, () => this.#told.delete(key));
    return true;
  }

  publish({ conversation, by, answering }: Typing): void {
    for (const listener of this.#watchers.of(conversation)) listener(by, answering);
  }
}
