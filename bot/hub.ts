import type { CommunicationRecord } from '../records/record.js';

/** Told of records in order; of none, when something may have been missed and the store has to be asked. */
export type RecordsHeard = (records: readonly CommunicationRecord[]) => void;

/** Tells open connections about records that have become durable. Within one process; other instances are told by the database. */
export class RecordHub {
  readonly #listeners = new Map<string, Set<RecordsHeard>>();

  watch(conversation: string, listener: RecordsHeard): () => void {
    const listeners = this.#listeners.get(conversation) ?? new Set();
    this.#listeners.set(conversation, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(conversation) === listeners) this.#listeners.delete(conversation);
    };
  }

  /** Whether anybody here watches the conversation. */
  watched(conversation: string): boolean {
    return this.#listeners.has(conversation);
  }

  publish(records: readonly CommunicationRecord[]): void {
    const conversation = records[0]?.conversation;
    if (conversation === undefined) return;
    for (const listener of this.#listeners.get(conversation) ?? []) listener(records);
  }

  /** Has everybody ask the store. */
  missed(): void {
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener([]);
  }
}
