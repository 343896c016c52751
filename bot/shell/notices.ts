import { z } from 'zod';
import type { Contact } from '../../cases/booking/booking.js';
import type { Known } from '../../dialogs/form/known.js';
import type { NoticeDraft } from '../../dialogs/form/reply.js';
import type { Locale, Message } from '../../records/message.js';
import type { Vault } from '../../records/vault.js';
import { text } from '../../texts/catalogue.js';
import { maskOwn } from '../privacy.js';
import type { Lane, PushRequest } from '../turn/turnStore.js';

const letter = z.object({ to: z.string(), subject: z.string(), text: z.string(), calendar: z.string().optional() });

/** What a courier is to carry; sealed in the outbox, since the record shows it masked. */
export type Letter = z.infer<typeof letter>;

/** Reads what {@link noticesOf} sealed. */
export function letterOf(vault: Vault, sealed: string): Letter {
  return letter.parse(JSON.parse(vault.open(sealed)));
}

/** A notice as the record shows it, and as the outbox sends it. */
export interface PreparedNotice {
  readonly content: Message;
  readonly push: PushRequest;
}

/** Notices by the way that the customer chose; codes, and what found no other way, go as they are. */
export function asChosen(notices: readonly NoticeDraft[], chosen: Known['notices'], reaches: (contact: Contact) => boolean): NoticeDraft[] {
  return notices.flatMap((notice) => {
    if (chosen === undefined || notice.always === true || (notice.secret ?? []).length > 0) return [notice];
    if (chosen === 'chat') return [];
    return [reaches(chosen) ? { ...notice, to: chosen } : notice];
  }).filter(({ to }) => reaches(to));
}

/** Writes notices out in the customer's language. `first` is the index that the first of them gets among the turn's drafts. */
export function noticesOf(notices: readonly NoticeDraft[], { locale, own, vault, first }: { readonly locale: Locale; readonly own: ReadonlySet<string>; readonly vault: Vault; readonly first: number }): PreparedNotice[] {
  return notices.map(({ to, subject, lines, secret = [], calendar }, index) => {
    const lane: Lane = to.kind === 'mail' ? 'mail' : 'sms';
    const title = text(locale, subject);
    const write = (hide: boolean): string => lines.map(({ key, params = {} }) => text(locale, key, hide ? Object.fromEntries(Object.entries(params).map(([name, value]) => [name, secret.includes(name) ? '••••••' : value])) : params)).join('\n');
    const sealed: Letter = { to: to.value, subject: title, text: write(false), ...(calendar !== undefined && { calendar }) };
    return {
      content: { text: maskOwn(write(true), own), locale, texts: lines.map(({ key }) => key), via: lane, subject: title },
      push: { draft: first + index, lane, original: vault.seal(JSON.stringify(sealed)), ...(secret.length > 0 && { once: true }) },
    };
  });
}
