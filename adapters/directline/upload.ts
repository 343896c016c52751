import busboy from 'busboy';
import type { IncomingMessage } from 'node:http';
import type { FileReference, Locale } from '../../records/message.js';
import { fileKind, SHOWN_KINDS } from '../files/fileKind.js';
import { inboundActivity, type InboundActivity } from './activity.js';
import { mediaType, parseJson, readBytes, refuseEncoded } from './body.js';
import { Refusal } from './errors.js';
import { LARGEST_BODY, type DirectLineParts } from './parts.js';
import { cleanName } from './text.js';

const MOST_FILES = 5;

const IMAGE_EXTENSION: Readonly<Record<string, string>> = { 'image/png': '.png', 'image/jpeg': '.jpg', 'image/webp': '.webp', 'image/gif': '.gif' };

/** A received file, not yet checked. */
interface Received {
  readonly name: string;
  readonly claimed: string;
  readonly bytes: Buffer;
}

/** An upload: the activity that came with it, and its files, kept. */
export interface Upload {
  readonly activity: InboundActivity;
  readonly files: readonly FileReference[];
}

/**
 * Reads an upload, checks that each file is what it says it is, and keeps it.
 * @throws Refusal that says what is wrong with which file; nothing is kept then.
 */
export async function receiveUpload(parts: DirectLineParts, request: IncomingMessage, conversation: string, at: string, locale: Locale): Promise<Upload> {
  refuseEncoded(request);
  const { activity, received } = mediaType(request) === 'multipart/form-data' ? await readForm(parts, request) : await readSingle(parts, request);
  if (received.length === 0) throw new Refusal('NoFile');
  const checked = await Promise.all(received.map(async (file) => ({ ...file, contentType: await checkedType(file) })));
  const parsed = inboundActivity.safeParse(activity ?? { type: 'message', locale });
  if (!parsed.success) throw new Refusal('BadArgument');
  const files: FileReference[] = [];
  for (const { name, contentType, bytes } of checked) files.push(await parts.files.put({ conversation, name, contentType, bytes, at }));
  return { activity: parsed.data, files };
}

async function readSingle(parts: DirectLineParts, request: IncomingMessage): Promise<{ activity: unknown; received: Received[] }> {
  const limit = parts.limits.uploadMegabytes * 1_048_576;
  const bytes = await readBytes(request, limit).catch((failure: unknown) => {
    throw failure instanceof Refusal && failure.key === 'BodyTooLarge' ? new Refusal('FileTooLarge', { megabytes: parts.limits.uploadMegabytes }) : failure;
  });
  const name = /filename\*?=(?:UTF-8'')?"?([^";]+)"?/i.exec(request.headers['content-disposition'] ?? '')?.[1];
  const type = mediaType(request);
  return { activity: undefined, received: bytes.length === 0 ? [] : [{ name: cleanName(name ?? `file${IMAGE_EXTENSION[type] ?? ''}`), claimed: type, bytes }] };
}

function readForm(parts: DirectLineParts, request: IncomingMessage): Promise<{ activity: unknown; received: Received[] }> {
  const { uploadMegabytes: megabytes } = parts.limits;
  return new Promise((resolve, reject) => {
    const received: Received[] = [];
    let activity: unknown;
    let form: busboy.Busboy;
    try {
      form = busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { fileSize: megabytes * 1_048_576, files: MOST_FILES + 1, fields: 4, fieldSize: LARGEST_BODY, parts: MOST_FILES + 6 } });
    } catch {
      reject(new Refusal('BadArgument'));
      return;
    }
    const fail = (refusal: Refusal): void => {
      request.unpipe(form);
      request.resume();
      reject(refusal);
    };
    form.on('file', (field, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => fail(new Refusal('FileTooLarge', { megabytes })));
      stream.on('error', () => fail(new Refusal('BadArgument')));
      stream.on('close', () => {
        const bytes = Buffer.concat(chunks);
        if (field === 'activity' || info.mimeType === 'application/vnd.microsoft.activity') {
          try {
            activity = parseJson(bytes);
          } catch (failure) {
            fail(failure instanceof Refusal ? failure : new Refusal('BadJson'));
          }
        } else if (received.length >= MOST_FILES) fail(new Refusal('TooManyFiles', { files: MOST_FILES }));
        else received.push({ name: cleanName(info.filename), claimed: info.mimeType, bytes });
      });
    });
    form.on('filesLimit', () => fail(new Refusal('TooManyFiles', { files: MOST_FILES })));
    form.on('error', () => fail(new Refusal('BadArgument')));
    form.on('close', () => resolve({ activity, received }));
    request.on('aborted', () => fail(new Refusal('BadArgument')));
    request.pipe(form);
  });
}

/** What a file's bytes are. @throws Refusal when that is not what its name says, or nothing we take. */
async function checkedType({ name, bytes }: Received): Promise<string> {
  const kind = await fileKind(name, bytes);
  switch (kind) {
    case 'empty':
      throw new Refusal('EmptyFile', { name });
    case 'unknown':
      throw new Refusal('FileType', { name, kinds: SHOWN_KINDS });
    case 'mismatch':
      throw new Refusal('FileMismatch', { name, kinds: SHOWN_KINDS });
    default:
      return kind.contentType;
  }
}
