import { createHash, randomUUID } from 'node:crypto';
import type { NewFile } from '../../records/files.js';
import type { FileReference } from '../../records/message.js';
import { maskPersonal } from '../../records/personal/mask.js';
import type { Connection } from './schema.js';
import { checkedId, storable } from './texts.js';

/** The row of a new file, and how messages refer to it. Its name is kept masked (promise 9). */
export function fileRow(file: NewFile): { readonly reference: FileReference; readonly store: (on: Connection) => Promise<void> } {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const reference: FileReference = {
    id: randomUUID(),
    name: storable(maskPersonal(file.name)),
    contentType: storable(file.contentType),
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const { contentType, ...named } = reference;
  const row = { ...named, content_type: contentType, conversation: checkedId(file.conversation), at: storable(file.at), bytes };
  return {
    reference,
    // The id is new, so an attempt whose answer was lost is found here by its successor and not stored twice.
    store: async (on) => {
      await on.insertInto('files').values(row).onConflict((conflict) => conflict.doNothing()).execute();
    },
  };
}

/** A file of a conversation. */
export async function fileOf(on: Connection, conversation: string, id: string): Promise<{ reference: FileReference; bytes: Uint8Array } | undefined> {
  const row = await on.selectFrom('files').selectAll().where('conversation', '=', conversation).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const { name, content_type: contentType, size, sha256, bytes } = row;
  return { reference: { id: row.id, name, contentType, size, sha256 }, bytes };
}
