import type { FileReference, Locale } from '../records/message.js';

/** A notice on its way out of the chat: a mail or a short message (norms 2.1, 2.3–2.5: by SMS, mail or phone). */
export interface Notice {
  /** The same notice always bears the same id, so that a gateway can tell a second attempt from a second notice. */
  readonly id: string;
  /** A mail address, or a phone number in E.164. */
  readonly to: string;
  readonly locale: Locale;
  /** Of a mail; a short message has none. */
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly NoticeAttachment[];
}

/** A file that travels with a mail. */
export interface NoticeAttachment extends Pick<FileReference, 'name' | 'contentType'> {
  readonly content: string;
}

/** What became of an attempt. `again`: the gateway's own trouble, to be tried later; else the notice can never arrive. */
export type Carried =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly error: string; readonly again: boolean; /** In ms, where the gateway says so. */ readonly waitMs?: number };

/** Carries notices one way. Never throws; `error` holds no personal data. */
export interface Courier {
  carry(notice: Notice): Promise<Carried>;
}
