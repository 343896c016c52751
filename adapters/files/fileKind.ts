import { fileTypeFromBuffer } from 'file-type';
import { extname } from 'node:path';

/** What may travel with a message, by extension, with the media types that the bytes may turn out to be. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  '.png': ['image/png'], '.jpg': ['image/jpeg'], '.jpeg': ['image/jpeg'], '.webp': ['image/webp'], '.gif': ['image/gif'], '.pdf': ['application/pdf'],
  '.docx': ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  '.xlsx': ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  '.txt': ['text/plain'], '.csv': ['text/csv'],
};
/** Recordings of calls, which only staff enter. */
const RECORDINGS: Readonly<Record<string, readonly string[]>> = {
  '.mp3': ['audio/mpeg'], '.m4a': ['audio/x-m4a', 'audio/mp4'], '.wav': ['audio/wav'], '.ogg': ['audio/ogg', 'application/ogg', 'audio/ogg; codecs=opus'],
};

/** What files may be, in words. */
export const SHOWN_KINDS = 'PNG, JPEG, WebP, GIF, PDF, Word (.docx), Excel (.xlsx), TXT, CSV';

/** What a file turned out to be; `unknown`: of no kind that is taken; `mismatch`: not what its name says. */
export type FileKind = { readonly contentType: string } | 'empty' | 'unknown' | 'mismatch';

/** Looks at what a file really is. `recordings`: sound is taken, too. */
export async function fileKind(name: string, bytes: Uint8Array, recordings = false): Promise<FileKind> {
  if (bytes.length === 0) return 'empty';
  const extension = extname(name).toLowerCase();
  const allowed = KINDS[extension] ?? (recordings ? RECORDINGS[extension] : undefined);
  if (allowed === undefined) return 'unknown';
  const found = await fileTypeFromBuffer(bytes);
  const textual = extension === '.txt' || extension === '.csv';
  if (textual ? found !== undefined || !isText(bytes) : found === undefined || !allowed.includes(found.mime)) return 'mismatch';
  return { contentType: allowed[0] ?? 'application/octet-stream' };
}

/** A file's media type; undefined when it may not be sent. Staff may add recordings. */
export async function checkedKind(name: string, bytes: Uint8Array): Promise<string | undefined> {
  const kind = await fileKind(name, bytes, true);
  return typeof kind === 'object' ? kind.contentType : undefined;
}

/** Text in UTF-8 or GB 18030, without NUL. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  });
}
