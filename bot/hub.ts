import type { CommunicationRecord } from '../records/record.js';
import { Watchers } from './watchers.js';

/** Told of records in order; of none, when something may have been missed and the store has to be asked. */
export type RecordsHeard = (records: readonly CommunicationRecord[]) => void;

/** Tells open connections about records that have become durable. Within one process; other instances are told by the database. */
export class RecordHub {
  readonly #watchers = new Watchers<RecordsHeard>();

  watch(conversation: string, listener: RecordsHeard): () => void {
    return this.#watchers.add(conversation, listener);
  }

  /** Whether anybody here watches the conversation. */
  watched(conversation: string): boolean {
    return this.#watchers.watched(conversation);
  }

  publish(records: readonly CommunicationRecord[]): void {
    const conversation = records[0]?.conversation;
    if (conversation === undefined) return;
    for (const listener of this.#watchers.of(conversation)) listener(records);
  }

  /** Has everybody ask the store. */
  missed(): void {
    for (const listener of this.#watchers.all()) listener([]);
  }
}
