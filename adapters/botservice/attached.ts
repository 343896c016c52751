import type { ChannelActivity } from './activity.js';
import type { MediaErrand } from '../files/media.js';

/** What Teams calls a file that lies in the sender's own drive: its address is good for a few minutes, for whoever has it. */
const TEAMS_FILE = 'application/vnd.microsoft.teams.file.download.info';

/** A file that came with a message, by its address. */
export interface Attached {
  readonly url: string;
  readonly kind: MediaErrand['kind'];
  /** '' where the channel tells none. */
  readonly name: string;
}

/** The files of a message, of which the bytes are still to be fetched. Cards and rich text are none. */
export function attachedTo({ attachments }: ChannelActivity): readonly Attached[] {
  return (attachments ?? []).flatMap(({ contentType, contentUrl, content, name }): Attached[] => {
    const given = name ?? '';
    if (contentType === TEAMS_FILE) return typeof content?.downloadUrl === 'string' ? [{ url: content.downloadUrl, kind: 'file', name: given }] : [];
    return contentUrl == null ? [] : [{ url: contentUrl, kind: kindOf(contentType ?? ''), name: given }];
  });
}

function kindOf(contentType: string): Attached['kind'] {
  if (contentType.startsWith('image')) return 'image';
  if (contentType.startsWith('audio')) return 'voice';
  return contentType.startsWith('video') ? 'video' : 'file';
}
