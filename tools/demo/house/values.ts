import type { Person } from '../people/customers.js';

/** A text that a customer said for which another could stand: one of a pool. */
export interface Varied {
  readonly said: string;
  readonly pool: readonly string[];
}

/** What in a conversation is somebody's own, and so is another's in a copy of it. */
export interface OwnValues {
  readonly person: Person;
  readonly varied: readonly Varied[];
}

/** What is whose own, by conversation. */
export class Values {
  readonly #all = new Map<string, { readonly person: Person; readonly varied: Varied[] }>();

  begin(conversation: string, person: Person): void {
    this.#all.set(conversation, { person, varied: [] });
  }

  /** Notes that one of a pool was said. */
  vary(conversation: string, said: string, pool: readonly string[]): void {
    this.#all.get(conversation)?.varied.push({ said, pool });
  }

  of(conversation: string): OwnValues | undefined {
    return this.#all.get(conversation);
  }

  get conversations(): readonly string[] {
    return [...this.#all.keys()];
  }
}
