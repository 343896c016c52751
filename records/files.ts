import type { FileReference } from './message.js';

/** A file on its way in. `contentType` is what the bytes were found to be, not what the sender claimed. */
export interface NewFile {
  readonly conversation: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** Keeps the bytes of files that travel with messages. Every implementation passes `test/contracts/store.ts`. */
export interface FileStore {
  /** Resolves once durable. The same bytes put again for a conversation under the same name give a new reference. */
  put(file: NewFile): Promise<FileReference>;
  /** Undefined when there is no such file in that conversation. */
  get(conversation: string, id: string): Promise<{ reference: FileReference; bytes: Uint8Array } | undefined>;
}
